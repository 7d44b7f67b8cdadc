//! Planning a movement: the question, the ways with their price and their reasons, and what blocks where there is none.

use passage_model::{Lang, Names, RiskLevel, Time, TrafficClass, VehicleClass};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PlanWayDto, RoadsFactsDto};

/// One end of a movement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanEnd {
    /// A place of the register.
    Place {
        /// Id.
        id: String,
    },
    /// A crossing of the register.
    Crossing {
        /// Id.
        id: String,
    },
    /// A position picked on the map or pasted.
    Position {
        /// Latitude, degrees.
        lat: f64,
        /// Longitude, degrees.
        lon: f64,
        /// What the person calls it; `None`: its coordinates stand for it.
        name: Option<String>,
    },
}

/// How critical a movement is, by the Programme Criticality Framework of the UN; each has a ceiling for the risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Criticality {
    /// Ceiling Very high, with sign-off by a senior.
    Pc1,
    /// Ceiling High.
    Pc2,
    /// Ceiling Medium.
    Pc3,
    /// Ceiling Low.
    Pc4,
}

/// How much levels count against time when ways are chosen. They never change how long a way takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AvoidStrength {
    /// Little: a much shorter way may be worse by a level.
    Little,
    /// As a rule.
    Usual,
    /// Strongly: four times as much.
    Strong,
}

/// What is asked of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlanWaysArgs {
    /// Language of the texts.
    pub lang: Lang,
    /// From where.
    pub from: PlanEnd,
    /// To where.
    pub to: PlanEnd,
    /// When they leave; `None`: now.
    #[serde(default)]
    pub depart: Option<Time>,
    /// Minutes by which local time is ahead of UTC: the hours and days on road signs are local. `None`: UTC.
    #[serde(default)]
    pub local_offset_minutes: Option<i32>,
    /// The slowest and heaviest vehicle. Where trucks drive with a lighter one, they count as heavy trucks, and a note says so.
    pub vehicle: VehicleClass,
    /// As which traffic; `None`: humanitarian cargo.
    #[serde(default)]
    pub traffic: Option<TrafficClass>,
    /// Trucks in the convoy.
    #[serde(default)]
    pub trucks: u32,
    /// Light vehicles in the convoy.
    #[serde(default)]
    pub light_vehicles: u32,
    /// How critical it is.
    pub criticality: Criticality,
    /// How much levels count.
    pub avoid: AvoidStrength,
    /// Never through this level or a worse one, by rank: Unknown stands between Medium and High. `None`: no such rule.
    #[serde(default)]
    pub never: Option<RiskLevel>,
}

/// Ways to choose from, or what blocks them all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanDto {
    /// Id of this plan: kept while the program runs, the last eight of them.
    pub plan: String,
    /// What it rests on: out of date when the answer of `assess` has a larger number.
    pub evidence: i64,
    /// When they leave.
    pub depart: Time,
    /// The moment for which levels and access were worked out: departure.
    pub as_of: Time,
    /// Where they leave from.
    pub from: PlanPlaceDto,
    /// Where they go.
    pub to: PlanPlaceDto,
    /// The roads it rests on.
    pub network: RoadsFactsDto,
    /// The ways: those that can be driven as asked first, the quickest of them first. Empty: none, and `blocked` says why.
    pub ways: Vec<PlanWayDto>,
    /// What stands in the way of all.
    pub blocked: Option<PlanBlockedDto>,
    /// Daylight of the day of departure, where they leave from.
    pub daylight: DaylightDto,
    /// The level that this criticality may bear at most.
    pub ceiling: RiskLevel,
    /// Its word.
    pub ceiling_text: String,
    /// What the rules say: a way, or hold.
    pub advice: PlanAdviceDto,
    /// What to know before anything else: that the roads are a sketch, that the same way and hour repeat.
    pub notes: Vec<PlanNoteDto>,
    /// Method and parameter set.
    pub method: String,
}

/// One end of the movement as it was understood.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanPlaceDto {
    /// Name to show.
    pub name: String,
    /// Latitude of the place asked for, degrees.
    pub lat: f64,
    /// Longitude of the place asked for, degrees.
    pub lon: f64,
    /// Metres from there to the road.
    pub off_m: f64,
    /// Where on the road, [longitude, latitude].
    pub road: [f64; 2],
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanNoteKind {
    /// The roads were drawn by hand.
    Sketch,
    /// Where the roads come from is not on record.
    NoRecord,
    /// For which trucks the ways are, where the class is lighter than a truck.
    Trucks,
    /// By which clock hours on road signs are read.
    Zone,
    /// The same way at the same hour repeats.
    Repeats,
    /// What cannot be said.
    Limit,
}

