//! ACLED exports, CSV or sheet: the columns from 2023 on and the older ones (`data_id`, `iso3`, dates such as `12 March
//! 2024`), told by their names. Source of the columns and codes: ACLED's column guide of 2023 and the package acledR.
//!
//! Conventions, ours:
//! - Reliability B: coded by rules that are published. `source` lists sources with `;`: two or more are corroborated and
//!   credibility 2, one is reported and 3, none reported and 6.
//! - `geo_precision` 1 (town) is exact, 2 (part of a region) near, 3 (larger region) coarse; `time_precision` 1, 2, 3 are
//!   day, week, month.
//! - `fatalities` 0 stands for none and for not reported alike, so it is not stated here.
//! - `timestamp`, seconds since 1970, tells which of two codings is the later.
//! - Means of attack that a sub-event lumps together (air or drone; shelling or missile) stay unknown.
//! - Strategic developments that say nothing of a road (agreements, new groups) are passed over with a notice.

use passage_model::{
    Actor, ActorRole, AmbushAct, CauseOfObstruction, Credibility, DenialAct, Detail, Device, EventStatus, Lang,
    LocationPrecision, Passability, Reliability, SiteKind, StrikeMeans, ThreatCategory, Time, TimePrecision,
};

use super::{Cells, Seen, foreign};
use crate::{
    EventRecord, Issue, IssueCode, Item, ReadError, ReadOptions, Row,
    batch::Collector,
    table::{Columns, Record, RowReader},
};

/// The source's name.
pub(crate) const SOURCE: &str = "ACLED";

/// Columns without which it is not ACLED.
pub(crate) const NEEDED: [&str; 6] =
    ["event_id_cnty", "event_date", "event_type", "sub_event_type", "latitude", "longitude"];

const REPORT: [&str; 14] = [
    "event_id_cnty",
    "event_date",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "civilian_targeting",
    "admin1",
    "admin2",
    "location",
    "source",
    "notes",
    "fatalities",
    "tags",
];

/// Whether these are the columns of ACLED.
pub(crate) fn matches(columns: &Columns) -> bool {
    NEEDED.iter().all(|name| columns.has(name))
}

/// Reads ACLED rows.
pub(crate) struct Reader {
    now: Option<Time>,
    seen: Seen,
    id: Option<usize>,
    date: Option<usize>,
    date_prec: Option<usize>,
    event: Option<usize>,
    sub_event: Option<usize>,
    actors: [Option<usize>; 2],
    state: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    where_prec: Option<usize>,
    place: Option<usize>,
    country: Option<usize>,
    sources: Option<usize>,
    deaths: Option<usize>,
    coded: Option<usize>,
    report: Vec<usize>,
}

impl Reader {
    /// For a header.
    pub(crate) fn new(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        foreign::need(columns, &NEEDED)?;
        let column = |name: &str| columns.any(&[name]);
        Ok(Self {
            now: options.now,
            seen: Seen::default(),
            id: column("event_id_cnty"),
            date: column("event_date"),
            date_prec: column("time_precision"),
            event: column("event_type"),
            sub_event: column("sub_event_type"),
            actors: [column("actor1"), column("actor2")],
            state: column("inter1"),
            lat: column("latitude"),
            lon: column("longitude"),
            where_prec: column("geo_precision"),
            place: column("location"),
            country: column("country"),
            sources: column("source"),
            deaths: column("fatalities"),
            coded: column("timestamp"),
            report: REPORT.iter().filter_map(|name| column(name)).collect(),
        })
    }

    fn record(&mut self, row: u64, cells: &mut Cells<'_>) -> Option<EventRecord> {
        let id = foreign::id(cells, &mut self.seen, self.id, row);
        let [by, against] = self.actors.map(|column| cells.text(column));
        let sub_event = cells.get(self.sub_event).unwrap_or_default();
        let event = cells.get(self.event).unwrap_or_default();
        let meaning = meaning(event, sub_event, by, against);
        if matches!(meaning, Meaning::Unknown) {
            let issue =
                Issue::rejected(IssueCode::UnknownKind).value(if sub_event.is_empty() { event } else { sub_event });
            cells.note(self.sub_event, issue.expected(SUB_EVENTS));
        }
        let time_prec = foreign::scale(cells, self.date_prec, "1, 2, 3", |code| match code {
            "1" => Some(TimePrecision::Day),
            "2" => Some(TimePrecision::Week),
            "3" => Some(TimePrecision::Month),
            _ => None,
        });
        let precision = foreign::scale(cells, self.where_prec, "1, 2, 3", |code| match code {
            "1" => Some(LocationPrecision::Exact),
            "2" => Some(LocationPrecision::Near),
            "3" => Some(LocationPrecision::Coarse),
            _ => None,
        });
        let time = foreign::time(cells, self.date, self.now, time_prec.unwrap_or(TimePrecision::Day));
        let geometry = foreign::point(cells, self.lat, self.lon);
        let deaths = cells.deaths(self.deaths).filter(|count| *count > 0);
        let Meaning::Event { detail, category, assumed } = meaning else { return None };
        if let Some(assumed) = assumed {
            cells.note(self.sub_event, Issue::notice(IssueCode::ValueAssumed).value(sub_event).expected(assumed));
        }
        let state = cells.get(self.state).is_some_and(|inter| inter == "1" || inter.starts_with("State"));
        let one_sided = matches!(detail, Detail::AttackOnSite { .. });
        let sources =
            cells.get(self.sources).map_or(0, |text| text.split(';').filter(|s| !s.trim().is_empty()).count());
        let (credibility, status) = match sources {
            0 => (Credibility::Six, EventStatus::Reported),
            1 => (Credibility::Three, EventStatus::Reported),
            _ => (Credibility::Two, EventStatus::Corroborated),
        };
        let second = match detail {
            Detail::ArmedClash => ActorRole::Perpetrator,
            _ => ActorRole::Target,
        };
        let first =
            if matches!(detail, Detail::ControlChange { .. }) { ActorRole::Controller } else { ActorRole::Perpetrator };
        let actors = [(by, first), (against, second)];
        Some(EventRecord {
            source_key: format!("acled:{}", id?),
            place_text: cells.text(self.place).map(str::to_owned),
            geometry: geometry?,
            precision: precision?,
            time: time?,
            actors: actors
                .into_iter()
                .filter_map(|(name, role)| name.map(|name| Actor { name: name.to_owned(), role }))
                .collect(),
            status,
            category: category.or((one_sided && state).then_some(ThreatCategory::ArmedConflict)),
            detail,
            deaths,
            country: cells.text(self.country).map(str::to_owned),
            source: Some(SOURCE.to_owned()),
            reliability: Reliability::B,
            credibility,
            report_text: cells.rendering(self.report.iter().copied()),
            lang: Lang::En,
            published_at: None,
            coded_at: cells.get(self.coded).and_then(instant),
            further: None,
        })
    }
}

