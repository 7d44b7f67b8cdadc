//! The annex: everything behind the levels.

use passage_model::{Credibility, EventStatus, Reliability};

use crate::{
    doc::{AnnexRow, BriefingDoc, LevelChange, OverrideNote, SourceCount},
    layout::{
        flow::{Flow, Section},
        paper,
        table::{Cell, Column, Look, Table, Width},
        text::{Run, Type},
    },
    render::disclaimer,
    svg::{marks, marks::Bullet},
    wording::{Wording, capitalised},
};

use super::parts::{level_in_line, list, titles};

/// Gap between columns, px.
const GAP: f64 = 18.0;

pub(crate) fn section(doc: &BriefingDoc, wording: Wording) -> Section {
    let annex = &doc.annex;
    let text = |id: &str| wording.text(id);
    let sub = annex.scope.iter().cloned().chain([text("report-annex-sub")]).collect::<Vec<_>>().join(" ");
    let title = text("report-annex");
    let mut flows: Vec<Flow> = titles(&title, vec![Run::plain(sub)]).map(Flow::Table).into();
    flows.push(Flow::Table(events(&annex.events, wording)));
    flows.push(grades(wording));
    let gaps = if annex.gaps.is_empty() { vec![text("report-none-known")] } else { annex.gaps.clone() };
    let gaps = list(text("report-not-known"), Bullet::Gap, &gaps);
    flows.push(columns(vec![gaps, how(doc, wording)]));
    flows.push(Flow::Table(sources(doc, wording)));
    flows.push(Flow::Table(overrides(&annex.overrides, wording)));
    flows.push(Flow::Table(changes(doc, wording)));
    flows.push(Flow::Table(signatures(wording)));
    let disclaimer = vec![vec![Run::plain(disclaimer(&doc.header, wording))]];
    flows.push(Flow::Table(Table::paragraphs(Type::Foot, disclaimer).above(8.0)));
    Section { running: wording.with("report-continued", &[("title", &title)]), flows }
}

/// Tables side by side, equally wide.
fn columns(tables: Vec<Table>) -> Flow {
    let count = tables.len().max(1) as f64;
    let width = ((paper::WIDTH - GAP * (count - 1.0)) / count).floor();
    Flow::Columns { tables: tables.into_iter().map(|table| (width, table)).collect(), above: 9.0 }
}

fn events(rows: &[AnnexRow], wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    if rows.is_empty() {
        return Table::paragraphs(Type::Body, vec![vec![Run::strong(text("report-no-events"))]]).above(5.0);
    }
    let columns = vec![
        Column::cell(text("report-col-occurred"), Width::Px(86.0)),
        Column::cell(text("report-col-reported"), Width::Px(86.0)),
        Column::cell(text("report-col-place"), Width::Part(1.2)),
        Column::cell(text("report-col-what"), Width::Part(1.2)).strong(),
        Column::cell(text("report-col-distance"), Width::Part(1.0)),
        Column::cell(text("report-col-grade"), Width::Px(38.0)),
        Column::cell(text("report-col-status"), Width::Part(0.8)),
    ];
    let mut table = Table::new(Look::Ruled, columns).above(4.0);
    table.rows = rows.iter().map(|row| event(row, wording)).collect();
    table
}

fn event(row: &AnnexRow, wording: Wording) -> Vec<Cell> {
    let kind = || wording.text(&format!("kind-{}", row.kind.code().replace('_', "-")));
    let routes: Vec<String> = row
        .routes
        .iter()
        .map(|route| match route.km {
            Some(km) => wording.with("report-point", &[("name", &route.code), ("km", &wording.words.km(km))]),
            None => route.code.clone(),
        })
        .collect();
    let routes = if routes.is_empty() { wording.text("report-not-placed") } else { wording.series(&routes) };
    vec![
        Cell::plain(wording.words.event_time(&row.occurred)),
        row.reported.map_or_else(Cell::empty, |at| Cell::plain(wording.words.short_moment(at))),
        Cell::plain(&row.place),
        Cell::plain(row.what.clone().unwrap_or_else(kind)),
        Cell::plain(routes),
        Cell::Text(vec![Run::Grade(row.grade.to_string())]),
        Cell::plain(wording.said(row.status, row.said_by.as_deref())),
    ]
}

/// What letters, digits and status words mean.
fn grades(wording: Wording) -> Flow {
    let table = |heading: &str, rows: Vec<(Run, String)>, px: f64| {
        let columns = vec![Column::new(Width::Px(px), Type::Cell), Column::new(Width::Part(1.0), Type::Cell)];
        let mut table = Table::new(Look::Ruled, columns).heading(wording.text(heading));
        table.rows = rows.into_iter().map(|(sign, words)| vec![Cell::Text(vec![sign]), Cell::plain(words)]).collect();
        table
    };
    let meaning = |prefix: &str, code: &str| wording.text(&format!("{prefix}-{code}"));
    let sources = Reliability::ALL.map(|r| (Run::Grade(r.code().to_owned()), meaning("reliability", r.code())));
    let information = Credibility::ALL.map(|c| (Run::Grade(c.code().to_owned()), meaning("credibility", c.code())));
    let statuses = EventStatus::ALL.map(|s| (Run::strong(wording.status(s)), meaning("report-status", s.code())));
    let tables = vec![
        (200.0, table("report-grade-source", sources.into(), 24.0)),
        (200.0, table("report-grade-information", information.into(), 24.0)),
        (paper::WIDTH - 400.0 - 2.0 * GAP, table("report-status-words", statuses.into(), 80.0)),
    ];
    Flow::Columns { tables, above: 9.0 }
}

