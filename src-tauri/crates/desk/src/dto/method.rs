//! The method as a page shows it: what is predicted, every number with its mark and source, every rule.

use passage_model::{Lang, RiskLevel, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The method with the parameters in use.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MethodDto {
    /// Method, version and calibration, as every output cites them.
    pub method: String,
    /// The country scale in use; `None`: uncalibrated.
    pub country: Option<CountryDto>,
    /// What is predicted: an event within this distance of the road, km,
    pub radius_km: f64,
    /// in so many days.
    pub horizon_days: f64,
    /// What the formula gives for simple cases.
    pub readout: ReadoutDto,
    /// Bands of the probability, lowest first.
    pub bands: Vec<BandDto>,
    /// Whether the shipped back-test is of these bands and of what stands behind them: no country scale, no own value.
    pub back_tested: bool,
    /// Every parameter, by group, in the order of the data file.
    pub groups: Vec<ParamGroupDto>,
    /// Every rule, in the order of the documentation.
    pub rules: Vec<RuleDto>,
    /// Own values on record that do not hold beside the others or in this program; the shipped ones are used.
    pub refused: Vec<RefusedValueDto>,
}

/// An own value that does not hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RefusedValueDto {
    /// Name of the parameter.
    pub parameter: String,
    /// The value as JSON.
    pub json: String,
    /// Who set it.
    pub by: String,
    /// When.
    pub at: Time,
}

/// What an organisation has put in the place of a shipped parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnValueDto {
    /// The value that ships.
    pub shipped: ParamValueDto,
    /// The same as JSON.
    pub shipped_json: String,
    /// Where that one comes from.
    pub shipped_mark: MarkDto,
    /// Its source, as in the data file.
    pub shipped_source: String,
    /// Why it was set.
    pub reason: String,
    /// Who set it.
    pub by: String,
    /// When.
    pub at: Time,
}

/// Sets a parameter for the organisation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SetValueArgs {
    /// Name of the parameter in the data file.
    pub parameter: String,
    /// Its value as JSON, in the form of the data file.
    pub value: String,
    /// Why. Required.
    pub reason: String,
    /// Who; `None`: the person at work.
    #[serde(default)]
    pub author: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// Gives an own value up: the shipped one holds again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ClearValueArgs {
    /// Name of the parameter in the data file.
    pub parameter: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// The country scale in use.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CountryDto {
    /// Country or region, as named by a person.
    pub label: String,
    /// Scale A in use.
    pub scale_a: f64,
    /// Scale A of the parameters without it.
    pub shipped_scale_a: f64,
    /// Weekly origins it rests on.
    pub weeks: u32,
    /// First and last day of them, in words. `None`: not stated.
    pub period_text: Option<String>,
}

/// What the formula gives for a segment and exact reports that are true, within the core distance.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadoutDto {
    /// Without any report, 0 to 1.
    pub none: f64,
    /// With one report, by its age.
    pub by_age: Vec<ReadoutAgeDto>,
    /// With several of one day of age, by their number.
    pub by_count: Vec<ReadoutCountDto>,
}

/// One report of some age.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ReadoutAgeDto {
    /// Age, days.
    pub days: u32,
    /// Probability, 0 to 1.
    pub p: f64,
    /// The level of that probability.
    pub level: RiskLevel,
}

/// Several reports of one day of age.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ReadoutCountDto {
    /// How many.
    pub count: u32,
    /// Probability, 0 to 1.
    pub p: f64,
    /// The level of that probability.
    pub level: RiskLevel,
}

/// A level and its band of the probability.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct BandDto {
    /// Level.
    pub level: RiskLevel,
    /// From this probability on, 0 to 1. `None`: from nothing on, or no band of the probability.
    pub from_p: Option<f64>,
    /// Below this one. `None`: up to certainty, or no band of the probability.
    pub below_p: Option<f64>,
}

/// A group of parameters.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ParamGroupDto {
    /// Its name in the data file.
    pub code: String,
    /// Its parameters.
    pub params: Vec<ParamDto>,
}

/// One parameter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ParamDto {
    /// Its name in the data file: `hazard.radius_km`.
    pub name: String,
    /// Its value.
    pub value: ParamValueDto,
    /// Its unit, as in the data file; "1" for none.
    pub unit: String,
    /// Where it comes from.
    pub mark: MarkDto,
    /// The rule that uses it first.
    pub rule: String,
    /// Its source, as in the data file.
    pub source: String,
    /// Its value as JSON, in the form of the data file.
    pub json: String,
    /// Whether it may be set: what the fit was made for may not.
    pub settable: bool,
    /// Who has set it. `None`: as shipped.
    pub own: Option<OwnValueDto>,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ParamValueDto {
    /// One number.
    Number {
        /// The number.
        value: f64,
    },
    /// On or off.
    Switch {
        /// On.
        on: bool,
    },
    /// Numbers by code or, where the code is empty, by place.
    Numbers {
        /// The numbers.
        values: Vec<CodedNumberDto>,
    },
    /// Rows of fields.
    Records {
        /// The rows.
        rows: Vec<Vec<FieldDto>>,
    },
}

/// A number with the code it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodedNumberDto {
    /// The code; empty in a plain list.
    pub code: String,
    /// The number.
    pub value: f64,
}

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldDto {
    /// Its name in the data file; empty in a plain list.
    pub name: String,
    /// Its number, where it is one.
    pub number: Option<f64>,
    /// Its codes, where it is a code or a list of them.
    pub codes: Vec<String>,
}

/// Where a number or a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkDto {
    /// Measured on past events.
    Measured,
    /// Convention, chosen by judgement.
    Convention,
    /// Geometry.
    Geometry,
    /// Exact by construction: it only works out what the other rules say.
    Exact,
}

/// A rule of the method.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RuleDto {
    /// Its code, as cited.
    pub code: String,
    /// Where it comes from.
    pub mark: MarkDto,
    /// The parameters that cite it first.
    pub params: Vec<String>,
}
