//! The country scale from past weeks (rule K1).

use std::collections::VecDeque;

use chrono::Duration;
use passage_model::Time;
use passage_risk::{CountryScale, Params, PastSegment, ScaleError, fit_country};

use crate::tally::Tally;

/// An origin is used only when events were on record for so many days before it: with less past its sum of fresh
/// incidents is too small, and the scale would come out too large. Convention: four weeks hold two thirds of the weight of
/// a steady stream of incidents.
pub const WARM_UP_DAYS: i64 = 28;

/// One past week: road length by sum of fresh incidents and by what followed.
#[derive(Debug)]
struct Week {
    origin: Time,
    rows: Vec<Row>,
    /// Sums and what followed, by segment, where more may become known of the week.
    open: Option<(Vec<f64>, Vec<bool>)>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    fresh_incidents: f64,
    hit_km: f64,
    miss_km: f64,
}

/// The newest past weeks, each in a compact form.
#[derive(Debug)]
pub(crate) struct Weeks {
    weeks: VecDeque<Week>,
    most: usize,
}

impl Weeks {
    pub(crate) fn new(params: &Params) -> Self {
        Self { weeks: VecDeque::new(), most: *params.calibration.max_weeks as usize }
    }

    /// Adds the week that began at `origin`: sums, what followed, lengths of all segments. `open`: more may become known of it.
    pub(crate) fn push(&mut self, origin: Time, sums: Vec<f64>, followed: Vec<bool>, km: &[f64], open: bool) {
        let rows = rows(&sums, &followed, km);
        self.weeks.push_back(Week { origin, rows, open: open.then_some((sums, followed)) });
        while self.weeks.len() > self.most {
            self.weeks.pop_front();
        }
    }

    /// What is known by now to have followed each week that is open.
    pub(crate) fn learn(&mut self, km: &[f64], known: impl Fn(Time) -> Vec<bool>) {
        for week in &mut self.weeks {
            let Some((sums, followed)) = &mut week.open else { continue };
            let now = known(week.origin);
            if *followed != now {
                *followed = now;
                week.rows = rows(sums, followed, km);
            }
        }
    }

    /// The first and the last week kept.
    pub(crate) fn span(&self) -> Option<(Time, Time)> {
        Some((self.weeks.front()?.origin, self.weeks.back()?.origin))
    }

    /// The most likely scale for these weeks.
    pub(crate) fn fit(&self, label: &str, params: &Params) -> Result<CountryScale, ScaleError> {
        let mut past = Vec::new();
        for (week, one) in (0..).zip(&self.weeks) {
            for row in &one.rows {
                for (length_km, followed) in [(row.hit_km, true), (row.miss_km, false)] {
                    if length_km > 0.0 {
                        past.push(PastSegment { week, fresh_incidents: row.fresh_incidents, length_km, followed });
                    }
                }
            }
        }
        fit_country(&past, label, params)
    }
}

fn rows(sums: &[f64], followed: &[bool], km: &[f64]) -> Vec<Row> {
    let mut tally = Tally::default();
    for ((s, followed), km) in sums.iter().zip(followed).zip(km) {
        tally.add(*s, *followed, *km);
    }
    let row = |cell: crate::tally::Cell| Row { fresh_incidents: cell.value(), hit_km: cell.hit, miss_km: cell.miss };
    tally.ascending().map(row).collect()
}

/// Origins of past weeks, oldest first: every seven days back from the newest, not before `earliest`, at most `most`.
pub(crate) fn weekly(newest: Time, earliest: Time, most: u32) -> Vec<Time> {
    let mut origins = Vec::new();
    let mut at = newest;
    while at >= earliest && origins.len() < most as usize {
        origins.push(at);
        match at.checked_sub_signed(Duration::days(7)) {
            Some(before) => at = before,
            None => break,
        }
    }
    origins.reverse();
    origins
}
