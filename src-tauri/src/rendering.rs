//! Without a graphics device `WebKitGTK` composites through a software OpenGL, which makes the map several times slower
//! than drawing it directly. Its switch for that is read from the environment when the program starts.

/// Starts this program again, in place, with direct drawing, where there is no graphics device. Whoever has set the
/// switch keeps what they chose. Costs loading the program's libraries twice: 50 to 80 ms measured on two busy cores, debug build.
///
/// Again, because setting a variable of a running process is not memory-safe, and the project forbids unsafe code.
pub(crate) fn restart_without_gpu() {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt;

        const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
        if std::env::var_os(SWITCH).is_some() || has_gpu() {
            return;
        }
        if let Ok(program) = std::env::current_exe() {
            // Returns only where it fails; then the window opens all the same, only slower.
            let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
        }
    }
}

/// Whether the kernel offers a device that renders.
#[cfg(target_os = "linux")]
fn has_gpu() -> bool {
    std::fs::read_dir("/dev/dri")
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD")))
}
