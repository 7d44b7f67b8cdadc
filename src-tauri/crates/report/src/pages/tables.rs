//! The tables of routes and of crossings.

use passage_model::{SideStatusKind, Trend};

use crate::{
    doc::{CrossingRow, CrossingSide, Previous, RouteRow},
    layout::{
        table::{Cell, Column, Look, Table, Width},
        text::Run,
    },
    svg::{marks, strip},
    wording::Wording,
};

use super::parts::{DISC_COLUMN, MARK_COLUMN, access_disc, atom, level_mark, side_access};

/// All routes, worst first, Unknown just above Medium.
pub(crate) fn routes(rows: &[RouteRow], previous: Option<&Previous>, wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    let since = previous.map_or_else(
        || text("report-col-change"),
        |previous| wording.with("report-col-since", &[("day", &wording.words.day(previous.as_of))]),
    );
    let columns = vec![
        Column::mark(text("report-col-risk"), MARK_COLUMN),
        Column::rest(Width::Px(74.0)).strong(),
        Column::cell(text("report-col-route"), Width::Part(1.0)).strong(),
        Column::cell(since, Width::Px(66.0)),
        Column::mark(text("report-col-access"), DISC_COLUMN),
        Column::rest(Width::Px(56.0)),
        Column::cell(text("report-col-where"), Width::Px(strip::WIDTH + 7.0)),
        Column::cell(text("report-col-reason"), Width::Part(1.2)),
        Column::cell(text("report-col-passed"), Width::Px(43.0)),
        Column::cell(text("report-col-advice"), Width::Px(59.0)).strong(),
    ];
    let mut sorted: Vec<&RouteRow> = rows.iter().collect();
    sorted.sort_by_key(|row| std::cmp::Reverse(row.level.rank()));
    let mut table = Table::new(Look::Ruled, columns).above(7.0);
    table.rows = sorted.into_iter().map(|row| route(row, previous.is_some(), wording)).collect();
    table
}

fn route(row: &RouteRow, has_previous: bool, wording: Wording) -> Vec<Cell> {
    let mut level = vec![Run::strong(wording.level(row.level))];
    if row.partly_unknown {
        level.extend([Run::plain(" "), atom(marks::risk(passage_model::RiskLevel::Unknown, 11.0), 11.0)]);
    }
    let mut reason = Vec::new();
    if let Some(computed) = row.computed {
        let computed = wording.level_with_number(computed);
        reason.push(Run::strong(format!("{} ", wording.with("report-computed", &[("level", &computed)]))));
    }
    reason.push(Run::plain(format!("{} ", row.reason)));
    reason.extend(row.grade.map(|grade| Run::Grade(grade.to_string())));
    vec![
        level_mark(row.level),
        Cell::Text(level),
        Cell::Text(vec![Run::code(&row.code), Run::plain(format!(" {}", row.name))]),
        Cell::Text(trend(row.trend, has_previous, wording)),
        access_disc(row.access),
        Cell::plain(wording.access(row.access)),
        Cell::Svg { svg: strip::strip(&row.strip, wording.rtl()), height: strip::HEIGHT },
        Cell::Text(reason),
        Cell::plain(wording.day_or(row.last_passage, "report-passed-none")),
        Cell::plain(wording.advice(row.advice)),
    ]
}

/// The change since the last edition: a sign and the level it came from.
pub(crate) fn trend(trend: Trend, has_previous: bool, wording: Wording) -> Vec<Run> {
    let sign = atom(marks::trend(trend), 11.0);
    let from = |level: passage_model::RiskLevel| {
        let level = level.number().map_or("?".to_owned(), |number| number.to_string());
        Run::strong(wording.with("report-from-level", &[("level", &level)]))
    };
    match trend {
        Trend::Up { from: level } | Trend::Down { from: level } => vec![sign, from(level)],
        Trend::Same { .. } => vec![sign, Run::plain(wording.text("report-same"))],
        Trend::None if has_previous => vec![Run::plain(wording.text("report-new-route"))],
        Trend::None => vec![Run::plain(wording.text("report-first"))],
    }
}

/// All crossings.
pub(crate) fn crossings(rows: &[CrossingRow], wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    let columns = vec![
        Column::cell(text("report-col-crossing"), Width::Part(1.2)).strong(),
        Column::mark(text("report-col-side"), DISC_COLUMN),
        Column::rest(Width::Px(112.0)),
        Column::mark(text("report-col-other-side"), DISC_COLUMN),
        Column::rest(Width::Px(112.0)),
        Column::mark(text("report-col-cargo"), DISC_COLUMN),
        Column::rest(Width::Px(64.0)),
        Column::cell(text("report-col-basis"), Width::Part(1.1)),
        Column::cell(text("report-col-checked"), Width::Px(54.0)),
    ];
    let mut table = Table::new(Look::Ruled, columns).above(9.0);
    table.rows = rows.iter().map(|row| crossing(row, wording)).collect();
    table
}

fn crossing(row: &CrossingRow, wording: Wording) -> Vec<Cell> {
    let mut sides = row.sides.iter();
    let first = sides.next();
    let second = sides.next();
    let [first_disc, first_text] = side(first, &[], wording);
    let [second_disc, second_text] = side(second, sides.as_slice(), wording);
    vec![
        Cell::plain(&row.name),
        first_disc,
        first_text,
        second_disc,
        second_text,
        access_disc(side_access(row.aid_cargo)),
        Cell::plain(wording.side(row.aid_cargo)),
        Cell::plain(&row.basis),
        Cell::plain(wording.day_or(row.last_check, "report-checked-never")),
    ]
}

/// A side with its status, and further sides in words.
fn side(side: Option<&CrossingSide>, more: &[CrossingSide], wording: Wording) -> [Cell; 2] {
    let Some(side) = side else { return [Cell::empty(), Cell::plain(wording.text("report-side-none"))] };
    let words = |side: &CrossingSide| {
        let status: SideStatusKind = side.status;
        if side.name.trim().is_empty() {
            wording.side(status)
        } else {
            wording.with("report-side", &[("status", &wording.side(status)), ("side", &side.name)])
        }
    };
    let text: Vec<String> = std::iter::once(side).chain(more).map(words).collect();
    [access_disc(side_access(side.status)), Cell::plain(wording.series(&text))]
}
