//! Every number of the method, in one versioned data file.

mod check;
mod groups;
mod own;
mod protect;

use std::{fmt, ops::Deref, sync::LazyLock};

use passage_model::{Access, Advice, Extent, LatLon, RiskLevel, Time};
use serde::{Deserialize, Serialize};

pub use check::{Expected, ParamsError};
pub use groups::{
    AccessParams, AdviceRow, BeliefParams, CalibrationParams, ConfidenceParams, ExplanationParams, FloorParams,
    HazardParams, LevelParams, MatrixParams, Options, Precision, Precisions, StopTrigger, Target,
};
pub use own::SetValue;

use crate::Rule;

/// The data file that ships with the app.
const BUILTIN: &str = include_str!("../../params/passage-method-1.json");

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Measured on past events.
    M,
    /// Convention, chosen by judgement.
    C,
    /// Geometry.
    G,
}

/// One number (or table) of the method with its unit, its origin and the rule that uses it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry<T> {
    /// The value.
    pub value: T,
    /// Its unit.
    pub unit: String,
    /// Measured, convention or geometry.
    pub mark: Mark,
    /// The rule that uses it first.
    pub rule: Rule,
    /// Where it comes from.
    pub source: String,
}

impl<T> Deref for Entry<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A country scale: what a person had fitted on the user's own past events (rule K1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountryScale {
    /// For which country or region, as shown.
    pub label: String,
    /// The scale A that takes the place of the fitted one.
    pub scale_a: f64,
    /// Weekly origins it rests on.
    pub weeks: u32,
    /// First and last day of the weeks it rests on. `None`: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<(Time, Time)>,
    /// Where it was fitted. Empty: not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Extent>,
}

impl CountryScale {
    /// Whether it was fitted where these points lie, all of them. `None`: where it was fitted is not known.
    pub fn holds_at(&self, points: &[LatLon]) -> Option<bool> {
        let inside = |at: &LatLon| self.areas.iter().any(|area| area.contains(*at));
        (!self.areas.is_empty()).then(|| points.iter().all(inside))
    }
}

/// What [`Params::version`] says beside the country scale, part by part: for those who put it into words.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Name and version of the method; the same in every language.
    pub method: String,
    /// Another distance (km) and horizon (days) than the shipped ones.
    pub target: Option<(f64, f64)>,
    /// The mark of numbers that are not the shipped ones.
    pub edited: Option<String>,
}

/// The parameters of the method, sections 1 to 5, versioned as one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    method: String,
    version: u32,
    /// Section 1: hazard.
    pub hazard: HazardParams,
    /// Fits for other distances and horizons.
    pub targets: Entry<Vec<Target>>,
    /// What is switched on.
    pub options: Options,
    /// Section 2: belief.
    pub belief: BeliefParams,
    /// Section 3: bands and the Unknown rule.
    pub levels: LevelParams,
    /// Section 3: floors and stop triggers.
    pub floors: FloorParams,
    /// Section 4: access.
    pub access: AccessParams,
    /// Section 4: table of advice, first row that fits.
    pub advice: Entry<Vec<AdviceRow>>,
    /// Section 5: confidence.
    pub confidence: ConfidenceParams,
    /// The 25-cell matrix, off by default.
    pub matrix: MatrixParams,
    /// Country calibration.
    pub calibration: CalibrationParams,
    /// Explanations and queue: how much is listed and searched.
    pub explanation: ExplanationParams,
    /// The country scale in use. `None`: uncalibrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryScale>,
    /// The country for which a scale was chosen that the method does not take: it is uncalibrated, and says so.
    #[serde(skip)]
    pub set_aside: Option<String>,
}

