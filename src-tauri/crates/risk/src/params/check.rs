//! What must hold of every set of parameters.

use std::fmt;

use passage_model::{Access, Advice, Credibility, Reliability, RiskLevel, ThreatCategory};
use serde::Serialize;

use super::{Entry, Params};
use crate::Rule;

/// Why a set of parameters is refused.
#[derive(Debug, thiserror::Error)]
pub enum ParamsError {
    /// The file is not of the expected form; the text says where.
    #[error("the parameters cannot be read: {0}")]
    Form(#[from] serde_json::Error),
    /// A value is outside its range.
    #[error("parameter `{name}` is {value}: {expected} is expected")]
    Range {
        /// The name in the data file.
        name: &'static str,
        /// The value given.
        value: String,
        /// What is allowed.
        expected: Expected,
    },
    /// There is no parameter of this name, or it belongs to the fit and is not set by hand.
    #[error("there is no parameter `{0}` that can be set")]
    NoSuch(String),
}

/// What a value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A number above 0.
    AboveZero,
    /// A number from 0 to 1.
    UpToOne,
    /// A level from 1 to 6.
    Level,
    /// A number not above its companion.
    NotAboveCompanion,
    /// A number of 0 or more.
    ZeroOrMore,
    /// Four ascending numbers between 0 and 1.
    Ascending,
    /// Numbers above 0 and a tail weight from 0 to 1.
    Fit,
    /// A likelihood ratio from 0.001 to 1,000.
    Ratio,
    /// A column from 1 to 5.
    Column,
    /// Levels 1 to 6 and sizes of 0 or more.
    Trigger,
    /// The rule F5.
    RuleF5,
    /// Not above a ceiling, beyond which the computation would not end or says nothing.
    NotSoMuch,
    /// Not below a floor, under which the computation says nothing.
    NotSoLittle,
    /// At least one row.
    SomeRows,
    /// At least one kind of hostilities: a trigger without never holds.
    SomeKinds,
    /// A value for every code.
    Everyone,
    /// Advice of at least hold where a road is closed or Unacceptable, and not simply go where the level is Unknown.
    NotSoMild,
    /// A number between bounds, both included, beyond which the rule does nothing.
    Between {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// Values that fall from A to E, and from 1 to 5; for F and 6 no more than for the best.
    Falling,
    /// A road without any report stays Unknown.
    EmptyUnknown,
    /// Not above the probability at which High begins: Unknown sorts above Medium and must hide nothing worse.
    NotAboveHigh,
    /// One confirmed event on the road stays above Very low, on the next day and after two weeks.
    EventSeen,
    /// What a usually reliable source calls probably true (B2) reaches it.
    Reachable,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Between { least, most } => return write!(f, "a number from {least} to {most}"),
            Self::Falling => "values that fall from A to E and from 1 to 5, and none above the best for F and 6",
            Self::EmptyUnknown => "values with which a road without reports stays Unknown",
            Self::NotAboveHigh => "a probability not above that at which High begins",
            Self::EventSeen => "values with which one confirmed event on the road stays above Very low for two weeks",
            Self::Reachable => "a value that a report graded B2 reaches",
            Self::AboveZero => "a number above 0",
            Self::UpToOne => "a number from 0 to 1",
            Self::Level => "a level from 1 to 6",
            Self::NotAboveCompanion => "a number not above its companion",
            Self::ZeroOrMore => "a number of 0 or more",
            Self::Ascending => "four ascending numbers between 0 and 1",
            Self::Fit => "numbers above 0 and a tail weight from 0 to 1",
            Self::Ratio => "a likelihood ratio from 0.001 to 1000",
            Self::Column => "a column from 1 to 5",
            Self::Trigger => "levels 1 to 6 and sizes of 0 or more",
            Self::RuleF5 => "the rule F5",
            Self::NotSoMuch => "a smaller number",
            Self::NotSoLittle => "a greater number",
            Self::SomeRows => "at least one row",
            Self::SomeKinds => "at least one kind of hostilities",
            Self::Everyone => "a value for every code",
            Self::NotSoMild => {
                "at least hold for what is closed or Unacceptable, and not simply go for what is Unknown"
            }
        })
    }
}

pub(super) fn bad(name: &'static str, value: &dyn ToString, expected: Expected) -> ParamsError {
    ParamsError::Range { name, value: value.to_string(), expected }
}

