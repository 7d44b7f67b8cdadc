//! Drivers in words.

use passage_model::EventStatus;
use passage_risk::{Driver, RouteAssessment, Rule};
use passage_words::Words;

use crate::{
    assess::{self, Answered},
    dto::{ActsOn, DriverDto},
    explain, titles,
};

/// What a route rests on, one entry per event and kind of effect: what only sets a floor first, then by share, then what
/// acts on access. An event that both sets a floor and adds to the sum is one entry with its share and its rules.
pub(crate) fn merged(route: &RouteAssessment) -> Vec<(Driver, Vec<Rule>)> {
    let mut merged: Vec<(Driver, Vec<Rule>)> = Vec::new();
    for driver in &route.explanation.drivers {
        let same = |other: &Driver| {
            driver.event.is_some()
                && other.event == driver.event
                && other.acts_on == driver.acts_on
                && driver.acts_on == passage_risk::ActsOn::Level
        };
        match merged.iter_mut().find(|(other, _)| same(other)) {
            Some((other, rules)) => {
                other.share = other.share.or(driver.share);
                other.fresh_incidents = other.fresh_incidents.or(driver.fresh_incidents);
                if driver.floor.is_some() && !rules.contains(&driver.rule) {
                    rules.push(driver.rule);
                }
            }
            None => merged.push((*driver, if driver.floor.is_some() { vec![driver.rule] } else { Vec::new() })),
        }
    }
    // Ranked as they are read: what only sets a floor, then by share, then what acts on access, each in its own order.
    merged.sort_by(|(a, _), (b, _)| {
        let place = |driver: &Driver| driver.acts_on == passage_risk::ActsOn::Access;
        let share = |driver: &Driver| driver.share.unwrap_or(f64::INFINITY);
        let by_share = if place(a) || place(b) { std::cmp::Ordering::Equal } else { share(b).total_cmp(&share(a)) };
        place(a).cmp(&place(b)).then(by_share)
    });
    merged
}

/// The drivers of a route in words, in the order of [`merged`].
pub(crate) fn drivers(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<DriverDto> {
    let merged = merged(route);
    let alike =
        |a: &Driver, b: &Driver| (a.acts_on, a.rule, a.event, a.crossing) == (b.acts_on, b.rule, b.event, b.crossing);
    let each = merged.iter().enumerate().map(|(at, (driver, floors))| {
        // Both sides of a crossing may say the same: the first of them is told first.
        let before = merged.iter().take(at).filter(|(other, _)| alike(other, driver)).count();
        dto(words, answered, route, (driver, before), floors)
    });
    each.collect()
}

/// `before`: so many drivers told already rest on the same rule, event and crossing.
fn dto(
    words: Words,
    answered: &Answered,
    route: &RouteAssessment,
    (driver, before): (&Driver, usize),
    floors: &[Rule],
) -> DriverDto {
    let event = driver.event.and_then(|id| answered.scene.event(id));
    let crossing = driver.crossing.and_then(|id| answered.register().crossing_name(words.lang(), id));
    let title = match (event, crossing) {
        (Some(event), _) => titles::title(words, answered.register(), event),
        (None, Some(crossing)) => crossing,
        (None, None) => explain::access_reason(words, answered, driver.rule, None),
    };
    let acts_on = match driver.acts_on {
        passage_risk::ActsOn::Level => ActsOn::Level,
        passage_risk::ActsOn::Access => ActsOn::Access,
    };
    DriverDto {
        event: driver.event.map(|id| id.to_string()),
        kind: driver.kind,
        icon: event.map_or("i-gate", |event| titles::icon(&event.detail)).to_owned(),
        title,
        detail: detail(words, answered, route, (driver, before), floors),
        share: driver.share,
        share_text: match driver.share {
            Some(share) => words.percent(share),
            None => words.with("share-rule", &[("rule", driver.rule.code().into())]),
        },
        distance_km: driver.distance_km,
        at_km: driver.at_km,
        age_hours: driver.age_hours,
        grade: driver.grade.map(|grade| grade.to_string()),
        belief: driver.belief,
        status: driver.status,
        status_text: driver.status.map(|status: EventStatus| words.text(&format!("status-{}", status.code()))),
        claimed: event.is_some_and(titles::is_claimed),
        rule: driver.rule.code().to_owned(),
        acts_on,
    }
}

fn detail(
    words: Words,
    answered: &Answered,
    route: &RouteAssessment,
    (driver, before): (&Driver, usize),
    floors: &[Rule],
) -> String {
    if driver.acts_on == passage_risk::ActsOn::Access {
        let told = route.access.findings.iter().chain(&route.access.stretches);
        let own = told.filter(|finding| {
            finding.rule == driver.rule && finding.event == driver.event && finding.crossing == driver.crossing
        });
        let finding = own.clone().nth(before).or_else(|| own.clone().next());
        let reason = explain::access_reason(words, answered, driver.rule, finding);
        return match finding {
            Some(finding) if finding.crossing.is_none() => {
                format!("{} · {reason}", explain::stretch(words, finding.from_km, finding.to_km))
            }
            _ => reason,
        };
    }
    let as_of = answered.scene.question.as_of;
    let event = driver.event.and_then(|id| answered.scene.event(id));
    let age = match driver.age_hours {
        _ if event.is_some_and(|event| event.time.goes_on_at(as_of)) => words.text("age-goes-on"),
        Some(hours) => words.with("age-ago", &[("age", words.age(assess::hours(hours)).into())]),
        None => words.text("age-never"),
    };
    let place = match (driver.distance_km, driver.at_km) {
        (Some(distance), _) if words.is_coarse() => {
            let distance = explain::distance(words, distance);
            words.with("driver-near-route", &[("distance", distance.into()), ("age", age.into())])
        }
        (Some(distance), Some(km)) if distance <= explain::ON_ROUTE_KM => {
            words.with("driver-on-route", &[("km", format!("{km:.0}").into()), ("age", age.into())])
        }
        (Some(distance), Some(km)) => words.with(
            "driver-off-route",
            &[("distance", words.km(distance).into()), ("km", format!("{km:.0}").into()), ("age", age.into())],
        ),
        _ => age,
    };
    if floors.is_empty() {
        return place;
    }
    // The rule says why an event weighs more than its share.
    let rules: Vec<String> = floors
        .iter()
        .map(|rule| {
            words.with(
                "rule-named",
                &[("text", words.text(&format!("rule-{}", rule.code())).into()), ("rule", rule.code().into())],
            )
        })
        .collect();
    format!("{place} · {}", rules.join(" · "))
}
