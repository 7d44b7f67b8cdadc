//! The arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use passage_desk::dto::{CoordinateOrder, DateOrder, ExportFormat, ExportWhat, ImportKind, Redaction};
use passage_model::{Direction, EventKind, Lang, Time, Tlp, TrafficClass, VehicleClass};

/// Route risk for humanitarian access, from the command line.
#[derive(Parser)]
#[command(name = "passage", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Args)]
pub(crate) struct Common {
    /// Database file; default: the app's own data folder
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) db: Option<PathBuf>,
    /// File whose first line is the passphrase of the database
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Open the database although a passphrase is given and it is not encrypted
    #[arg(long, global = true)]
    pub(crate) unencrypted: bool,
    /// One JSON document on standard output, nothing else there
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of texts and messages
    #[arg(long, global = true, value_name = "en|ar|fr", default_value = "en", value_parser = lang)]
    pub(crate) lang: Lang,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Create a database
    Init {
        /// Fill it with the built-in region: northern Syria and the Iraq border, with an example
        #[arg(long)]
        starter: bool,
    },
    /// Import files: all accepted rows or none
    Import(ImportOptions),
    /// Past imports, newest first
    Imports,
    /// Take back a change, whole: the last one, or one of `imports`
    Undo {
        /// Id of the change
        #[arg(value_name = "CHANGE")]
        change: Option<String>,
    },
    /// Free text to draft events; stores nothing
    Draft {
        /// File, or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// When it was received: relative times count from that day; default: now
        #[arg(long, value_name = "TIME", value_parser = time)]
        received: Option<Time>,
        /// Region it speaks of: a place or area of the register, or a country's two letters
        #[arg(long, value_name = "NAME")]
        region: Option<String>,
        /// The clock by which it tells hours that name no zone, as in +03:00; default: not known, they stay as they are said
        #[arg(long, value_name = "HH:MM", value_parser = crate::plan::offset, allow_hyphen_values = true)]
        utc_offset: Option<i32>,
    },
    /// Levels of routes
    Assess {
        #[command(flatten)]
        question: QuestionArgs,
        /// Only these routes (id or code)
        #[arg(long = "route", value_name = "ID")]
        routes: Vec<String>,
    },
    /// Which report, if checked, would change most
    Queue {
        #[command(flatten)]
        question: QuestionArgs,
    },
    /// Write a briefing: one self-contained HTML file
    Brief {
        #[command(flatten)]
        question: QuestionArgs,
        /// Only these routes (id or code)
        #[arg(long = "route", value_name = "ID")]
        routes: Vec<String>,
        /// Marking
        #[arg(long, default_value = "amber", value_parser = tlp)]
        tlp: Tlp,
        /// What is left out
        #[arg(long, value_enum, default_value = "none")]
        redact: Redact,
        /// Hours for which it may be used
        #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=168))]
        valid_hours: u32,
        /// Neither stored nor numbered
        #[arg(long)]
        draft: bool,
        /// Where to
        #[arg(short, long, value_name = "FILE.html")]
        output: PathBuf,
    },
    /// Write data for others
    Export {
        #[command(flatten)]
        question: QuestionArgs,
        /// Format
        #[arg(long, value_enum)]
        format: Format,
        /// What
        #[arg(long, value_enum, default_value = "assessments")]
        what: What,
        /// Only these routes (id or code)
        #[arg(long = "route", value_name = "ID")]
        routes: Vec<String>,
        /// What is left out
        #[arg(long, value_enum, default_value = "none")]
        redact: Redact,
        /// Marking, where the format has a place for one: clear, green, amber, amber+strict or red
        #[arg(long, default_value = "amber", value_parser = tlp)]
        tlp: Tlp,
        /// Where to
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Run the method against past events: how often each level was followed by one. Needs no database
    Backtest {
        /// Table of past events: the plain one or UCDP GED
        #[arg(long, value_name = "CSV")]
        events: PathBuf,
        /// Lines: segments as they are (`segment_id`, `route_id`, `length_km`), or routes to be cut
        #[arg(long, value_name = "GEOJSON")]
        routes: PathBuf,
        /// First moment of prediction
        #[arg(long, value_name = "DATE", value_parser = time)]
        from: Time,
        /// Last moment of prediction at most
        #[arg(long, value_name = "DATE", value_parser = time)]
        to: Time,
        /// Days from one moment to the next
        #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=366))]
        step_days: u32,
        /// Days looked ahead
        #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=366))]
        horizon_days: u32,
        /// Distance within which an event counts, km
        #[arg(long, default_value_t = 5.0)]
        radius_km: f64,
        /// Where to write what was predicted: `origin_date,segment_id,length_km,p7`
        #[arg(long, value_name = "CSV")]
        predictions: Option<PathBuf>,
        /// Scale of the probability: as shipped, or fitted for every moment on the weeks before it
        #[arg(long, value_enum, default_value = "none")]
        calibrate: Calibrate,
        /// Another value for a parameter of the method, as JSON: `options.tail=false`. May be given several times
        #[arg(long = "set", value_name = "NAME=VALUE", value_parser = name_and_value)]
        set: Vec<(String, String)>,
        /// What the predictions say where the level is Unknown
        #[arg(long, value_enum, default_value = "number")]
        unknown: Unknown,
        /// What distances are measured on; the sphere (radius 6371.0088 km) only to compare with tools that know no other: levels always use WGS 84
        #[arg(long, value_enum, default_value = "wgs84")]
        earth: Earth,
    },
    /// The numbers of the method, and those that the organisation has set for itself
    Method {
        #[command(subcommand)]
        what: MethodWhat,
    },
    /// Country scales fitted on the events and routes of the database
    Calibrate {
        #[command(subcommand)]
        what: CalibrateWhat,
    },
    /// Lists of the names of places, for finding what a report speaks of
    Gazetteer {
        #[command(subcommand)]
        what: GazetteerWhat,
    },
    /// The road network that plans are made over
    Roads {
        #[command(subcommand)]
        what: crate::plan::RoadsWhat,
    },
    /// Ways over the road network, with prices and reasons
    Plan(crate::plan::PlanOptions),
    /// Write the sheet that a driver carries, in two languages: no level, party or source on it
    Sheet(crate::sheet::SheetOptions),
    /// Integrity of the database, hashes of reports and briefings, foreign keys
    Check,
    /// Put a backup in the place of the database, which is kept beside under a name with the time
    Restore {
        /// The backup
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// A consistent copy
    Backup {
        /// Where to
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

#[derive(Args)]
pub(crate) struct ImportOptions {
    /// Files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What they hold
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) kind: Kind,
    /// Which column holds a field, e.g. lat=Y
    #[arg(long = "map", value_name = "FIELD=COLUMN")]
    pub(crate) map: Vec<String>,
    /// Which value a field has in every row, e.g. source=Radio
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    pub(crate) set: Vec<String>,
    /// How dates such as 03/04/2024 are read; without it they are refused
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) dates: Option<Dates>,
    /// How a column that lat and lon both are mapped to is read
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) pairs: Option<Pairs>,
    /// Which sheet of a workbook is read; default: the first that can be
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Events of other sources of the same kind within so many hours may be the same
    #[arg(long, value_name = "HOURS", default_value_t = 24.0)]
    pub(crate) window_hours: f64,
    /// ... and within so many kilometres
    #[arg(long, value_name = "KM", default_value_t = 5.0)]
    pub(crate) window_km: f64,
    /// Those of this kind are the same: take them as further reports
    #[arg(long = "same-event", value_name = "KIND", value_parser = event_kind)]
    pub(crate) same_event: Vec<EventKind>,
    /// Only say what would happen
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take the good rows although others were rejected
    #[arg(long)]
    pub(crate) accept_partial: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Dates {
    DayFirst,
    MonthFirst,
}

impl From<Dates> for DateOrder {
    fn from(order: Dates) -> Self {
        match order {
            Dates::DayFirst => Self::DayFirst,
            Dates::MonthFirst => Self::MonthFirst,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Pairs {
    LatLon,
    LonLat,
}

impl From<Pairs> for CoordinateOrder {
    fn from(order: Pairs) -> Self {
        match order {
            Pairs::LatLon => Self::LatLon,
            Pairs::LonLat => Self::LonLat,
        }
    }
}

#[derive(Subcommand)]
pub(crate) enum GazetteerWhat {
    /// Take lists in: dumps of `GeoNames`, OpenStreetMap, tables with name, lat and lon
    Import {
        /// Files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// What the list is called; default: as the file. One of the same name is replaced
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// Who publishes it; default: what the format tells
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        /// As of when
        #[arg(long, value_name = "TEXT")]
        date: Option<String>,
        /// Under which terms; default: what the format tells
        #[arg(long, value_name = "TEXT")]
        licence: Option<String>,
        /// Take the good rows although others were rejected
        #[arg(long)]
        accept_partial: bool,
    },
    /// List them
    List,
    /// Give one up with all its places
    Remove {
        /// Which
        #[arg(value_name = "NAME")]
        name: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum MethodWhat {
    /// List them by the names of the data file
    List {
        /// Only those set by the organisation
        #[arg(long)]
        own: bool,
    },
    /// Set one for the organisation
    Set {
        /// Its name in the data file: `floors.front_days`
        #[arg(value_name = "NAME")]
        parameter: String,
        /// Its value as JSON, in the form of the data file
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
        /// Why; kept and printed
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who; default: the name in the settings
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
    /// Give an own value up: the shipped one holds again
    Clear {
        /// Its name in the data file
        #[arg(value_name = "NAME")]
        parameter: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

/// A name and a value with `=` between them.
fn name_and_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| "NAME=VALUE is expected".to_owned())?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

#[derive(Subcommand)]
pub(crate) enum CalibrateWhat {
    /// List them, and say whether one can be fitted
    List,
    /// Fit one; nothing uses it until it is chosen
    Fit {
        /// Country or region, as it shall be printed
        #[arg(long, value_name = "NAME")]
        label: String,
        /// Until when all that happened is on record; default: the day of the newest violent event
        #[arg(long, value_name = "TIME", value_parser = time)]
        until: Option<Time>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Put one into use
    Choose {
        /// Which
        #[arg(value_name = "ID")]
        id: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Use none: outputs say "uncalibrated" again
    Clear {
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

#[derive(Args)]
pub(crate) struct QuestionArgs {
    /// The moment for which it shall hold (RFC 3339, or a date for 00:00 UTC); default: now
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) as_of: Option<Time>,
    /// Only what had been received by then; default: all that is known
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) known_at: Option<Time>,
    /// As which traffic
    #[arg(long, value_name = "CLASS", value_parser = traffic)]
    pub(crate) traffic: Option<TrafficClass>,
    /// In which vehicle; default: each route's own
    #[arg(long, value_name = "CLASS", value_parser = vehicle)]
    pub(crate) vehicle: Option<VehicleClass>,
    /// Which way: forward, backward or both
    #[arg(long, value_name = "WAY", value_parser = direction)]
    pub(crate) direction: Option<Direction>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Auto,
    Routes,
    Crossings,
    Places,
    Events,
    /// Taken in by `roads import`
    Roads,
    /// Closures, front lines and other events with an outline
    Areas,
}

impl Kind {
    pub(crate) fn import_kind(self) -> Option<ImportKind> {
        match self {
            // Roads are refused before anything is read.
            Self::Auto | Self::Roads => None,
            Self::Routes => Some(ImportKind::Routes),
            Self::Crossings => Some(ImportKind::Crossings),
            Self::Places => Some(ImportKind::Places),
            // What is read as an area is an event.
            Self::Events | Self::Areas => Some(ImportKind::Events),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Calibrate {
    None,
    Scale,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Earth {
    Wgs84,
    Sphere,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unknown {
    Number,
    Blank,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Redact {
    None,
    Sources,
    Public,
}

impl From<Redact> for Redaction {
    fn from(redact: Redact) -> Self {
        match redact {
            Redact::None => Self::None,
            Redact::Sources => Self::Sources,
            Redact::Public => Self::Public,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    Geojson,
    Csv,
    Xlsx,
    Gpx,
    Kml,
    Kmz,
}

impl From<Format> for ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Geojson => Self::Geojson,
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Gpx => Self::Gpx,
            Format::Kml => Self::Kml,
            Format::Kmz => Self::Kmz,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum What {
    Routes,
    Crossings,
    Events,
    Assessments,
}

impl From<What> for ExportWhat {
    fn from(what: What) -> Self {
        match what {
            What::Routes => Self::Routes,
            What::Crossings => Self::Crossings,
            What::Events => Self::Events,
            What::Assessments => Self::Assessments,
        }
    }
}

pub(crate) fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).filter(|lang| Lang::UI.contains(lang)).ok_or_else(|| "en, ar or fr is expected".to_owned())
}

pub(crate) fn tlp(text: &str) -> Result<Tlp, String> {
    Tlp::from_code(text).ok_or_else(|| "clear, green, amber, amber+strict or red is expected".to_owned())
}

fn event_kind(text: &str) -> Result<EventKind, String> {
    EventKind::from_code(&text.replace('-', "_")).ok_or_else(|| expected(&EventKind::ALL.map(EventKind::code)))
}

pub(crate) fn traffic(text: &str) -> Result<TrafficClass, String> {
    TrafficClass::from_code(&text.replace('-', "_")).ok_or_else(|| expected(&TrafficClass::ALL.map(TrafficClass::code)))
}

pub(crate) fn vehicle(text: &str) -> Result<VehicleClass, String> {
    VehicleClass::from_code(&text.replace('-', "_")).ok_or_else(|| expected(&VehicleClass::ALL.map(VehicleClass::code)))
}

fn direction(text: &str) -> Result<Direction, String> {
    Direction::from_code(text).ok_or_else(|| expected(&Direction::ALL.map(Direction::code)))
}

pub(crate) fn expected(codes: &[&str]) -> String {
    format!("one of these is expected: {}", codes.join(", "))
}

/// RFC 3339; without seconds is accepted too; a bare date means 00:00 UTC.
pub(crate) fn time(text: &str) -> Result<Time, String> {
    if let Ok(time) = chrono::DateTime::parse_from_rfc3339(text) {
        return Ok(time.to_utc());
    }
    if let Some(local) = text.strip_suffix(['Z', 'z'])
        && let Ok(time) = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M")
    {
        return Ok(time.and_utc());
    }
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .and_then(|date| date.and_hms_opt(0, 0, 0))
        .map(|time| time.and_utc())
        .ok_or_else(|| "a time as in 2024-11-30T18:00:00Z or a date as in 2024-11-30 is expected".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn times_are_read_as_the_contract_says() {
        assert_eq!(time("2024-11-30").map(|t| t.to_rfc3339()), Ok("2024-11-30T00:00:00+00:00".to_owned()));
        assert_eq!(time("2024-11-30T18:00Z"), time("2024-11-30T21:00:00+03:00"));
        assert!(time("30/11/2024").is_err());
        assert!(time("2024-11-30T18:00").is_err(), "a time without a zone is a guess");
    }
}
