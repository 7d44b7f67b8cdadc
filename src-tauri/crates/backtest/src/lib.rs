//! The method run against past events: how often each level was followed by one.
//!
//! Pure: roads and events come in, figures go out; no file, no clock. It goes through time origin by origin and keeps
//! no table of origins by segments, so that its memory does not grow with the number of origins.
//!
//! # Protocol
//!
//! For every origin t (weekly: the method's section 7) and every segment i of length `l_i`, the method says `p_i(t)`, the
//! probability of at least one violent event within D km of the segment in the H days [t, t + H). It sees only events that
//! had **begun before t and were known by t** ([`Head::known_at`]; of a table of past events all that is known is that they
//! were known when they were over). Then it is looked up what followed: `y_i(t)` = 1 where an event *of the sort that is predicted*
//! ([`passage_risk::is_target`]: violent, place known to about 25 km, day known) began within [t, t + H) at most D km from
//! the segment, else 0. Origins whose days ahead reach beyond the last event are left out and counted. Floors, stop triggers
//! and access are not tested: past events say nothing of front lines and closures.
//!
//! # Figures
//!
//! All are weighted by length: w = `l_i` for each origin. W is the sum of the weights.
//!
//! | figure | formula | source |
//! |---|---|---|
//! | base rate | Σ w y / W | |
//! | Brier score | Σ w (p − y)² / W | Brier 1950 |
//! | skill | 1 − Brier / Brier of climatology | Murphy 1973 |
//! | climatology | Σ w y / W over up to 104 weekly origins before the first one, beginning 60 days after the first event | |
//! | AUPR | average precision: Σ over thresholds of (gain in recall) · precision, ties taken together | Davis and Goadrich 2006 |
//! | AUC | chance that a followed stretch was given a higher p than one that was not, ties half | Hanley and `McNeil` 1982 |
//! | ECE | 20 bins of equal length by p, ties kept together: Σ share · abs(mean p − share followed) | Naeini and others 2015 |
//! | PAI at f | (share of what followed that lies on the worst f of the length of its origin) / f; ties by their part inside | Chainey and others 2008 |
//! | level | share of length with it, and Σ w y / Σ w within it | |
//!
//! **Unknown** follows the method's rule (no report of any kind within 20 km in 90 days, p < 2 %, no floor): such road is a
//! row of its own among the levels, with what was seen there. The other scores include it, with its p.
//!
//! **Routes** count once per origin: their p is the method's rule L2, and a route is followed when one of its segments is.
//!
//! **Simple rules** ([`Baseline`]) give a score per segment; isotonic regression on the origins before the first one (every
//! third segment) turns it into a probability, so that they compete on equal terms and without looking ahead.
//!
//! **Country scale** ([`fit_scale`], and [`Calibrate::Scale`] for a test that fits for every origin on the weeks before it):
//! rule K1, see [`passage_risk::fit_country`]. Weeks are used from [`WARM_UP_DAYS`] after the first event on, or after the moment
//! from which [`Past::observed_from`] says that the record is whole.
//!
//! # Precision
//!
//! AUPR, AUC, ECE and the curves of the simple rules are read off cells of p as fine as 1 part in 4,096 instead of a sort of
//! all rows; the others are exact sums. Against an independent scorer the figures agree to three digits (see the tests of
//! the command line).

mod arrivals;
mod isotonic;
mod past;
mod protocol;
mod report;
mod run;
mod scale;
mod scores;
mod simple;
mod tally;

pub use passage_model::Scores;
pub use past::{Head, Past, Roads, network_of, start_of_day};
pub use protocol::{BacktestError, Calibrate, MAX_ORIGINS, Protocol};
pub use report::{BaselineScores, Fit, LevelShare, Report, RouteReport};
pub use run::{FitError, Predictions, Progress, Watcher, fit_scale, run, scale_weeks};
pub use scale::WARM_UP_DAYS;
pub use scores::ReliabilityBin;
pub use simple::Baseline;
