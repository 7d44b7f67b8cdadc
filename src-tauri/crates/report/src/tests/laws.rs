//! What must hold of every briefing.

use passage_model::Lang;

use super::{sample::sample, texts::Texts};
use crate::render;

/// Writes samples for looking at them: `PASSAGE_REPORT_OUT=<folder>`.
#[test]
fn samples_are_written_where_asked() {
    let Ok(folder) = std::env::var("PASSAGE_REPORT_OUT") else {
        println!("skipped: PASSAGE_REPORT_OUT is not set");
        return;
    };
    for lang in Lang::UI {
        assert_eq!(Texts::new(lang).lang(), lang);
        for (name, routes, events) in [("usual", 12, 18), ("many", 26, 70), ("none", 0, 0)] {
            let html = render(&sample(lang, routes, events), lang).unwrap();
            std::fs::write(format!("{folder}/{name}-{}.html", lang.code()), html).unwrap();
        }
    }
}