impl Params {
    /// The parameters that ship with the app.
    ///
    /// ```
    /// let params = passage_risk::Params::builtin();
    /// assert_eq!(params.version(), "passage-method 1 (uncalibrated)");
    /// assert_eq!(*params.hazard.radius_km, 5.0);
    /// ```
    pub fn builtin() -> &'static Self {
        static PARAMS: LazyLock<Params> = LazyLock::new(|| match Params::from_json(BUILTIN) {
            Ok(params) => params,
            // The file is part of the program and read by a test; a program without its method must not start.
            Err(error) => unreachable!("built-in parameters: {error}"),
        });
        &PARAMS
    }

    /// Parameters from an edited data file, checked.
    pub fn from_json(text: &str) -> Result<Self, ParamsError> {
        let params: Self = serde_json::from_str(text)?;
        params.check()?;
        Ok(params)
    }

    /// The parameters as a data file that [`Params::from_json`] reads.
    pub fn to_json(&self) -> Result<String, ParamsError> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    /// Method, version, whether calibrated for the country, and whether the numbers are the shipped ones: what every
    /// output cites.
    pub fn version(&self) -> String {
        let calibration = match &self.country {
            None => "uncalibrated".to_owned(),
            Some(c) => {
                let period = c.period.map(|(from, until)| (from.format("%Y-%m-%d"), until.format("%Y-%m-%d")));
                let period = period.map_or(String::new(), |(from, until)| format!(", {from} to {until}"));
                format!("calibrated: {}{period}, {} weeks, A {:.4}", c.label, c.weeks, c.scale_a)
            }
        };
        let Edition { method, target, edited } = self.edition();
        let target = target.map_or(String::new(), |(km, days)| format!(", {km} km, {days} days"));
        let edited = edited.map_or(String::new(), |mark| format!(", edited parameters {mark}"));
        format!("{method} ({calibration}{target}{edited})")
    }

    /// The parts of [`Params::version`].
    pub fn edition(&self) -> Edition {
        let (km, days) = (*self.hazard.radius_km, *self.hazard.horizon_days);
        let shipped = Self::builtin();
        let usual = (km, days) == (*shipped.hazard.radius_km, *shipped.hazard.horizon_days);
        let plain = Self { country: None, set_aside: None, ..self.clone() };
        let is_shipped = shipped.for_target(km, days).is_some_and(|s| s == plain);
        Edition {
            method: format!("{} {}", self.method, self.version),
            target: (!usual).then_some((km, days)),
            edited: if is_shipped { None } else { self.fingerprint() },
        }
    }

    /// The same parameters for another target: at least one event within `radius_km` in `horizon_days`. `None`: there is
    /// no fit for it. Bands and floors stay as they are.
    pub fn for_target(&self, radius_km: f64, horizon_days: f64) -> Option<Self> {
        if (radius_km, horizon_days) == (*self.hazard.radius_km, *self.hazard.horizon_days) {
            return Some(self.clone());
        }
        let fits = |t: &&Target| t.radius_km == radius_km && t.horizon_days == horizon_days;
        let targets = if *self.options.isolated { &self.options.isolated_fits } else { &self.targets };
        let target = targets.iter().find(fits)?;
        let mut params = self.clone();
        let h = &mut params.hazard;
        h.radius_km.value = target.radius_km;
        h.horizon_days.value = target.horizon_days;
        h.tail_rho.value = target.tail_rho;
        h.scale_a.value = target.scale_a;
        h.power_g.value = target.power_g;
        h.background_b.value = target.background_b;
        Some(params)
    }

    /// The same parameters with another country scale; checked.
    pub fn with_country(&self, country: Option<CountryScale>) -> Result<Self, ParamsError> {
        let params = Self { country, ..self.clone() };
        params.check()?;
        Ok(params)
    }

    /// The same with a country scale that somebody has chosen: where the method does not take it, without, and that is
    /// remembered.
    #[must_use]
    pub fn with_chosen(&self, country: CountryScale) -> Self {
        let label = country.label.clone();
        self.with_country(Some(country)).unwrap_or_else(|_| Self {
            country: None,
            set_aside: Some(label),
            ..self.clone()
        })
    }

    /// The scale A in use.
    pub fn scale_a(&self) -> f64 {
        self.country.as_ref().map_or(*self.hazard.scale_a, |country| country.scale_a)
    }

    /// What the table of advice says for a level and an access status (rule D1). The caution of the table's last row
    /// is never assumed: a table without a row that fits says hold.
    pub fn advise(&self, level: RiskLevel, access: Access) -> Advice {
        let fits = |row: &&AdviceRow| {
            row.level.as_ref().is_none_or(|levels| levels.contains(&level))
                && row.access.as_ref().is_none_or(|statuses| statuses.contains(&access))
        };
        self.advice.iter().find(fits).map_or(Advice::Hold, |row| row.then)
    }
}

impl fmt::Display for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.version())
    }
}

#[cfg(test)]
mod tests {
    use passage_model::EventKind;

    use super::*;

