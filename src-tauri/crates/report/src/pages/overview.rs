//! The first page: the message, until when it holds, what is recommended, why, where.

use crate::{
    doc::{BriefingDoc, Finding},
    html::{Html, side_by_side},
    layout::{
        flow::{Figure, Flow, Section, capacity},
        paper,
        table::{Cell, Column, Look, Measured, Table, Width},
        text::{Run, Type, clean},
    },
    render::{RenderError, title},
    wording::Wording,
};

use super::{
    legend::legend,
    parts::{caption_height, map_figure, titles},
    tables,
};

/// Gap between maps and between columns, px.
const GAP: f64 = 14.0;

/// Least and greatest height of a map, and the height where the tables need further pages anyhow, px.
const MAP_HEIGHT: (f64, f64, f64) = (150.0, 360.0, 205.0);

pub(crate) fn section(doc: &BriefingDoc, wording: Wording, html: &Html, footer: f64) -> Result<Section, RenderError> {
    let message = title(&doc.header, wording);
    let mut flows: Vec<Flow> = titles(&message, sub(doc, wording)).map(Flow::Table).into();
    flows.push(Flow::Table(facts(doc, wording)));
    flows.push(Flow::Table(recommendation(doc, wording)));
    flows.extend(doc.findings.chunks(3).map(findings));
    let mut below = Vec::new();
    if doc.routes.is_empty() {
        below.push(Flow::Table(note(&wording.text("report-no-routes"))));
    } else {
        below.push(Flow::Table(tables::routes(&doc.routes, doc.header.previous.as_ref(), wording)));
    }
    if doc.crossings.is_empty() {
        below.push(Flow::Table(note(&wording.text("report-no-crossings"))));
    } else {
        below.push(Flow::Table(tables::crossings(&doc.crossings, wording)));
    }
    below.push(Flow::Table(legend(wording)));
    let rest = flows.iter().chain(&below).map(|flow| height(flow, wording.rtl())).sum::<f64>();
    flows.extend(maps(doc, capacity(footer) - rest, wording, html)?);
    flows.append(&mut below);
    Ok(Section { running: wording.with("report-continued", &[("title", &message)]), flows })
}

/// Where a name goes in a sentence that is put together of runs.
const HERE: char = '\u{fffc}';

/// What it is, of which region and unit. People name those in any language: a name is one piece that keeps its direction.
fn sub(doc: &BriefingDoc, wording: Wording) -> Vec<Run> {
    let sentence = clean(&wording.with("report-sub", &[("region", &HERE.to_string())]));
    let (before, after) = sentence.split_once(HERE).unwrap_or((&sentence, ""));
    let mut runs = vec![Run::plain(before), Run::name(&doc.header.region), Run::plain(after)];
    if let Some(unit) = &doc.header.unit {
        runs.extend([Run::plain(" "), Run::name(unit), Run::plain(".")]);
    }
    runs
}

/// Height of a flow over the whole width, px.
fn height(flow: &Flow, rtl: bool) -> f64 {
    match flow {
        Flow::Table(table) => table.clone().measured(paper::WIDTH, rtl).height(),
        Flow::Columns { tables, above } => {
            let heights = tables.iter().map(|(width, table)| table.clone().measured(*width, rtl));
            above + heights.map(|table: Measured| table.height()).fold(0.0, f64::max)
        }
        Flow::Figure(figure) => figure.height,
        Flow::Beside { figure, .. } => figure.as_ref().map_or(0.0, |figure| figure.height),
    }
}

fn note(text: &str) -> Table {
    Table::paragraphs(Type::Body, vec![vec![Run::strong(text)]]).above(8.0)
}

fn facts(doc: &BriefingDoc, wording: Wording) -> Table {
    let header = &doc.header;
    let column =
        |id: &str, part: f64| Column { label: Some(wording.text(id)), ..Column::new(Width::Part(part), Type::Fact) };
    let columns = vec![
        column("report-as-of", 1.25),
        column("report-known-at", 1.25),
        column("report-valid-until", 1.25),
        column("report-prepared", 1.0),
        column("report-approved", 1.0),
    ];
    let blank = || Cell::plain("_______________");
    let person = |name: &Option<String>| name.as_ref().map_or_else(blank, Cell::plain);
    let mut table = Table::new(Look::Banded, columns).above(5.0);
    table.rows.push(vec![
        Cell::plain(wording.moment_with_local(header.as_of)),
        Cell::plain(wording.moment_with_local(header.known_at)),
        Cell::plain(wording.moment_with_local(header.valid_until)),
        person(&header.prepared_by),
        person(&header.approved_by),
    ]);
    table
}

fn recommendation(doc: &BriefingDoc, wording: Wording) -> Table {
    let columns = vec![Column::new(Width::Px(112.0), Type::Box).strong(), Column::new(Width::Part(1.0), Type::Box)];
    let mut table = Table::new(Look::Framed, columns).above(8.0);
    let mut lines: Vec<Vec<Run>> = doc
        .recommendation
        .iter()
        .map(|line| {
            let advice = line.advice.map(|advice| Run::strong(format!("{} ", wording.advice(advice))));
            advice.into_iter().chain([Run::plain(&line.text)]).collect()
        })
        .collect();
    if lines.is_empty() {
        lines.push(vec![Run::plain(wording.text("report-no-recommendation"))]);
    }
    let decision = doc
        .header
        .decision_by
        .as_ref()
        .map_or_else(|| wording.text("report-decision"), |who| wording.with("report-decision-by", &[("who", who)]));
    lines.push(vec![Run::plain(decision)]);
    let label = |index: usize| {
        if index == 0 { Cell::plain(wording.text("report-recommendation")) } else { Cell::empty() }
    };
    table.rows = lines.into_iter().enumerate().map(|(index, line)| vec![label(index), Cell::Text(line)]).collect();
    table
}

fn findings(findings: &[Finding]) -> Flow {
    let count = findings.len().max(1) as f64;
    let width = (paper::WIDTH - GAP * (count - 1.0)) / count;
    let table = |finding: &Finding| {
        let table =
            Table::paragraphs(Type::Body, vec![vec![Run::strong(&finding.title)], vec![Run::plain(&finding.text)]]);
        (width, table)
    };
    Flow::Columns { tables: findings.iter().map(table).collect(), above: 7.0 }
}

/// Maps, one over the whole width or two side by side, as high as the tables leave room for.
fn maps(doc: &BriefingDoc, room: f64, wording: Wording, html: &Html) -> Result<Vec<Flow>, RenderError> {
    let rows = doc.maps.chunks(2);
    let count = rows.len() as f64;
    let (least, greatest, otherwise) = MAP_HEIGHT;
    let mut flows = Vec::new();
    for row in rows {
        let width = (paper::WIDTH - GAP * (row.len() as f64 - 1.0)) / row.len() as f64;
        let caption = row.iter().map(|map| caption_height(map, width, wording)).fold(0.0, f64::max);
        let above = 6.0;
        // A pixel less, so that rounding does not push the last line to a further page.
        let free = room / count - caption - above - 1.0;
        let height = if free < least { otherwise } else { free.min(greatest) };
        let mut figures = Vec::new();
        for map in row {
            let figure = map_figure(map, (width.floor(), height.floor()), wording, html, true)?;
            flows.extend(figure.before.map(Flow::Table));
            figures.push((width.floor(), figure.html));
        }
        let html = side_by_side(&figures, above);
        flows.push(Flow::Figure(Figure { html, width: paper::WIDTH, height: height + caption + above }));
    }
    Ok(flows)
}
