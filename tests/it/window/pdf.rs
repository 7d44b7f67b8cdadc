//! A briefing becomes a PDF without a dialog, and can do nothing else.

use std::net::TcpListener;
use std::process::Command;

use passage_tests::tool;
use serde_json::json;

use super::{Window, prepare, run};

/// Two sheets, as briefings are laid out, that also try what they must not: to run a script, and to load something.
const SHEETS: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
@page { size: A4; margin: 0 } body { margin: 0 }
.page { width: 210mm; height: 296.8mm; overflow: hidden; break-after: page }
</style></head><body><div class="page"><p>First sheet</p><p id="s">no script ran</p></div>
<div class="page"><p>Second sheet</p><p dir="rtl">معبر باب الهوى</p><img src="ELSEWHERE" alt="nothing loaded"></div>
<script>document.getElementById('s').textContent = 'a script ran'</script></body></html>"#;

#[test]
fn a_briefing_becomes_a_pdf() {
    let Some((app, folder)) = prepare() else { return };
    if !["pdftotext", "pdfinfo"].into_iter().all(tool) {
        return;
    }
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a port");
        let sheets =
            SHEETS.replace("ELSEWHERE", &format!("http://{}/x.png", listener.local_addr().expect("an address")));

        let window = Window::open(&app, &folder.path().join("none.db"), folder.path()).await;
        let pdf = folder.path().join("briefing 1.pdf");
        window.invoke("export_pdf", json!({ "html": sheets, "path": pdf })).await.expect("a PDF");
        let info = output("pdfinfo", &pdf);
        assert!(info.contains("Pages:           2"), "{info}");
        assert!(info.contains("A4"), "{info}");
        let text = output("pdftotext", &pdf);
        assert!(text.contains("First sheet") && text.contains("Second sheet"), "{text}");
        assert!(text.contains("no script ran") && text.contains("nothing loaded"), "{text}");
        assert!(listener.accept().is_err(), "the page has asked for a picture from elsewhere");

        // From a file, as the window does it, and again over the first one.
        let html = folder.path().join("briefing.html");
        std::fs::write(&html, sheets.replace("First", "Replaced")).expect("a file");
        window.invoke("export_pdf", json!({ "html": html, "path": pdf })).await.expect("a PDF");
        assert!(output("pdftotext", &pdf).contains("Replaced sheet"));

        // What cannot be written is refused, and leaves nothing behind.
        let nowhere = folder.path().join("no such folder/briefing.pdf");
        let refused = window.invoke("export_pdf", json!({ "html": sheets, "path": nowhere })).await;
        assert!(refused.is_err_and(|refusal| refusal["code"].is_string()));
        let part = folder.path().join("briefing 1.pdf.part");
        assert!(!part.exists());
    });
}

fn output(program: &str, pdf: &std::path::Path) -> String {
    let mut command = Command::new(program);
    command.arg(pdf);
    if program == "pdftotext" {
        command.arg("-");
    }
    String::from_utf8(command.output().expect(program).stdout).expect("text")
}
