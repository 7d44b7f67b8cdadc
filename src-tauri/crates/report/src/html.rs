//! Templates: from placed pieces to HTML. Every text is escaped here; only drawings made by this crate go in as they
//! are.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, syntax::SyntaxConfig, value::Serde};
use serde::Serialize;

use crate::{
    bidi,
    layout::{
        flow::{BESIDE_GAP, Placed},
        paper,
        table::{Cell, Measured},
        text::{Run, Tone, Type, clean},
    },
    render::RenderError,
    svg::{
        num,
        picture::{LabelKind, Picture},
    },
};

const TEMPLATES: [(&str, &str); 3] = [
    ("document", include_str!("templates/document.html")),
    ("table", include_str!("templates/table.html")),
    ("picture", include_str!("templates/picture.html")),
];

const STYLE: &str = include_str!("style/briefing.css");

/// The templates of one writing direction.
pub(crate) struct Html {
    environment: Environment<'static>,
    rtl: bool,
}

/// What every page shows around its content.
#[derive(Debug, Serialize)]
pub(crate) struct Shell {
    /// Language code.
    pub lang: &'static str,
    /// Title of the document.
    pub title: String,
    /// Drawn marking.
    pub tlp: String,
    /// In bold before the statement: draft, example.
    pub warning: String,
    /// Who may have it.
    pub statement: String,
    /// Document id.
    pub id: String,
    /// Unit and edition.
    pub issuer: String,
    /// The pages.
    pub pages: Vec<ShellPage>,
}

/// One page.
#[derive(Debug, Serialize)]
pub(crate) struct ShellPage {
    /// Content, as HTML.
    pub body: String,
    /// Disclaimers.
    pub disclaimer: String,
    /// Page x of y.
    pub count: String,
}

#[derive(Serialize)]
struct TableView<'a> {
    look: &'static str,
    width: f64,
    above: f64,
    heading: Option<&'a str>,
    note: Option<&'a str>,
    labels: Vec<LabelView<'a>>,
    widths: &'a [f64],
    rows: Vec<Vec<CellView<'a>>>,
}

#[derive(Serialize)]
struct LabelView<'a> {
    text: &'a str,
    span: usize,
    end: bool,
}

#[derive(Serialize)]
struct CellView<'a> {
    class: String,
    runs: Vec<RunView<'a>>,
    stack: Vec<StackView<'a>>,
    svg: Option<&'a str>,
}

#[derive(Serialize)]
struct StackView<'a> {
    class: &'static str,
    runs: Vec<RunView<'a>>,
}

#[derive(Serialize)]
struct RunView<'a> {
    kind: &'static str,
    text: &'a str,
}