/// Something to know about the whole plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanNoteDto {
    /// What it is about.
    pub kind: PlanNoteKind,
    /// In words.
    pub text: String,
}

/// Why there is no way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockedKind {
    /// Closures.
    Closures,
    /// The rule never to go through a level.
    Level,
    /// Both together.
    Both,
    /// No road joins the two places for this vehicle.
    NoRoad,
    /// None was found, and not all were searched.
    Unfinished,
}

/// What stands in the way of all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanBlockedDto {
    /// Why.
    pub kind: BlockedKind,
    /// In words.
    pub text: String,
    /// The smallest set of closures that blocks.
    pub closures: Vec<PlanClosureDto>,
    /// What else is to be said: what is in the way once they open, which are enough together, whether the rule is in the
    /// way too.
    pub notes: Vec<String>,
    /// Without the highest level allowed there may be a way.
    pub by_rule: bool,
    /// With all of them open: "118 km, 3 h 50"; `None`: still no way, or no closures.
    pub all_open_text: Option<String>,
    /// That way, [longitude, latitude]; empty: there is none.
    pub line: Vec<[f64; 2]>,
}

/// A closure that blocks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanClosureDto {
    /// Event, where it is one.
    pub event: Option<String>,
    /// Crossing, where it is one.
    pub crossing: Option<String>,
    /// What it is.
    pub title: String,
    /// Where it is, [longitude, latitude]; `None`: not known.
    pub at: Option<[f64; 2]>,
    /// Length of the way if it alone were open, km; `None`: still no way.
    pub km: Option<f64>,
    /// Minutes of that way.
    pub minutes: Option<f64>,
    /// "if it opens: 118 km, 3 h 50".
    pub text: String,
    /// The way if it alone were open, [longitude, latitude]; empty: still none.
    pub line: Vec<[f64; 2]>,
    /// Where it closes that way, or the one with all of them open: lines of [longitude, latitude].
    pub shut: Vec<Vec<[f64; 2]>>,
}

/// Daylight of one day at one place. Sun at the horizon by the usual −0.833°, civil twilight by −6°.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DaylightDto {
    /// First light (civil dawn); `None`: it does not get dark, or not light.
    pub dawn: Option<Time>,
    /// Sunrise.
    pub sunrise: Option<Time>,
    /// Sunset.
    pub sunset: Option<Time>,
    /// Last light (civil dusk).
    pub dusk: Option<Time>,
    /// "daylight 04:25 to 14:15 UTC".
    pub text: String,
}

/// What the rules say; the decision rests with people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanAdviceKind {
    /// A way is within the ceiling and nothing it needs is known to be missing.
    Go,
    /// A way is within the ceiling once what it needs is in place.
    Conditions,
    /// Hold, and look again at `reassess_at`.
    Hold,
}

/// What the rules say about the whole plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanAdviceDto {
    /// What.
    pub kind: PlanAdviceKind,
    /// The way it is about: the best within the ceiling, or the one that comes nearest to it. `None`: there is none.
    pub letter: Option<String>,
    /// In words, with the reason.
    pub text: String,
    /// When to look again: the next opening of a gate, or first light. Only with hold.
    pub reassess_at: Option<Time>,
    /// Why then.
    pub reassess_text: Option<String>,
}

/// Names a way of a plan of this session.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlanWayArgs {
    /// Id of the plan.
    pub plan: String,
    /// Letter of the way.
    pub way: String,
    /// Language of messages.
    pub lang: Lang,
}

/// Says that the movement of a plan waits, or that it waits no longer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlanHoldArgs {
    /// Id of the plan.
    pub plan: String,
    /// When it is looked at again; `None`: it waits no longer.
    #[serde(default)]
    pub until: Option<Time>,
    /// Language of messages, and of what is written down.
    pub lang: Lang,
}

/// Makes a way a route of the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlanSaveArgs {
    /// Id of the plan.
    pub plan: String,
    /// Letter of the way.
    pub way: String,
    /// Code; `None`: the next free one.
    #[serde(default)]
    pub code: Option<String>,
    /// Names; empty: from start and end.
    #[serde(default)]
    pub names: Names,
    /// Part of the operation.
    #[serde(default)]
    pub area: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}