fn how(doc: &BriefingDoc, wording: Wording) -> Table {
    let method = &doc.header.method;
    let calibrated = if !method.calibrated {
        wording.text("report-how-uncalibrated")
    } else if method.calibration.is_empty() {
        // A document of an earlier build does not say on what.
        wording.text("report-how-calibrated")
    } else {
        method.calibration.join(" ")
    };
    let days = method.unknown_after_days.to_string();
    let own = (!method.own.is_empty()).then(|| {
        let values = method.own.join(" · ");
        wording.with("report-how-own", &[("values", &values)])
    });
    let paragraphs = [
        wording.text("report-how-sum"),
        wording.with("report-how-unknown", &[("days", &days)]),
        calibrated,
        wording.with("report-how-version", &[("version", &method.version), ("parameters", &method.parameters)]),
    ];
    let paragraphs = paragraphs.into_iter().chain(own);
    Table::paragraphs(Type::Body, paragraphs.map(|text| vec![Run::plain(text)]).collect())
        .heading(wording.text("report-how"))
}

fn sources(doc: &BriefingDoc, wording: Wording) -> Table {
    let entry = |source: &SourceCount| {
        let name = source.name.clone().unwrap_or_else(|| wording.source_kind(source.kind));
        let name = capitalised(&name);
        wording.with("report-source-count", &[("source", &name), ("count", &source.reports.to_string())])
    };
    let mut runs: Vec<Run> =
        doc.annex.sources.iter().map(|source| Run::plain(format!("{}. ", entry(source)))).collect();
    runs.push(Run::plain(wording.with(
        "report-source-total",
        &[("reports", &doc.annex.report_count.to_string()), ("events", &doc.annex.event_count.to_string())],
    )));
    Table::paragraphs(Type::Body, vec![runs]).heading(wording.text("report-sources")).above(9.0)
}

/// Every override, with the computed level.
fn overrides(notes: &[OverrideNote], wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    if notes.is_empty() {
        let none = vec![vec![Run::plain(text("report-no-overrides"))]];
        return Table::paragraphs(Type::Body, none).heading(text("report-overrides")).above(9.0);
    }
    let columns = vec![
        Column::cell(text("report-col-route"), Width::Px(64.0)).strong(),
        Column::mark(text("report-col-computed"), 52.0),
        Column::rest(Width::Px(150.0)),
        Column::cell(text("report-col-reason-only"), Width::Part(1.0)),
        Column::cell(text("report-col-until"), Width::Px(104.0)),
    ];
    let mut table = Table::new(Look::Ruled, columns).heading(text("report-overrides")).above(9.0);
    table.rows = notes
        .iter()
        .map(|note| {
            let reason = match &note.author {
                Some(author) => wording.with("report-override-by", &[("author", author), ("reason", &note.reason)]),
                None => note.reason.clone(),
            };
            let [_, computed] = level_in_line(note.computed, wording);
            let [_, level] = level_in_line(note.level, wording);
            vec![
                Cell::plain(&note.code),
                Cell::Svg { svg: marks::change(note.computed, note.level, wording.rtl()), height: 16.0 },
                Cell::Text(vec![computed, Run::plain(", "), level]),
                Cell::plain(reason),
                Cell::plain(wording.words.moment(note.expires)),
            ]
        })
        .collect();
    table
}

fn changes(doc: &BriefingDoc, wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    let heading = doc.header.previous.as_ref().map_or_else(
        || text("report-changes-first"),
        |previous| {
            let day = wording.words.day(previous.as_of);
            wording.with("report-changes", &[("number", &previous.number.to_string()), ("day", &day)])
        },
    );
    let rows = &doc.annex.changes;
    if rows.is_empty() {
        let id = if doc.header.previous.is_some() { "report-no-changes" } else { "report-no-previous" };
        return Table::paragraphs(Type::Body, vec![vec![Run::plain(text(id))]]).heading(heading).above(9.0);
    }
    let columns = vec![
        Column::new(Width::Part(1.0), Type::Cell),
        Column::new(Width::Px(58.0), Type::Cell),
        Column::new(Width::Part(1.6), Type::Cell),
    ];
    let mut table = Table::new(Look::Ruled, columns).heading(heading).above(9.0);
    table.rows = rows.iter().map(|row| change(row, wording)).collect();
    table
}

fn change(row: &LevelChange, wording: Wording) -> Vec<Cell> {
    let flip = match row.from {
        Some(from) => Cell::Svg { svg: marks::change(from, row.to, wording.rtl()), height: 16.0 },
        None => Cell::Text(vec![
            super::parts::atom(marks::risk(row.to, 12.0), 12.0),
            Run::plain(wording.text("report-new-route")),
        ]),
    };
    let name = vec![Run::code(&row.code), Run::strong(format!(" {}", row.name))];
    vec![Cell::Text(name), flip, Cell::plain(&row.reason)]
}

fn signatures(wording: Wording) -> Table {
    let column = || Column::new(Width::Part(1.0), Type::Label);
    let mut table = Table::new(Look::Signed, vec![column(), column(), column()]).above(26.0);
    let cell = |id: &str| Cell::plain(wording.text(id));
    table.rows = vec![vec![cell("report-sign-prepared"), cell("report-sign-reviewed"), cell("report-sign-approved")]];
    table
}