impl Html {
    /// The templates, compiled.
    pub(crate) fn new(rtl: bool) -> Result<Self, RenderError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.add_filter("bidi", move |text: String| Value::from_safe_string(bidi::html(&clean(&text), rtl)));
        environment.add_filter("px", |value: f64| num(value));
        for (name, source) in TEMPLATES {
            environment.add_template(name, source)?;
        }
        Ok(Self { environment, rtl })
    }

    /// A piece of a page.
    pub(crate) fn placed(&self, placed: &Placed) -> Result<String, RenderError> {
        let tables = |tables: &[Measured]| tables.iter().map(|table| self.table(table)).collect::<Result<String, _>>();
        Ok(match placed {
            Placed::Figure(figure) => figure.html.clone(),
            Placed::Table(table) => self.table(table)?,
            Placed::Columns { tables, above } => {
                let columns: Result<Vec<_>, RenderError> =
                    tables.iter().map(|table| Ok((table.width, self.table(table)?))).collect();
                side_by_side(&columns?, *above)
            }
            Placed::Beside { figure, tables: beside } => {
                let width = paper::WIDTH - figure.width - BESIDE_GAP;
                side_by_side(&[(figure.width, figure.html.clone()), (width, tables(beside)?)], 0.0)
            }
        })
    }

    fn table(&self, measured: &Measured) -> Result<String, RenderError> {
        let table = &measured.table;
        let labels = table.columns.iter().filter_map(|column| {
            column.label.as_deref().map(|text| LabelView { text, span: column.span, end: column.end })
        });
        let rows = measured.rows.iter().map(|row| {
            let cells = row.cells.iter().zip(&table.columns).map(|(cell, column)| {
                let class = [Some(column.kind.class()), column.strong.then_some("strong"), column.end.then_some("end")];
                cell_view(cell, class.into_iter().flatten().collect::<Vec<_>>().join(" "))
            });
            cells.collect()
        });
        let view = TableView {
            look: table.look.class(),
            width: measured.width,
            above: table.above,
            heading: table.heading.as_ref().map(|heading| heading.text.as_str()),
            note: table.heading.as_ref().and_then(|heading| heading.note.as_deref()),
            labels: labels.collect(),
            widths: &measured.widths,
            rows: rows.collect(),
        };
        self.render("table", &view)
    }

    /// A picture with its caption. `heading`: the caption is a heading of its own, with a rule.
    pub(crate) fn picture(
        &self,
        picture: &Picture,
        title: &str,
        note: &str,
        heading: bool,
        above: f64,
    ) -> Result<String, RenderError> {
        #[derive(Serialize)]
        struct View<'a> {
            svg: String,
            labels: &'a [crate::svg::picture::Label],
            width: f64,
            height: f64,
            title: &'a str,
            note: &'a str,
            heading: bool,
            above: f64,
        }
        let (width, height) = (picture.width, picture.height);
        self.render(
            "picture",
            &View { svg: picture.svg(), labels: &picture.labels, width, height, title, note, heading, above },
        )
    }

    /// The whole document.
    pub(crate) fn document(&self, shell: &Shell) -> Result<String, RenderError> {
        #[derive(Serialize)]
        struct View<'a> {
            shell: &'a Shell,
            style: String,
            dir: &'static str,
        }
        let style = format!("{}{}{STYLE}", Type::css(self.rtl), LabelKind::css());
        self.render("document", &View { shell, style, dir: if self.rtl { "rtl" } else { "ltr" } })
    }

    fn render(&self, name: &str, view: &impl Serialize) -> Result<String, RenderError> {
        Ok(self.environment.get_template(name)?.render(Value::from(Serde(view)))?)
    }
}

/// Columns of given widths over the whole width, as a table of boxes: print engines disagree on flexible boxes.
pub(crate) fn side_by_side(columns: &[(f64, String)], above: f64) -> String {
    let free = paper::WIDTH - columns.iter().map(|(width, _)| width).sum::<f64>();
    let gaps = columns.len().saturating_sub(1).max(1) as f64;
    let gap = num((free / gaps).max(0.0));
    let columns: Vec<String> = columns
        .iter()
        .map(|(width, html)| format!("<div class=\"col\" style=\"width:{}px\">{html}</div>\n", num(*width)))
        .collect();
    let between = format!("<div class=\"col\" style=\"width:{gap}px\"></div>\n");
    format!("<div style=\"height:{}px\"></div>\n<div class=\"cols\">\n{}</div>\n", num(above), columns.join(&between))
}

fn cell_view(cell: &Cell, class: String) -> CellView<'_> {
    let mut view = CellView { class, runs: Vec::new(), stack: Vec::new(), svg: None };
    match cell {
        Cell::Text(runs) => view.runs = runs.iter().map(run_view).collect(),
        Cell::Svg { svg, .. } => view.svg = Some(svg),
        Cell::Stack(texts) => {
            view.stack = texts
                .iter()
                .map(|(kind, runs)| StackView { class: kind.class(), runs: runs.iter().map(run_view).collect() })
                .collect();
        }
    }
    view
}

fn run_view(run: &Run) -> RunView<'_> {
    match run {
        Run::Text { text, tone: Tone::Plain } => RunView { kind: "plain", text },
        Run::Text { text, tone: Tone::Strong } => RunView { kind: "strong", text },
        Run::Text { text, tone: Tone::Code } => RunView { kind: "code", text },
        Run::Text { text, tone: Tone::Name } => RunView { kind: "name", text },
        Run::Atom { svg, .. } => RunView { kind: "svg", text: svg },
        Run::Grade(grade) => RunView { kind: "grade", text: grade },
    }
}
