//! Drivers in words.

use passage_model::EventStatus;
use passage_risk::{Driver, RouteAssessment};
use passage_words::Words;

use crate::{
    assess::{self, Answered},
    dto::{ActsOn, DriverDto},
    explain, titles,
};

/// Below this distance an event is on the route.
const ON_ROUTE_KM: f64 = 0.25;

/// The drivers of a route, heaviest first: those that set a floor, then by share, then those that act on access.
pub(crate) fn drivers(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<DriverDto> {
    route.explanation.drivers.iter().map(|driver| dto(words, answered, route, driver)).collect()
}

fn dto(words: Words, answered: &Answered, route: &RouteAssessment, driver: &Driver) -> DriverDto {
    let event = driver.event.and_then(|id| answered.scene.event(id));
    let crossing = driver.crossing.and_then(|id| answered.register().crossing_name(words.lang(), id));
    let title = match (event, crossing) {
        (Some(event), _) => titles::title(words, answered.register(), event),
        (None, Some(crossing)) => crossing,
        (None, None) => words.text(&format!("rule-{}", driver.rule.code())),
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
        detail: detail(words, answered, route, driver),
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

fn detail(words: Words, answered: &Answered, route: &RouteAssessment, driver: &Driver) -> String {
    if driver.acts_on == passage_risk::ActsOn::Access {
        let finding = route.access.findings.iter().find(|finding| {
            finding.rule == driver.rule && finding.event == driver.event && finding.crossing == driver.crossing
        });
        let reason = explain::access_reason(words, answered, driver.rule, finding);
        return match finding {
            Some(finding) if finding.crossing.is_none() => {
                format!("{} · {reason}", explain::stretch(words, finding.from_km, finding.to_km))
            }
            _ => reason,
        };
    }
    let age = driver.age_hours.map_or_else(|| words.text("age-never"), |hours| words.age(assess::hours(hours)));
    let place = match (driver.distance_km, driver.at_km) {
        (Some(distance), Some(km)) if distance <= ON_ROUTE_KM => {
            words.with("driver-on-route", &[("km", format!("{km:.0}").into()), ("age", age.into())])
        }
        (Some(distance), Some(km)) => words.with(
            "driver-off-route",
            &[("distance", words.km(distance).into()), ("km", format!("{km:.0}").into()), ("age", age.into())],
        ),
        _ => words.with("driver-unplaced", &[("age", age.into())]),
    };
    if driver.floor.is_some() {
        return format!("{} · {place}", words.text(&format!("rule-{}", driver.rule.code())));
    }
    place
}
