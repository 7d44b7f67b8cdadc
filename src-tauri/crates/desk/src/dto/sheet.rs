//! The sheet that a driver carries, and the track for a driver's device.

use passage_model::{Lang, Time, Tlp, VehicleClass};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a sheet is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum SheetOf {
    /// A route of the register, by id or code.
    Route {
        /// Which.
        route: String,
        /// Driven from its end to its start.
        #[serde(default)]
        reverse: bool,
    },
    /// A way of a plan of this session.
    Way {
        /// Which plan.
        plan: String,
        /// Its letter.
        way: String,
    },
}

/// What a sheet shall say.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SheetArgs {
    /// Language of messages.
    pub lang: Lang,
    /// What it is for.
    pub of: SheetOf,
    /// The two languages of the sheet, the first on the side where reading begins; `None`: English and Arabic.
    #[serde(default)]
    pub langs: Option<(Lang, Lang)>,
    /// Marking.
    pub tlp: Tlp,
    /// When they leave; seconds are left out.
    pub depart: Time,
    /// Local time less UTC on that day, minutes, -840 to 840. The sheet prints local times only.
    pub local_offset_minutes: i32,
    /// When they must be back, at most 7 days after the departure; `None`: filled in by hand.
    #[serde(default)]
    pub back_by: Option<Time>,
    /// After that moment it must not be used, at most 7 days after the departure; `None`: 2 hours after the arrival.
    #[serde(default)]
    pub valid_until: Option<Time>,
    /// In what; `None`: the route's or the plan's own. Counts where no driving time is known.
    #[serde(default)]
    pub vehicle: Option<VehicleClass>,
    /// In a convoy: a fourth is added to driving times that nobody stated for this trip.
    #[serde(default)]
    pub convoy: bool,
    /// Driving time without stops as stated for this trip, minutes, 1 to 7200. `None`: the plan's, the route's time in
    /// normal times, or worked out by the speed of the vehicle class.
    #[serde(default)]
    pub drive_minutes: Option<u32>,
    /// Waiting longer than that is a reason to call, minutes, 5 to 720; `None`: 60.
    #[serde(default)]
    pub wait_minutes: Option<u32>,
    /// What is said of stops; those that are not named are on the sheet as they are.
    #[serde(default)]
    pub stops: Vec<SheetStopArgs>,
}

/// What is said of one stop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SheetStopArgs {
    /// Which, counted from 0 in the order of `sheet_preview`.
    pub index: u32,
    /// Left out. Start, end and where they wait cannot be.
    #[serde(default)]
    pub leave_out: bool,
    /// Minutes of a planned stop, 0 to 1440; 0: they drive on.
    #[serde(default)]
    pub minutes: u32,
    /// They call from here.
    #[serde(default)]
    pub call: bool,
    /// What to do there in the first language, at most 120 characters. No names, no numbers to call.
    #[serde(default)]
    pub first: Option<String>,
    /// The same in the second language.
    #[serde(default)]
    pub second: Option<String>,
}

/// What is at a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetStopKind {
    /// A place.
    Place,
    /// A control on the road.
    Checkpoint,
    /// A crossing.
    Crossing,
    /// A bridge.
    Bridge,
    /// A ferry.
    Ferry,
}

/// A sheet as it would be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetPreviewDto {
    /// "Idlib to Bab al-Hawa", in the first language.
    pub title: String,
    /// Length, km.
    pub km: f64,
    /// Driving without stops, minutes.
    pub drive_minutes: u32,
    /// Arrival.
    pub arrive: Time,
    /// "09:45", local.
    pub arrive_text: String,
    /// Until when it is valid.
    pub valid_until: Time,
    /// Every stop there is, also those left out.
    pub stops: Vec<SheetStopDto>,
    /// Why it cannot be written as it is.
    pub problem: Option<String>,
    /// What a person should look at before it is carried.
    pub warnings: Vec<String>,
}

/// A stop of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetStopDto {
    /// From 0.
    pub index: u32,
    /// What is there.
    pub kind: SheetStopKind,
    /// From the start, km.
    pub km: f64,
    /// Name in the first language.
    pub first: String,
    /// Name in the second language.
    pub second: String,
    /// What the sheet says to do there, in the first language.
    pub first_text: String,
    /// The same in the second language.
    pub second_text: String,
    /// Local time of arrival, "08:20"; `None`: left out.
    pub clock: Option<String>,
    /// Minutes of the planned stop.
    pub minutes: u32,
    /// They call from here.
    pub call: bool,
    /// Start, end or where they wait until it opens: cannot be left out.
    pub fixed: bool,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// The sheet, to be printed.
    Html,
    /// Line and stops for a navigation device.
    Gpx,
    /// Line and stops for a map on a phone.
    Kml,
}

/// Writes a sheet, or line and stops for a device.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SheetWriteArgs {
    /// What it says.
    pub sheet: SheetArgs,
    /// As what.
    pub format: SheetFormat,
    /// Where to; `None`: the text is returned.
    #[serde(default)]
    pub file: Option<String>,
}

/// A sheet written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetDto {
    /// File, where one was written.
    pub file: Option<String>,
    /// The text, where no file was asked for.
    pub text: Option<String>,
    /// SHA-256 of it.
    pub sha256: String,
    /// Stops in it.
    pub stops: u32,
    /// Number of the sheet; `None`: a track.
    pub number: Option<u32>,
    /// What a person should look at before it is carried.
    pub warnings: Vec<String>,
}
