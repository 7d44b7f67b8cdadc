//! What the marks mean.

use passage_model::{Access, EventKind, RiskLevel};

use crate::{
    layout::{
        table::Table,
        text::{Run, Type},
    },
    svg::{hidden, icons, marks},
    wording::Wording,
};

use super::parts::atom;

/// The legend in three lines.
pub(crate) fn legend(wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    let mut risk = vec![Run::strong(text("report-legend-risk")), gap()];
    for level in RiskLevel::ALL.into_iter().filter(|level| level.number().is_some()).chain([RiskLevel::Unknown]) {
        risk.extend([atom(marks::risk(level, 12.0), 12.0), Run::plain(wording.level(level)), gap()]);
    }
    risk.push(Run::plain(text("report-legend-unknown")));
    let mut access = vec![Run::strong(text("report-legend-access")), gap()];
    for value in [Access::Open, Access::Restricted, Access::Closed, Access::Unknown] {
        access.extend([atom(marks::access(value, 11.0), 11.0), Run::plain(wording.access(value)), gap()]);
    }
    access.push(Run::plain(text("report-legend-thread")));
    let crossing =
        |access, by_order| hidden(12.0, 12.0, (12.0, 12.0), &icons::crossing(access, by_order, (6.0, 6.0), 13.0));
    let event =
        |claimed| hidden(12.0, 12.0, (12.0, 12.0), &icons::event(EventKind::Strike, (6.0, 6.0), 5.3, claimed, 1.0));
    let map = vec![
        Run::strong(text("report-legend-map")),
        gap(),
        atom(crossing(Access::Open, false), 12.0),
        Run::plain(text("report-legend-crossing")),
        gap(),
        atom(crossing(Access::Closed, true), 12.0),
        Run::plain(text("report-legend-order")),
        gap(),
        atom(event(false), 12.0),
        Run::plain(text("report-legend-event")),
        gap(),
        atom(event(true), 12.0),
        Run::plain(text("report-legend-claimed")),
        gap(),
        Run::plain(text("report-legend-age")),
    ];
    Table::paragraphs(Type::Label, vec![risk, access, map]).above(5.0)
}

/// Room between entries that does not collapse.
fn gap() -> Run {
    Run::plain("\u{a0}\u{a0}\u{a0} ")
}