    #[test]
    fn the_built_in_file_is_read_and_written_back() {
        let params = Params::builtin();
        assert_eq!(&Params::from_json(&params.to_json().unwrap()).unwrap(), params);
    }

    #[test]
    fn edited_parameters_say_so() {
        let mut params = Params::builtin().clone();
        params.floors.front_days.value = 10.0;
        assert!(params.version().starts_with("passage-method 1 (uncalibrated, edited parameters "), "{params}");
        let scale = CountryScale { label: "SY".into(), scale_a: 0.2, weeks: 26, period: None, areas: Vec::new() };
        let version = Params::builtin().with_country(Some(scale)).unwrap().version();
        assert_eq!(version, "passage-method 1 (calibrated: SY, 26 weeks, A 0.2000)");
    }

    #[test]
    fn other_targets_have_their_own_fit() {
        let params = Params::builtin().for_target(10.0, 30.0).unwrap();
        assert_eq!(params.version(), "passage-method 1 (uncalibrated, 10 km, 30 days)");
        assert!((*params.hazard.scale_a - 1.40877).abs() < 1e-5);
        assert_eq!(Params::builtin().for_target(5.0, 7.0).as_ref(), Some(Params::builtin()));
        assert!(Params::builtin().for_target(3.0, 7.0).is_none());
    }

    #[test]
    fn bad_numbers_are_refused_with_their_name() {
        let bad = |edit: fn(&mut Params)| {
            let mut params = Params::builtin().clone();
            edit(&mut params);
            Params::from_json(&params.to_json().unwrap()).unwrap_err().to_string()
        };
        assert!(bad(|p| p.hazard.radius_km.value = -1.0).contains("hazard.radius_km"));
        assert!(bad(|p| p.levels.bounds_p.value = [0.1, 0.05, 0.2, 0.3]).contains("levels.bounds_p"));
        assert!(bad(|p| p.floors.inside_level.value = 9).contains("floors.inside_level"));
        assert!(bad(|p| p.belief.max_q.value = 0.01).contains("belief.min_q"));
        assert!(bad(|p| p.matrix.cells.value[0][0] = 0).contains("matrix.cells"));
        assert!(bad(|p| *p.belief.source_lr.value.values_mut().next().unwrap() = 1e308).contains("belief.source_lr"));
        assert!(
            bad(|p| *p.belief.information_lr.value.values_mut().next().unwrap() = 1e-300).contains("information_lr")
        );
        assert!(bad(|p| p.hazard.kind_weights.value = [(EventKind::Strike, 1e300)].into()).contains("kind_weights"));
        assert!(bad(|p| p.belief.contradicted_lr.value = 1e300).contains("belief.contradicted_lr"));
        assert!(bad(|p| p.options.isolated_among.value = 1e300).contains("options.isolated_among"));
        assert!(bad(|p| p.calibration.prior_sd.value = 1e300).contains("calibration.prior_sd"));
        assert!(bad(|p| p.calibration.prior_sd.value = 1e-300).contains("calibration.prior_sd"));
        assert!(bad(|p| p.targets.value[0].scale_a = 1e300).contains("targets"));
        let scale = CountryScale { label: "X".into(), scale_a: 1e300, weeks: 9, period: None, areas: Vec::new() };
        assert!(Params::builtin().with_country(Some(scale)).is_err());
        assert!(Params::from_json("{}").is_err());
    }

    #[test]
    fn the_table_of_advice() {
        use Access::{Closed, Open, Restricted, Unknown};
        use RiskLevel::{High, Low, Medium, Unacceptable, VeryHigh, VeryLow};
        let advise = |level, access| Params::builtin().advise(level, access);
        for level in RiskLevel::ALL {
            assert_eq!(advise(level, Closed), Advice::NoGo);
        }
        assert_eq!(advise(Unacceptable, Open), Advice::NoGo);
        assert_eq!(advise(VeryHigh, Open), Advice::Hold);
        assert_eq!(advise(RiskLevel::Unknown, Open), Advice::Hold);
        assert_eq!(advise(Medium, Unknown), Advice::Hold);
        assert_eq!(advise(High, Unknown), Advice::Hold);
        assert_eq!(advise(High, Open), Advice::Conditions);
        assert_eq!(advise(VeryLow, Restricted), Advice::Conditions);
        assert_eq!(advise(Low, Unknown), Advice::Go);
        assert_eq!(advise(Medium, Open), Advice::Go);
    }
}
