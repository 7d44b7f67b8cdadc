//! What was not known at a moment must not change what is said for it.

use passage_backtest::{Calibrate, Head, Past, Protocol, Roads, run};
use passage_model::*;
use passage_risk::{Exposure, Link, Params};
use proptest::prelude::*;

use super::support::*;

fn said(events: &[Event], heads: &[Head], protocol: &Protocol) -> Vec<(Time, Vec<f64>)> {
    let network = road();
    let mut keeping = Keeping::default();
    run(&Roads::new(&network), Past::known(events, heads, day(366)), Params::builtin(), protocol, &mut keeping)
        .unwrap();
    keeping.predicted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// An event that becomes known later leaves every earlier prediction as it was, with and without a fitted scale, and
    /// counts as soon as it is known.
    #[test]
    fn an_event_counts_once_it_is_known(
        on in 200_i64..300, late in 0_i64..60, tenths in 0_u32..11, fitted: bool, happened: bool,
    ) {
        let calibrate = if fitted { Calibrate::Scale } else { Calibrate::None };
        let protocol = Protocol { calibrate, baselines: false, ..autumn() };
        let mut events = year();
        let mut heads = vec![Head::RECORDED; events.len()];
        let without = said(&events, &heads, &protocol);
        events.push(event(999, on, tenths));
        let known = day(on + late);
        // Nor does it scale anything before, where it did happen in a week that the scale is fitted on.
        heads.push(Head { known_at: Some(known), q: 1.0, happened });
        let with = said(&events, &heads, &protocol);
        for ((origin, before), (_, after)) in without.iter().zip(&with) {
            let usable = *origin > day(on) && *origin >= known;
            prop_assert_eq!(before != after, usable, "{}: known {}", origin, known);
        }
    }
}

#[test]
fn predictions_are_those_of_the_method() {
    let (events, network) = (year(), road());
    let (params, roads) = (Params::builtin(), Roads::new(&network));
    let exposure = Exposure::new(&network, &events, params);
    for (origin, p) in said(&events, &[], &autumn()) {
        let sums = exposure.sums(&events, params, origin, |_, _| 1.0);
        let link = Link::new(params);
        assert_eq!(p, sums.iter().map(|s| link.of_sum(*s)).collect::<Vec<_>>());
        assert_eq!(p.len(), roads.segments());
    }
}

#[test]
fn what_is_not_believed_counts_for_nothing() {
    let mut events = year();
    let without = said(&events, &[], &autumn());
    events.push(event(999, 250, 5));
    let mut heads = vec![Head::RECORDED; events.len()];
    heads[events.len() - 1] = Head { known_at: None, q: 0.0, happened: false };
    assert_eq!(said(&events, &heads, &autumn()), without);
}

#[test]
fn an_origin_is_a_day_at_whatever_hour_it_is_asked_for() {
    let noon = chrono::Duration::hours(12);
    let later = Protocol { first: autumn().first + noon, last: autumn().last + noon, ..autumn() };
    assert_eq!(said(&year(), &[], &later), said(&year(), &[], &autumn()));
}