/// Seconds since 1970. Anything else tells nothing of two codings, and the row is taken as it comes.
fn instant(text: &str) -> Option<Time> {
    Time::from_timestamp(text.parse().ok()?, 0)
}

/// What the messages call the sub-events.
const SUB_EVENTS: &str = "Armed clash, Government regains territory, Non-state actor overtakes territory, Air/drone strike, \
     Shelling/artillery/missile attack, Chemical weapon, Suicide bomb, Remote explosive/landmine/IED, Grenade, Attack, \
     Sexual violence, Abduction/forced disappearance, Looting/property destruction, Arrests, Non-violent transfer of \
     territory, Peaceful protest, Protest with intervention, Excessive force against protesters, Violent demonstration, \
     Mob violence";

enum Meaning {
    Event {
        detail: Detail,
        category: Option<ThreatCategory>,
        assumed: Option<&'static str>,
    },
    /// Known, and of no use for a road.
    Nothing,
    Unknown,
}

fn meaning(event: &str, sub_event: &str, by: Option<&str>, against: Option<&str>) -> Meaning {
    let plain = |detail| Meaning::Event { detail, category: None, assumed: None };
    let other = SiteKind::Other;
    // Some releases leave the sub-event of a protest or riot blank.
    let word = if sub_event.is_empty() { event } else { sub_event };
    match word.to_ascii_lowercase().as_str() {
        "armed clash" => plain(Detail::ArmedClash),
        "government regains territory"
        | "non-state actor overtakes territory"
        | "non-violent transfer of territory" => plain(Detail::ControlChange {
            by: by.map(str::to_owned),
            from_party: against.map(str::to_owned),
            count: None,
            unnamed: None,
        }),
        "air/drone strike" | "shelling/artillery/missile attack" | "chemical weapon" => {
            plain(Detail::Strike { means: StrikeMeans::Unknown })
        }
        "suicide bomb" => plain(Detail::ExplosiveHazard { device: Device::Ied, detonated: true, cleared: false }),
        "remote explosive/landmine/ied" => Meaning::Event {
            detail: Detail::ExplosiveHazard { device: Device::Ied, detonated: true, cleared: false },
            category: None,
            assumed: Some("explosive_hazard/ied/detonated"),
        },
        "grenade" | "attack" | "sexual violence" => plain(Detail::AttackOnSite { site: other }),
        "abduction/forced disappearance" => plain(Detail::Ambush { act: AmbushAct::Abduction }),
        "looting/property destruction" => plain(Detail::Ambush { act: AmbushAct::Robbery }),
        "arrests" => {
            plain(Detail::DetentionOrDenial { act: DenialAct::Detained, traffic: passage_model::Traffic::all() })
        }
        "peaceful protest"
        | "protest with intervention"
        | "excessive force against protesters"
        | "violent demonstration"
        | "mob violence"
        | "protests"
        | "riots" => Meaning::Event {
            detail: Detail::Obstruction {
                passability: Passability::WithDifficulty,
                cause: CauseOfObstruction::Protest,
                limit_tonnes: None,
            },
            category: Some(ThreatCategory::CivilUnrest),
            assumed: Some("obstruction/with_difficulty/protest"),
        },
        "agreement"
        | "change to group/activity"
        | "disrupted weapons use"
        | "headquarters or base established"
        | "other"
        | "strategic developments" => Meaning::Nothing,
        _ => Meaning::Unknown,
    }
}

impl RowReader for Reader {
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>) {
        let mut cells = Cells::new(record, columns);
        let words = [self.event, self.sub_event].map(|column| cells.get(column).unwrap_or_default());
        if matches!(meaning(words[0], words[1], None, None), Meaning::Nothing) {
            let word = if words[1].is_empty() { words[0] } else { words[1] };
            let issue = Issue::notice(IssueCode::KindNotUsed).column(cells.name(self.sub_event)).value(word);
            return out.skip_with(record.line, issue);
        }
        let read = self.record(record.line, &mut cells);
        let item = read.map(|event| Item::Event(Box::new(Row { row: record.line, record: event })));
        out.row(record.line, item, cells.issues);
    }
}
