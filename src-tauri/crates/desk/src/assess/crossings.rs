//! Crossings as the list and the map show them.

use chrono::Duration;
use passage_model::{Access, Crossing, Enforcement, Side, SideStatus, SideStatusKind, TrafficClass, TrafficDirection};
use passage_risk::{CrossingAssessment, Question, SideAssessment};
use passage_words::Words;

use super::Answered;
use crate::{
    dto::*,
    explain,
    lookup::{every_name, shown_name},
    numbers::whole,
    terms,
};

/// Crossings, worst first, then by name.
pub(crate) fn rows<E>(words: Words, answered: &Answered<E>) -> Vec<CrossingRowDto> {
    let mut rows: Vec<CrossingRowDto> = answered
        .assessment
        .crossings
        .iter()
        .filter_map(|assessed| Some((assessed, answered.register().crossing(assessed.crossing)?)))
        .filter(|(_, crossing)| !answered.scene.withholds(crossing))
        .map(|(assessed, crossing)| row(words, answered, assessed, crossing))
        .collect();
    rows.sort_by(|a, b| b.access.cmp(&a.access).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id)));
    rows
}

fn row<E>(words: Words, answered: &Answered<E>, assessed: &CrossingAssessment, crossing: &Crossing) -> CrossingRowDto {
    let by_order_only = assessed.status == Access::Closed
        && assessed.by_order
        && assessed.basis.is_some_and(|basis| basis.enforcement == Some(Enforcement::Unconfirmed));
    let sides = crossing
        .sides
        .iter()
        .enumerate()
        .map(|(number, side)| {
            let sides = assessed.sides.iter().filter(|of_side| of_side.side == number).collect::<Vec<_>>();
            side_row(words, side, &sides, &answered.scene.question)
        })
        .collect();
    let checked = crossing
        .sides
        .iter()
        .flat_map(|side| &side.statuses)
        .map(|status| status.checked_at)
        .filter(|at| *at <= answered.scene.question.as_of)
        .max();
    let routes = answered.register().routes.iter().filter(|route| route.crossings.contains(&crossing.id));
    CrossingRowDto {
        id: crossing.id.to_string(),
        name: shown_name(&crossing.names, words.lang()),
        names: every_name(&crossing.names)
            .chain(crossing.sides.iter().flat_map(|side| every_name(&side.names)))
            .collect(),
        kind: crossing.kind,
        kind_text: words.text(&format!("crossing-kind-{}", crossing.kind.code().replace('_', "-"))),
        lat: crossing.at.lat(),
        lon: crossing.at.lon(),
        access: assessed.status,
        access_text: words.text(&if by_order_only {
            "access-closed-by-order".to_owned()
        } else {
            format!("access-{}", assessed.status.code())
        }),
        by_order_only,
        reason_text: reason(words, answered, assessed),
        sides,
        checked_at: checked,
        checked_text: checked.map_or_else(|| words.text("checked-never"), |at| words.day(at)),
        routes: routes.map(|route| route.id.to_string()).collect(),
    }
}

/// What the access rests on, and what else that is limited acts there: at other hours it may be what counts.
fn reason<E>(words: Words, answered: &Answered<E>, assessed: &CrossingAssessment) -> String {
    let mut told = vec![explain::access_reason(words, answered, assessed.rule, assessed.basis.as_ref())];
    for finding in &assessed.findings {
        let event = finding.event.and_then(|id| answered.scene.event(id));
        if event.is_some_and(|event| terms::limits(words, event).is_some()) {
            let reason = explain::access_reason(words, answered, finding.rule, Some(finding));
            if !told.contains(&reason) {
                told.push(reason);
            }
        }
    }
    told.join(" ")
}

fn side_row(words: Words, side: &Side, assessed: &[&SideAssessment], question: &Question) -> SideRowDto {
    let of_class = assessed.iter().find(|of_class| of_class.traffic == question.traffic);
    let access = of_class.map_or(Access::Unknown, |of_class| of_class.access);
    SideRowDto {
        name: shown_name(&side.names, words.lang()),
        authority: side.authority.clone(),
        country: side.country.map(|country| country.to_string()),
        hours_text: side.hours.map(|hours| terms::hours(words, hours)),
        access,
        access_text: access_text(words, access),
        statuses: side.statuses.iter().map(|status| status_row(words, side, status, assessed, question)).collect(),
    }
}

fn access_text(words: Words, access: Access) -> String {
    words.text(&format!("access-{}", access.code()))
}

/// A word, and beside it what holds now for those it is about: they are not the same where it is old or another is worse.
fn status_row(
    words: Words,
    side: &Side,
    status: &SideStatus,
    assessed: &[&SideAssessment],
    question: &Question,
) -> SideStatusRowDto {
    let traffic = status.traffic.map_or("all", passage_model::TrafficClass::code).replace('_', "-");
    let has_own = |class: TrafficClass| side.statuses.iter().any(|other| other.traffic == Some(class));
    let open = TrafficClass::ALL.into_iter().any(|class| !has_own(class));
    // A word for all is about those for whom there is none of their own.
    let about = |class: TrafficClass| status.traffic.map_or(!open || !has_own(class), |own| own == class);
    let now = |of_class: &&SideAssessment| match status.direction {
        TrafficDirection::In => of_class.ways[0],
        TrafficDirection::Out => of_class.ways[1],
        TrafficDirection::Both => of_class.access,
    };
    let access = assessed.iter().filter(|of_class| about(of_class.traffic)).map(now).max().unwrap_or(Access::Unknown);
    let mut said = vec![
        ("word", access_text(words, side_access(status.status)).into()),
        ("day", words.day(status.checked_at).into()),
    ];
    let past = status.checked_at <= question.as_of;
    if past {
        said.push(("age", words.age(question.as_of - status.checked_at).into()));
    }
    SideStatusRowDto {
        who_text: words.with(
            "status-who",
            &[
                ("traffic", words.text(&format!("traffic-{traffic}")).into()),
                ("direction", words.text(&format!("direction-{}", status.direction.code())).into()),
            ],
        ),
        access,
        access_text: access_text(words, access),
        said_text: words.with(if past { "status-said" } else { "status-said-later" }, &said),
        basis: status.basis.clone(),
        grade: status.grade.to_string(),
    }
}

/// The access that a side's word amounts to.
pub(crate) fn side_access(status: SideStatusKind) -> Access {
    match status {
        SideStatusKind::Open => Access::Open,
        SideStatusKind::Restricted => Access::Restricted,
        SideStatusKind::Closed => Access::Closed,
        SideStatusKind::Unknown => Access::Unknown,
    }
}

/// Hours as a span of time.
pub(crate) fn hours(hours: f64) -> Duration {
    Duration::minutes(whole(hours * 60.0).into())
}