/// Ceilings: km, days (nothing older is read, standing hazards and states apart), and what has no unit.
const MOST_KM: f64 = 100.0;
const MOST_DAYS: f64 = 1_095.0;
const MOST_FACTOR: f64 = 100.0;
/// A likelihood ratio beyond these is no judgement of a report any more: alone it would outweigh every other.
const LEAST_RATIO: f64 = 0.001;
const MOST_RATIO: f64 = 1_000.0;
/// Events counted in the year before; spread of ln of a scale.
const MOST_COUNT: f64 = 1_000.0;
const SPREAD: std::ops::RangeInclusive<f64> = 0.01..=10.0;
/// No fit comes near it.
const MOST_SCALE: f64 = 1e6;
/// Rows of a table; stop triggers are numbered in a byte.
const MOST_ROWS: usize = 100;

type Named<'a, T> = (&'static str, &'a Entry<T>);

fn positive(values: &[Named<'_, f64>]) -> Result<(), ParamsError> {
    match values.iter().find(|(_, e)| !(e.value.is_finite() && e.value > 0.0)) {
        Some((name, e)) => Err(bad(name, &e.value, Expected::AboveZero)),
        None => Ok(()),
    }
}

/// The greatest value that makes sense.
fn up_to(most: f64, values: &[Named<'_, f64>]) -> Result<(), ParamsError> {
    match values.iter().find(|(_, e)| e.value > most) {
        Some((name, e)) => Err(bad(name, &e.value, Expected::NotSoMuch)),
        None => Ok(()),
    }
}

fn unit(values: &[Named<'_, f64>]) -> Result<(), ParamsError> {
    match values.iter().find(|(_, e)| !(0.0..=1.0).contains(&e.value)) {
        Some((name, e)) => Err(bad(name, &e.value, Expected::UpToOne)),
        None => Ok(()),
    }
}

fn level(values: &[Named<'_, u8>]) -> Result<(), ParamsError> {
    match values.iter().find(|(_, e)| !(1..=6).contains(&e.value)) {
        Some((name, e)) => Err(bad(name, &e.value, Expected::Level)),
        None => Ok(()),
    }
}

macro_rules! named {
    ($params:expr, $($($part:ident).+),* $(,)?) => { &[$((stringify!($($part).+), &$params.$($part).+)),*] };
}

impl Params {
    /// Checks what the computation relies on: finite numbers, ascending bounds, levels on the scale.
    pub(super) fn check(&self) -> Result<(), ParamsError> {
        positive(named!(
            self,
            hazard.radius_km,
            hazard.horizon_days,
            hazard.omori_days,
            hazard.omori_power,
            hazard.max_age_days,
            hazard.scale_a,
            hazard.power_g,
            hazard.background_b,
            hazard.tail_decay_km,
            hazard.tail_decay_days,
            hazard.tail_age_days,
            options.isolated_km,
            options.isolated_days,
            options.isolated_alone,
            options.isolated_among,
            options.ied_memory_days,
            belief.contradicted_lr,
            levels.unknown_km,
            levels.unknown_days,
            floors.front_days,
            floors.front_near_km,
            floors.control_km,
            floors.control_days,
            floors.hazard_on_road_km,
            access.reach_km,
            access.shared_road_km,
            access.shared_road_min_km,
            access.crossing_days,
            access.evidence_days,
            access.denial_days,
            confidence.km,
            confidence.fresh_days,
            confidence.ageing_days,
            confidence.window_days,
            calibration.prior_sd,
        ))?;
        unit(named!(
            self,
            hazard.tail_rho,
            hazard.precision.exact.weight,
            hazard.precision.near.weight,
            hazard.precision.district.weight,
            options.ied_weight,
            options.ceasefire_factor,
            options.ceasefire_min_q,
            belief.min_q,
            belief.max_q,
            levels.unknown_p,
            levels.route_unknown_share,
            floors.min_q,
            floors.control_min_q,
            access.close_min_q,
            access.doubt_min_q,
            access.restrict_min_q,
            access.open_min_q,
            confidence.doubtful_share,
            confidence.doubtful_below_q,
            confidence.route_share,
            explanation.queue_below_q,
        ))?;
        level(named!(
            self,
            floors.front_near_level,
            floors.front_far_level,
            floors.inside_level,
            floors.control_level,
            floors.hazard_on_road_level,
            floors.hazard_near_level,
        ))?;
        self.check_ceilings()?;
        self.check_order()?;
        self.check_tables()?;
        self.check_protection()
    }

    /// Values beyond which a search would not end, or a report would reach across countries.
    fn check_ceilings(&self) -> Result<(), ParamsError> {
        up_to(
            MOST_KM,
            named!(
                self,
                hazard.radius_km,
                hazard.tail_decay_km,
                hazard.tail_reach_km,
                hazard.precision.exact.spread_km,
                hazard.precision.near.spread_km,
                hazard.precision.district.spread_km,
                options.isolated_km,
                levels.unknown_km,
                floors.front_near_km,
                floors.front_far_km,
                floors.front_advance_km_per_day,
                floors.control_km,
                floors.hazard_on_road_km,
                floors.hazard_near_km,
                access.reach_km,
                access.shared_road_km,
                access.shared_road_min_km,
                confidence.km,
            ),
        )?;
        up_to(
            MOST_DAYS,
            named!(
                self,
                hazard.horizon_days,
                hazard.omori_days,
                hazard.max_age_days,
                hazard.tail_decay_days,
                hazard.tail_age_days,
                options.isolated_days,
                options.ied_memory_days,
                levels.unknown_days,
                floors.front_days,
                floors.control_days,
                access.crossing_days,
                access.evidence_days,
                access.denial_days,
                confidence.fresh_days,
                confidence.ageing_days,
                confidence.window_days,
            ),
        )?;
        up_to(MOST_FACTOR, named!(self, hazard.omori_power, hazard.scale_a, hazard.power_g, hazard.background_b))?;
        up_to(MOST_RATIO * MOST_RATIO, named!(self, belief.contradicted_lr))?;
        up_to(MOST_COUNT, named!(self, options.isolated_alone, options.isolated_among))?;
        up_to(*SPREAD.end(), named!(self, calibration.prior_sd))?;
        if *self.calibration.prior_sd < *SPREAD.start() {
            return Err(bad("calibration.prior_sd", &*self.calibration.prior_sd, Expected::NotSoLittle));
        }
        if let Some(country) = self.country.as_ref().filter(|c| !(c.scale_a > 0.0 && c.scale_a <= MOST_SCALE)) {
            return Err(bad("country.scale_a", &country.scale_a, Expected::AboveZero));
        }
        let e = &self.explanation;
        for (name, value, most) in [
            ("explanation.listed_drivers", u64::from(*e.listed_drivers), 200),
            ("explanation.search_size", u64::from(*e.search_size), 6),
            ("explanation.search_steps", u64::from(*e.search_steps), 200_000),
            ("calibration.max_weeks", u64::from(*self.calibration.max_weeks), 520),
        ] {
            if value > most {
                return Err(bad(name, &value, Expected::NotSoMuch));
            }
        }
        Ok(())
    }

    fn check_order(&self) -> Result<(), ParamsError> {
        let (h, f, p) = (&self.hazard, &self.floors, &self.hazard.precision);
        for (name, low, high) in [
            ("options.isolated_alone", *self.options.isolated_alone, *self.options.isolated_among),
            ("belief.min_q", *self.belief.min_q, *self.belief.max_q),
            ("hazard.radius_km", *h.radius_km, *h.tail_reach_km),
            ("floors.front_near_km", *f.front_near_km, *f.front_far_km),
            ("floors.hazard_on_road_km", *f.hazard_on_road_km, *f.hazard_near_km),
            ("access.doubt_min_q", *self.access.doubt_min_q, *self.access.close_min_q),
            ("confidence.fresh_days", *self.confidence.fresh_days, *self.confidence.ageing_days),
            (
                "confidence.some_reports",
                f64::from(*self.confidence.some_reports),
                f64::from(*self.confidence.many_reports),
            ),
            ("calibration.min_weeks", f64::from(*self.calibration.min_weeks), f64::from(*self.calibration.max_weeks)),
        ] {
            if !high.is_finite() || low > high {
                return Err(bad(name, &low, Expected::NotAboveCompanion));
            }
        }
        for (name, value) in [
            ("hazard.precision.exact.spread_km", *p.exact.spread_km),
            ("hazard.precision.near.spread_km", *p.near.spread_km),
            ("hazard.precision.district.spread_km", *p.district.spread_km),
            ("floors.front_advance_km_per_day", *f.front_advance_km_per_day),
        ] {
            if !(value.is_finite() && value >= 0.0) {
                return Err(bad(name, &value, Expected::ZeroOrMore));
            }
        }
        let bounds = *self.levels.bounds_p;
        if bounds[0] <= 0.0 || bounds[3] >= 1.0 || !bounds.is_sorted_by(|a, b| a < b) {
            return Err(bad("levels.bounds_p", &format!("{bounds:?}"), Expected::Ascending));
        }
        Ok(())
    }

    fn check_tables(&self) -> Result<(), ParamsError> {
        for t in self.targets.iter().chain(self.options.isolated_fits.iter()) {
            let sizes = [t.radius_km, t.horizon_days, t.scale_a, t.power_g, t.background_b];
            let most = [MOST_KM, MOST_DAYS, MOST_FACTOR, MOST_FACTOR, MOST_FACTOR];
            if sizes.iter().zip(most).any(|(x, most)| !(*x > 0.0 && *x <= most)) || !(0.0..=1.0).contains(&t.tail_rho) {
                return Err(bad("targets", &t.radius_km, Expected::Fit));
            }
        }
        let (source, information) = (&self.belief.source_lr, &self.belief.information_lr);
        let ratios = source.values().map(|lr| ("belief.source_lr", *lr));
        let mut ratios = ratios.chain(information.values().map(|lr| ("belief.information_lr", *lr)));
        if let Some((name, lr)) = ratios.find(|(_, lr)| !(LEAST_RATIO..=MOST_RATIO).contains(lr)) {
            return Err(bad(name, &lr, Expected::Ratio));
        }
        let b = &self.belief;
        for (name, complete) in [
            ("belief.source_lr", Reliability::ALL.iter().all(|code| b.source_lr.contains_key(code))),
            ("belief.information_lr", Credibility::ALL.iter().all(|code| b.information_lr.contains_key(code))),
            ("matrix.impacts", ThreatCategory::ALL.iter().all(|code| self.matrix.impacts.contains_key(code))),
        ] {
            if !complete {
                return Err(bad(name, &"incomplete", Expected::Everyone));
            }
        }
        if let Some(k) = self.hazard.kind_weights.values().find(|k| !(k.is_finite() && **k >= 0.0)) {
            return Err(bad("hazard.kind_weights", &k, Expected::ZeroOrMore));
        }
        if let Some(k) = self.hazard.kind_weights.values().find(|k| **k > MOST_FACTOR) {
            return Err(bad("hazard.kind_weights", &k, Expected::NotSoMuch));
        }
        if let Some(cell) = self.matrix.cells.iter().flatten().find(|cell| !(1..=6).contains(*cell)) {
            return Err(bad("matrix.cells", &cell, Expected::Level));
        }
        if let Some(column) = self.matrix.impacts.values().find(|column| !(1..=5).contains(*column)) {
            return Err(bad("matrix.impacts", &column, Expected::Column));
        }
        if self.advice.is_empty() {
            return Err(bad("advice", &0, Expected::SomeRows));
        }
        for level in RiskLevel::ALL {
            for access in Access::ALL {
                let advice = self.advise(level, access);
                let barred = access == Access::Closed || level == RiskLevel::Unacceptable;
                if (barred && advice < Advice::Hold) || (level == RiskLevel::Unknown && advice == Advice::Go) {
                    return Err(bad("advice", &advice.code(), Expected::NotSoMild));
                }
            }
        }
        for (name, rows) in [("advice", self.advice.len()), ("floors.stop_triggers", self.floors.stop_triggers.len())] {
            if rows > MOST_ROWS {
                return Err(bad(name, &rows, Expected::NotSoMuch));
            }
        }
        for t in self.floors.stop_triggers.iter() {
            let sizes = [t.hostilities_km, t.hostilities_hours, t.companion_km, t.companion_hours];
            if !(1..=6).contains(&t.level) || sizes.iter().any(|x| !(x.is_finite() && *x >= 0.0)) {
                return Err(bad("floors.stop_triggers", &t.rule.code(), Expected::Trigger));
            }
            if t.hostilities_km.max(t.companion_km) > MOST_KM
                || t.hostilities_hours.max(t.companion_hours) > 24.0 * MOST_DAYS
            {
                return Err(bad("floors.stop_triggers", &t.rule.code(), Expected::NotSoMuch));
            }
            if !(0.0..=1.0).contains(&t.hostilities_min_q) {
                return Err(bad("floors.stop_triggers", &t.hostilities_min_q, Expected::UpToOne));
            }
            if t.hostilities.is_empty() {
                return Err(bad("floors.stop_triggers", &t.rule.code(), Expected::SomeKinds));
            }
            if t.rule != Rule::StopTrigger {
                return Err(bad("floors.stop_triggers", &t.rule.code(), Expected::RuleF5));
            }
        }
        Ok(())
    }
}
