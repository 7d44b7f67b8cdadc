//! From the sheet as data to one HTML file.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, syntax::SyntaxConfig, value::Serde};
use serde::Serialize;

use super::{
    doc::SheetDoc,
    layout::{self, Page, Pages, Set},
    signs::{Sign, line},
    words::{Tongue, came, whole_km},
};
use crate::{
    bidi,
    layout::text::clean,
    render::RenderError,
    svg::{
        marks::{self, Bullet},
        num,
    },
};

const TEMPLATE: &str = include_str!("../templates/sheet.html");
const STYLE: &str = include_str!("../style/sheet.css");

/// A text in both languages; empty in the second where both are the same.
#[derive(Debug, Clone, Serialize)]
struct Pair {
    first: String,
    second: String,
}

#[derive(Serialize)]
struct View {
    style: String,
    langs: [&'static str; 2],
    dirs: [&'static str; 2],
    title: Pair,
    title_plain: String,
    title_class: &'static str,
    sub: Pair,
    tlp: String,
    draft: Pair,
    carry: Pair,
    facts: Vec<Fact>,
    columns: Vec<f64>,
    fact_columns: Vec<f64>,
    /// Between the two languages of a label.
    comma: &'static str,
    labels: Labels,
    pages: Vec<PageView>,
    rules: Vec<Pair>,
    rules_title: Pair,
    warn: String,
    hand: f64,
    signs: Vec<Pair>,
    legend: Vec<Vec<LegendView>>,
    note: Pair,
}

#[derive(Serialize)]
struct Fact {
    label: Pair,
    value: String,
    /// The value in the second language where it is not digits alone.
    more: String,
}

#[derive(Serialize)]
struct Labels {
    km: Pair,
    what: Pair,
    plan: Pair,
    actual: Pair,
}

#[derive(Serialize)]
struct PageView {
    rows: Vec<RowView>,
    tail: bool,
    count: Pair,
}

#[derive(Serialize)]
struct RowView {
    height: f64,
    top: f64,
    km: String,
    line: String,
    name: Pair,
    todo: Pair,
    clock: String,
    /// Where they wait: when they go on.
    go_on: Option<String>,
}

#[derive(Serialize)]
struct LegendView {
    svg: String,
    word: String,
}

/// Draws the sheet as one HTML file without script and without reference to anything outside, on as many A4 pages as it
/// takes. Each has the marking, title, times and legend; the last has the reasons to call and lines to fill in by hand.
/// The same data give the same bytes.
///
/// # Errors
///
/// [`RenderError::Template`] when the template of this crate is wrong; no content of a sheet leads there.
///
/// # Examples
///
/// ```
/// # fn demo(doc: &passage_report::sheet::SheetDoc) -> Result<(), passage_report::RenderError> {
/// let html = passage_report::sheet::render_sheet(doc)?;
/// assert!(html.starts_with("<!doctype html>"));
/// # Ok(())
/// # }
/// ```
pub fn render_sheet(doc: &SheetDoc) -> Result<String, RenderError> {
    let tongues = Tongues { first: Tongue::new(doc, false), second: Tongue::new(doc, true) };
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    for (name, rtl) in [("one", tongues.first.rtl()), ("two", tongues.second.rtl())] {
        environment.add_filter(name, move |text: String| Value::from_safe_string(bidi::html(&clean(&text), rtl)));
    }
    environment.add_filter("px", |value: f64| num(value));
    environment.add_template("sheet", TEMPLATE)?;
    let view = tongues.view(doc);
    Ok(environment.get_template("sheet")?.render(Value::from(Serde(&view)))?)
}

/// The pages with the stops on them, for tests of the model.
#[cfg(test)]
pub(super) fn laid_out(doc: &SheetDoc) -> Pages {
    Tongues { first: Tongue::new(doc, false), second: Tongue::new(doc, true) }.pages(doc)
}

struct Tongues {
    first: Tongue,
    second: Tongue,
}

/// Labels above the values, in the order of the sheet.
const FACTS: [&str; 4] = ["sheet-date-label", "sheet-leave", "sheet-back", "sheet-valid"];
/// Lines to fill in by hand.
const HAND_LINES: [&str; 3] = ["sheet-hand-call", "sheet-hand-vehicle", "sheet-hand-driver"];

impl Tongues {
    fn pair(&self, text: impl Fn(Tongue) -> String) -> Pair {
        Pair { first: text(self.first), second: text(self.second) }
    }

    /// The same words in both languages are printed once.
    fn label(&self, id: &str) -> Pair {
        let pair = self.pair(|tongue| tongue.words.text(id));
        if pair.first == pair.second { Pair { second: String::new(), ..pair } } else { pair }
    }

    fn pages(&self, doc: &SheetDoc) -> Pages {
        let joined = |id: &&str| {
            let label = self.label(id);
            format!("{}, {}", label.first, label.second)
        };
        let facts = self.facts(doc).into_iter();
        let facts: Vec<[String; 3]> = facts.zip(FACTS).map(|(fact, id)| [joined(&id), fact.value, fact.more]).collect();
        let signs: Vec<String> = HAND_LINES.iter().map(joined).collect();
        layout::pages(doc, &facts, &signs, &self.foot(doc))
    }

    /// The texts of the foot, one to a line at least, and whether they run from right to left.
    fn foot(&self, doc: &SheetDoc) -> Vec<(String, bool)> {
        let legend = |tongue: Tongue| {
            let words: Vec<String> =
                shown(doc).iter().map(|sign| format!("MM {}    ", tongue.words.text(sign.word()))).collect();
            (format!("{}      {}", words.concat(), self.count(tongue, doc, 10, 10)), tongue.rtl())
        };
        let note = self.note();
        let rtl = self.first.rtl() || self.second.rtl();
        vec![legend(self.first), legend(self.second), (format!("{}      {}", note.first, note.second), rtl)]
    }

    fn note(&self) -> Pair {
        self.pair(|tongue| tongue.words.with("sheet-note", &[("zone", tongue.zone().into())]))
    }

    #[expect(clippy::unused_self, reason = "beside its likes")]
    fn count(&self, tongue: Tongue, doc: &SheetDoc, page: usize, pages: usize) -> String {
        let number = doc.number.map_or_else(|| tongue.words.text("sheet-draft-short"), |number| format!("S-{number}"));
        tongue.words.with("sheet-count", &[("number", number.into()), ("page", page.into()), ("pages", pages.into())])
    }

    fn view(&self, doc: &SheetDoc) -> View {
        let pages = self.pages(doc);
        let total = pages.list.len();
        let kinds: String = Set::ALL.iter().map(|set| set.css()).collect();
        let rules = self.first.rules(doc).into_iter().zip(self.second.rules(doc));
        let dir = |tongue: Tongue| if tongue.rtl() { "rtl" } else { "ltr" };
        let legend = [self.first, self.second].map(|tongue| {
            let entry = |sign: &Sign| LegendView { svg: sign.small(), word: tongue.words.text(sign.word()) };
            shown(doc).iter().map(entry).collect()
        });
        let draft = if doc.number.is_some() {
            Pair { first: String::new(), second: String::new() }
        } else {
            self.label("sheet-draft")
        };
        View {
            style: format!("{STYLE}{kinds}"),
            langs: [self.first.lang().code(), self.second.lang().code()],
            dirs: [dir(self.first), dir(self.second)],
            title: self.pair(|tongue| tongue.title(doc)),
            title_plain: doc.title(),
            title_class: if pages.small_title { layout::SMALL_TITLE.class } else { layout::TITLE.class },
            sub: self.pair(|tongue| tongue.subtitle(doc)),
            tlp: marks::tlp(doc.tlp),
            draft,
            carry: self.label("sheet-carry"),
            facts: self.facts(doc),
            columns: layout::COLUMNS.to_vec(),
            fact_columns: layout::FACT_COLUMNS.to_vec(),
            comma: if self.first.rtl() { "،" } else { "," },
            labels: Labels {
                km: self.label("sheet-col-km"),
                what: self.label("sheet-col-what"),
                plan: self.label("sheet-col-plan"),
                actual: self.label("sheet-col-actual"),
            },
            rules: rules.map(|(first, second)| Pair { first, second }).collect(),
            rules_title: self.label("sheet-rules"),
            warn: marks::bullet(Bullet::Stop),
            hand: layout::HAND,
            signs: HAND_LINES.map(|id| self.label(id)).to_vec(),
            legend: legend.into(),
            note: self.note(),
            pages: pages
                .list
                .iter()
                .enumerate()
                .map(|(index, page)| PageView {
                    rows: self.rows(doc, &pages, page),
                    tail: page.tail,
                    count: self.pair(|tongue| self.count(tongue, doc, index + 1, total)),
                })
                .collect(),
        }
    }

    fn facts(&self, doc: &SheetDoc) -> Vec<Fact> {
        let fact = |id: &str, value: Option<&dyn Fn(Tongue) -> String>| {
            let values = value.map(|value| self.pair(value));
            let more = values.as_ref().filter(|pair| pair.first != pair.second).map(|pair| pair.second.clone());
            Fact {
                label: self.label(id),
                value: values.map_or_else(String::new, |pair| pair.first),
                more: more.unwrap_or_default(),
            }
        };
        let depart = doc.stops.first().map(|stop| stop.at);
        let on_day = |tongue: Tongue, at: passage_model::Time| match depart {
            // The day is printed beside it.
            Some(depart) if tongue.date(depart) == tongue.date(at) => tongue.clock(at),
            _ => tongue.moment(at),
        };
        let date = depart.map(|at| move |tongue: Tongue| tongue.date(at));
        let leave = depart.map(|at| move |tongue: Tongue| tongue.clock(at));
        let back = doc.back_by.map(|at| move |tongue: Tongue| on_day(tongue, at));
        let valid = |tongue: Tongue| tongue.moment(doc.valid_until);
        let [date_id, leave_id, back_id, valid_id] = FACTS;
        vec![
            fact(date_id, date.as_ref().map(|value| value as &dyn Fn(Tongue) -> String)),
            fact(leave_id, leave.as_ref().map(|value| value as &dyn Fn(Tongue) -> String)),
            fact(back_id, back.as_ref().map(|value| value as &dyn Fn(Tongue) -> String)),
            fact(valid_id, Some(&valid)),
        ]
    }

    fn rows(&self, doc: &SheetDoc, pages: &Pages, page: &Page) -> Vec<RowView> {
        let top = pages.padding.0;
        let rows = page.rows.iter().filter_map(|row| Some((row, doc.stops.get(row.index)?)));
        rows.map(|(row, stop)| {
            let (first, last) = (row.index == 0, row.index + 1 == doc.stops.len());
            let sign = Sign::of(doc, row.index, stop);
            let (one, two) = row.texts.clone();
            RowView {
                height: row.height,
                top,
                km: whole_km(stop.km),
                line: line(sign, row.height, top + 10.0, !first, !last),
                name: Pair { first: one.name, second: two.name },
                todo: Pair { first: one.todo, second: two.todo },
                clock: self.first.clock(came(stop)),
                go_on: (stop.wait_minutes > 0).then(|| self.first.clock(stop.at)),
            }
        })
        .collect()
    }
}

/// The signs of the legend: start and end, and what else is on the sheet.
fn shown(doc: &SheetDoc) -> Vec<Sign> {
    let used: Vec<Sign> = doc.stops.iter().enumerate().map(|(index, stop)| Sign::of(doc, index, stop)).collect();
    let shown = |sign: &Sign| matches!(sign, Sign::Start | Sign::End) || used.contains(sign);
    Sign::ALL.into_iter().filter(shown).collect()
}
