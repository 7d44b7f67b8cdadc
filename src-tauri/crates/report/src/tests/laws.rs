//! What must hold of every briefing.

use passage_model::Lang;
use passage_words::Words;

use super::{sample::sample, texts::Texts};
use crate::{
    doc::BriefingDoc,
    html::Html,
    layout::flow::Page,
    render,
    render::{Footers, laid_out},
    wording::Wording,
};

fn pages_of(doc: &BriefingDoc, lang: Lang) -> Vec<Page> {
    let doc = doc.clone().redacted();
    let wording = Wording::new(Words::new(lang), doc.header.local_offset_minutes);
    let html = Html::new(wording.rtl()).unwrap();
    laid_out(&doc, wording, &html, &Footers::new(&doc, wording)).unwrap()
}

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
            let doc = sample(lang, routes, events);
            let pages = pages_of(&doc, lang);
            let used: Vec<String> = pages.iter().map(|page| format!("{:.0}/{:.0}", page.used, page.capacity)).collect();
            std::fs::write(format!("{folder}/{name}-{}.used", lang.code()), used.join(" ")).unwrap();
            let html = render(&sample(lang, routes, events), lang).unwrap();
            std::fs::write(format!("{folder}/{name}-{}.html", lang.code()), html).unwrap();
        }
    }
}
