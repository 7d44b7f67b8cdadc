//! Reads `tauri.conf.json`, and says what to do where the pages have not been built.

fn main() {
    println!("cargo::rerun-if-changed=../ui/dist");
    if std::path::Path::new("../ui/dist/index.html").is_file() {
        tauri_build::build();
    } else {
        println!("cargo::error=the pages of the window are not built yet: `cargo xtask run` builds them");
    }
}
