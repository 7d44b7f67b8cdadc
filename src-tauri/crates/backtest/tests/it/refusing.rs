//! What cannot be tested is refused, and a test can be broken off at any step.

use passage_backtest::{
    BacktestError, Baseline, Calibrate, FitError, Past, Protocol, Roads, fit_scale, network_of, run,
};
use passage_risk::{Params, ScaleError};
use passage_spatial::Earth;

use super::support::*;

fn refused(protocol: &Protocol) -> BacktestError {
    let (events, network) = (year(), road());
    run(&Roads::new(&network), Past::recorded(&events), Params::builtin(), protocol, &mut ()).unwrap_err()
}

#[test]
fn nonsense_is_refused() {
    let late = Protocol::weekly(day(900), day(950));
    assert!(matches!(refused(&late), BacktestError::NothingObserved { .. }));
    assert!(matches!(refused(&Protocol::weekly(day(9), day(8))), BacktestError::TurnedSpan { .. }));
    let odd = Protocol { radius_km: 3.0, ..autumn() };
    assert_eq!(refused(&odd), BacktestError::NoParameters { radius_km: 3.0, horizon_days: 7 });
    assert!(matches!(refused(&Protocol { radius_km: f64::NAN, ..autumn() }), BacktestError::NoParameters { .. }));
    assert!(matches!(refused(&Protocol { step_days: 0, ..autumn() }), BacktestError::TooManyOrigins { .. }));
    let end = chrono::DateTime::<chrono::Utc>::MAX_UTC;
    assert!(matches!(refused(&Protocol { last: end, ..autumn() }), BacktestError::DateOutOfRange { .. }));
    let daily = Protocol { step_days: 1, ..Protocol::weekly(day(0), day(9_000)) };
    assert!(matches!(refused(&daily), BacktestError::TooManyOrigins { .. }));

    let (none, network, events) = (network_of(Earth::Wgs84, Vec::new()).0, road(), year());
    let of = |network, events| run(&Roads::new(network), Past::recorded(events), Params::builtin(), &autumn(), &mut ());
    assert_eq!(of(&none, &events).unwrap_err(), BacktestError::NoRoads);
    assert_eq!(of(&network, &[]).unwrap_err(), BacktestError::NoEvents);
}

#[test]
fn moments_before_the_record_are_no_peace() {
    let (events, network) = (year(), road());
    let first = events.iter().map(|event| event.time.from).min().unwrap();
    let roads = Roads::new(&network);
    let run = |protocol: &Protocol| run(&roads, Past::recorded(&events), Params::builtin(), protocol, &mut ());
    let weeks = chrono::Duration::weeks;
    // Ten weeks before the first event and ten after it.
    let both = run(&Protocol::weekly(first - weeks(10), first + weeks(9))).unwrap();
    let after = run(&Protocol::weekly(first, first + weeks(9))).unwrap();
    assert_eq!((both.before_record, both.origins, both.left_out, both.first), (10, 10, 0, first));
    assert_eq!((after.before_record, after.scores), (0, both.scores));
    let before = Protocol::weekly(first - weeks(30), first - weeks(20));
    assert_eq!(run(&before).unwrap_err(), BacktestError::BeforeRecord { from: first });
}

#[test]
fn it_can_be_broken_off_at_every_step() {
    let (events, network) = (year(), road());
    let protocol = Protocol { calibrate: Calibrate::Scale, ..autumn() };
    let test = |stop_after| {
        let mut keeping = Keeping { stop_after, ..Keeping::default() };
        let past = Past::recorded(&events);
        (run(&Roads::new(&network), past, Params::builtin(), &protocol, &mut keeping), keeping.steps)
    };
    let (whole, steps) = test(None);
    let whole = whole.unwrap();
    assert_eq!(whole.origins, 16);
    assert_eq!(whole.baselines.len(), Baseline::ALL.len());
    assert_eq!(whole.scales.len(), 16, "there are weeks enough before each");
    for stop in (0..steps).step_by(13) {
        assert_eq!(test(Some(stop)).0.unwrap_err(), BacktestError::Cancelled, "{stop}");
    }
}

#[test]
fn a_scale_needs_eight_weeks() {
    let (events, network) = (year(), road());
    let fit = |until| fit_scale(&Roads::new(&network), Past::recorded(&events), Params::builtin(), "X", until, &mut ());
    // Four weeks to warm up, then week by week.
    let few = fit(day(28 + 7 * 7));
    assert_eq!(few.unwrap_err(), FitError::Scale(ScaleError::TooFewWeeks { weeks: 7, needed: 8 }));
    let fitted = fit(day(28 + 7 * 8)).unwrap();
    assert_eq!((fitted.scale.weeks, fitted.first, fitted.last), (8, day(28), day(28 + 7 * 7)));
    assert_eq!(fit(day(360)).unwrap().scale.weeks, 47);
}
