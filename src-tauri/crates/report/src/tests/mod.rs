//! Tests of whole briefings.

mod goldens;
mod laws;
mod limits;
mod sample;
mod texts;

use passage_model::Lang;

use crate::{
    doc::BriefingDoc,
    html::Html,
    layout::flow::Page,
    render::{Footers, laid_out},
    wording::Wording,
};

/// The pages of a briefing as the model fills them.
fn pages_of(doc: &BriefingDoc, lang: Lang) -> Vec<Page> {
    let doc = doc.clone().redacted();
    let wording = Wording::new(lang, &doc.header);
    let html = Html::new(wording.rtl()).unwrap();
    laid_out(&doc, wording, &html, &Footers::new(&doc, wording)).unwrap()
}

/// What a reader of the page reads: no tags, no style, entities and hard spaces undone.
pub(crate) fn readable(html: &str) -> String {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut out = String::new();
    for part in body.split('<') {
        let (_, text) = part.split_once('>').unwrap_or(("", part));
        out.push_str(text);
    }
    let out = out.replace('\u{a0}', " ").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    out.replace("&amp;", "&")
}
