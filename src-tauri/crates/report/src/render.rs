//! From a briefing as data to one HTML file.

use passage_model::Lang;

use crate::{
    doc::{BriefingDoc, Header},
    html::{Html, Shell, ShellPage},
    layout::{
        flow::{Page, Section, pages},
        paper,
        text::{Run, Type, clean, line_count, shortened},
    },
    pages::{annex, overview, route},
    svg::marks,
    wording::{Wording, capitalised},
};

/// Why a briefing could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template of this crate is wrong: no document can cause this.
    #[error("a template of the briefing failed: {0}")]
    Template(#[from] minijinja::Error),
}

/// Draws a briefing as one HTML file without script and without reference to anything outside: open it, print it, or
/// make a PDF of it with any browser or print engine. Pages are A4, made here, with marking, document id, number and
/// disclaimers on each. What must not be shown ([`BriefingDoc::redaction`]) is left out.
///
/// Composed sentences must be in `lang`; languages without messages of their own get English.
///
/// # Errors
///
/// [`RenderError::Template`] when a template of this crate is wrong; no content of a document leads there.
///
/// # Examples
///
/// ```
/// # fn demo(doc: &passage_report::BriefingDoc) -> Result<(), passage_report::RenderError> {
/// let html = passage_report::render(doc, passage_model::Lang::En)?;
/// assert!(html.starts_with("<!doctype html>"));
/// # Ok(())
/// # }
/// ```
pub fn render(briefing: &BriefingDoc, lang: Lang) -> Result<String, RenderError> {
    let doc = briefing.clone().redacted();
    let wording = Wording::new(lang, &doc.header);
    let html = Html::new(wording.rtl())?;
    let footers = Footers::new(&doc, wording);
    let pages = laid_out(&doc, wording, &html, &footers)?;
    let total = pages.len().to_string();
    let shell_page = |(index, page): (usize, &Page)| -> Result<ShellPage, RenderError> {
        let body: Result<String, RenderError> = page.placed.iter().map(|placed| html.placed(placed)).collect();
        let number = (index + 1).to_string();
        Ok(ShellPage {
            body: body?,
            disclaimer: footers.text(index).to_owned(),
            count: wording.with("report-page", &[("page", &number), ("pages", &total)]),
        })
    };
    let shell = Shell {
        lang: wording.words.lang().code(),
        title: clean(&title(&doc.header, wording)),
        tlp: marks::tlp(doc.header.tlp),
        warning: warning(&doc.header, wording),
        statement: wording.text(&format!("report-tlp-{}", doc.header.tlp.code().replace('_', "-"))),
        id: shortened(&clean(&doc.header.id), Type::Foot, 260.0),
        issuer: issuer(&doc.header, wording),
        pages: pages.iter().enumerate().map(shell_page).collect::<Result<_, _>>()?,
    };
    html.document(&shell)
}

/// The pages with what is on them.
pub(crate) fn laid_out(
    doc: &BriefingDoc,
    wording: Wording,
    html: &Html,
    footers: &Footers,
) -> Result<Vec<Page>, RenderError> {
    let mut sections: Vec<Section> = vec![overview::section(doc, wording, html, footers.first_height)?];
    for page in &doc.route_pages {
        sections.push(route::section(page, &doc.header, wording, html)?);
    }
    sections.push(annex::section(doc, wording));
    Ok(pages(sections, (footers.first_height, footers.other_height), wording.rtl()))
}

/// No disclaimer at the bottom of a page is higher, px.
const MAX_FOOTER: f64 = 90.0;

/// Disclaimers at the bottom of pages: in full on the first, in short on the others.
pub(crate) struct Footers {
    first: String,
    other: String,
    /// Height of the first, px.
    pub first_height: f64,
    /// Height of the others, px.
    pub other_height: f64,
}

impl Footers {
    pub(crate) fn new(doc: &BriefingDoc, wording: Wording) -> Self {
        let mut more = String::new();
        if !doc.header.method.calibrated {
            more.push(' ');
            more.push_str(&wording.text("report-uncalibrated-short"));
        }
        if doc.redaction.is_active() {
            more.push(' ');
            more.push_str(&wording.text("report-redacted"));
        }
        let first = clean(&format!("{}{more}", disclaimer(&doc.header, wording)));
        let other = clean(&format!("{}{more}", wording.text("report-disclaimer-short")));
        let height = |text: &str| {
            let lines = line_count(&[Run::plain(text)], Type::Foot, paper::WIDTH);
            lines as f64 * Type::Foot.line(wording.rtl()) + 10.0
        };
        // The annex has the whole text, whatever its length.
        let first = if height(&first) > MAX_FOOTER { other.clone() } else { first };
        Self { first_height: height(&first), other_height: height(&other), first, other }
    }

    fn text(&self, page: usize) -> &str {
        if page == 0 { &self.first } else { &self.other }
    }
}

/// The disclaimer in full.
pub(crate) fn disclaimer(header: &Header, wording: Wording) -> String {
    wording.with("report-disclaimer", &[("parameters", &header.method.parameters)])
}

/// The message: each advice with what it applies to.
pub(crate) fn title(header: &Header, wording: Wording) -> String {
    let parts = header.title.iter().map(|line| match line.advice {
        Some(advice) => {
            let advice = wording.advice_inside(advice);
            wording.with("report-title-part", &[("advice", &advice), ("what", &line.text)])
        }
        None => line.text.clone(),
    });
    let joined = parts.reduce(|head, last| wording.with("report-title-join", &[("head", &head), ("last", &last)]));
    capitalised(&joined.unwrap_or_else(|| wording.text("report-title-neutral")))
}

fn warning(header: &Header, wording: Wording) -> String {
    let example = header.example.then(|| wording.text("report-example"));
    let draft = header.number.is_none().then(|| wording.text("report-draft"));
    example.into_iter().chain(draft).map(|text| format!("{text}.")).collect::<Vec<_>>().join(" ")
}

/// Unit and edition. A long name of the unit is given in full on the first page.
fn issuer(header: &Header, wording: Wording) -> String {
    let number = header.number.map(|number| wording.with("report-number", &[("number", &number.to_string())]));
    let parts: Vec<String> = header.unit.clone().into_iter().chain(number).collect();
    shortened(&clean(&parts.join(" · ")), Type::Cell, 250.0)
}
