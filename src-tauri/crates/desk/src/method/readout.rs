//! What the formula gives for simple cases, worked out from the parameters.

use passage_model::{
    Detail, Event, EventId, EventStatus, EventTime, LocationPrecision, Names, RiskLevel, Time, TimePrecision,
};
use passage_risk::{Kernel, Link, Params};

use crate::dto::{ReadoutAgeDto, ReadoutCountDto, ReadoutDto};

const AGES: [u32; 6] = [1, 7, 14, 30, 60, 180];
const COUNTS: [u32; 5] = [1, 2, 3, 5, 10];
/// Age of a fresh report, days.
const FRESH: f64 = 1.0;

/// Exact reports taken as true, on the road itself.
pub(super) fn readout(params: &Params) -> ReadoutDto {
    let link = Link::new(params);
    let event = clash();
    let adds = |days: f64| Kernel::new(&event, days, params).map_or(0.0, |kernel| kernel.at(0.0));
    let with = |added: f64| {
        let p = link.of_sum(*params.hazard.background_b + added);
        (p, RiskLevel::from_number(link.row(p)).unwrap_or(RiskLevel::Unknown))
    };
    let by_age = |days: u32| {
        let (p, level) = with(adds(f64::from(days)));
        ReadoutAgeDto { days, p, level }
    };
    let by_count = |count: u32| {
        let (p, level) = with(f64::from(count) * adds(FRESH));
        ReadoutCountDto { count, p, level }
    };
    ReadoutDto { none: with(0.0).0, by_age: AGES.map(by_age).to_vec(), by_count: COUNTS.map(by_count).to_vec() }
}

/// A violent event at an exact place; what it is called and when it was does not matter here.
fn clash() -> Event {
    Event {
        id: EventId::from_parts(0, [0; 10]),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: None,
        precision: LocationPrecision::Exact,
        time: EventTime { from: Time::UNIX_EPOCH, until: None, precision: TimePrecision::Hour },
        actors: Vec::new(),
        status: EventStatus::Confirmed,
        evidence: Vec::new(),
        detail: Detail::ArmedClash,
        category: None,
        deaths: None,
        confirmed_at: None,
        source_key: None,
        example: false,
    }
}
