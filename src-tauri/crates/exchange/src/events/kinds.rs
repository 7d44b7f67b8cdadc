//! Words for kinds of event in the plain event table: `kind` or `kind/subkind/...`.

use passage_model::{
    AmbushAct, CauseOfObstruction, CheckpointChange, Closure, Country, DenialAct, Detail, Device, Direction, EventKind,
    FrontState, Hours, Passability, PassedBy, Scope, SiteKind, StrikeMeans, Traffic, TrafficClass, VehicleClass,
    Weekdays,
};

/// It holds along the line, and not within reach of it.
const ALONG: &str = "along";

/// Before the countries whose border it is about.
const BORDER: &str = "border_";

/// Before the hours at which it holds.
const HOURS: &str = "hours_";

/// Before the tonnes of a limit.
const LIMIT: &str = "limit_";

/// What the messages call the accepted kinds.
pub(crate) const KINDS: &str = "closure, reopening, control_change, front_line, strike, armed_clash, attack_on_site, \
     ambush, explosive_hazard, checkpoint, ceasefire, obstruction, detention_or_denial, passage, state_based, \
     non_state, one_sided";

/// What the row says besides its kind, as far as a kind needs it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context<'r> {
    /// Party named in `actor`.
    pub(crate) actor: Option<&'r str>,
    /// Deaths, where stated.
    pub(crate) deaths: Option<u32>,
}

/// What a kind cell says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kind {
    /// The particulars.
    pub(crate) detail: Detail,
    /// The full wording it was taken as, where the model has no "not stated" and the cell does not say.
    pub(crate) assumed: Option<&'static str>,
}

/// The particulars that a `kind` cell says; `Err` holds the wordings expected. Where the second word is missing, the
/// model's "unknown" is taken if it has one (`strike`); if it has none, the more cautious reading is taken and named, so
/// that a person sees it before accepting (convention): an obstruction is impassable, a front line claimed, a
/// checkpoint new, people or goods were denied, an explosive hazard is a mine.
pub(crate) fn detail(text: &str, context: Context<'_>) -> Result<Kind, &'static str> {
    let text = text.to_ascii_lowercase();
    let words: Vec<String> = text.split('/').map(|word| word.trim().replace([' ', '-'], "_")).collect();
    let mut words = words.iter().map(String::as_str);
    let kind = words.next().unwrap_or_default();
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match kind {
        "state_based" | "non_state" if words.is_empty() => {
            return Ok(Kind { detail: Detail::ArmedClash, assumed: None });
        }
        "one_sided" if words.is_empty() => {
            return Ok(Kind { detail: Detail::AttackOnSite { site: SiteKind::Other }, assumed: None });
        }
        _ => {}
    }
    let kind = EventKind::from_code(kind).ok_or(KINDS)?;
    let (mut used, mut assumed) = (0, None);
    let detail = of_kind(kind, &words, &mut used, &mut assumed, context);
    // A word that says nothing here is a misunderstanding, not a detail to drop.
    if used == words.len() { Ok(Kind { detail, assumed }) } else { Err(subkinds(kind)) }
}

/// The first word that is one of a scale; counts it as used.
fn pick<T>(words: &[&str], used: &mut usize, from_code: impl Fn(&str) -> Option<T>) -> Option<T> {
    let found = words.iter().find_map(|word| from_code(word));
    *used += usize::from(found.is_some());
    found
}

/// All words that are of a scale; none: it is about all of it.
fn every<T>(words: &[&str], used: &mut usize, from_code: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let found: Vec<T> = words.iter().filter_map(|word| from_code(word)).collect();
    *used += found.len();
    found
}

/// All crossings of a border: `border_sy_iq`.
fn border(word: &str) -> Option<Scope> {
    let (a, b) = word.strip_prefix(BORDER)?.split_once('_')?;
    let country = |code: &str| code.to_ascii_uppercase().parse::<Country>().ok();
    Some(Scope::Border { a: country(a)?, b: country(b)? })
}

/// The weight that a damaged road or bridge bears, tonnes: `limit_12.5`.
fn limit(word: &str) -> Option<f64> {
    let tonnes: f64 = word.strip_prefix(LIMIT)?.parse().ok()?;
    (tonnes.is_finite() && tonnes > 0.0).then_some(tonnes)
}

/// Hours of every day, UTC: `hours_0800_1500`.
pub(crate) fn hours(word: &str) -> Option<Hours> {
    let (from, to) = word.strip_prefix(HOURS)?.split_once('_')?;
    let clock = |text: &str| Some(format!("{}:{}", text.get(..2)?, text.get(2..4)?)).filter(|_| text.len() == 4);
    format!("{}-{}", clock(from)?, clock(to)?).parse().ok()
}

/// The word for hours; `None`: they are those of some days only.
fn hours_word(hours: Hours) -> Option<String> {
    let clock = |minute: u16| format!("{:02}{:02}", minute / 60, minute % 60);
    (hours.days == Weekdays::ALL).then(|| format!("{HOURS}{}_{}", clock(hours.from_minute), clock(hours.to_minute)))
}

fn flag(words: &[&str], used: &mut usize, name: &str) -> bool {
    pick(words, used, |word| (word == name).then_some(())).is_some()
}

fn of_kind(
    kind: EventKind,
    words: &[&str],
    used: &mut usize,
    assumed: &mut Option<&'static str>,
    context: Context<'_>,
) -> Detail {
    let actor = || context.actor.map(str::to_owned);
    let mut closure = || Closure {
        scope: match pick(words, used, border) {
            Some(scope) => scope,
            None if flag(words, used, ALONG) => Scope::Along,
            None => Scope::Geometry,
        },
        direction: pick(words, used, Direction::from_code).unwrap_or(Direction::Both),
        traffic: Traffic(every(words, used, TrafficClass::from_code)),
        vehicles: every(words, used, VehicleClass::from_code),
        hours: pick(words, used, hours),
        partial: flag(words, used, "partial"),
        directive: None,
    };
    match kind {
        EventKind::Closure => Detail::Closure(closure()),
        EventKind::Reopening => Detail::Reopening(closure()),
        EventKind::ControlChange => Detail::ControlChange { by: actor(), from_party: None, count: None, unnamed: None },
        EventKind::FrontLine => Detail::FrontLine {
            state: pick(words, used, FrontState::from_code).unwrap_or_else(|| {
                *assumed = Some("front_line/claimed");
                FrontState::Claimed
            }),
            parties: actor().into_iter().collect(),
        },
        EventKind::Strike => {
            Detail::Strike { means: pick(words, used, StrikeMeans::from_code).unwrap_or(StrikeMeans::Unknown) }
        }
        EventKind::ArmedClash => Detail::ArmedClash,
        EventKind::AttackOnSite => {
            Detail::AttackOnSite { site: pick(words, used, SiteKind::from_code).unwrap_or(SiteKind::Other) }
        }
        EventKind::Ambush => {
            Detail::Ambush { act: pick(words, used, AmbushAct::from_code).unwrap_or(AmbushAct::Ambush) }
        }
        EventKind::ExplosiveHazard => Detail::ExplosiveHazard {
            device: pick(words, used, Device::from_code).unwrap_or_else(|| {
                *assumed = Some("explosive_hazard/mine");
                Device::Mine
            }),
            // Deaths mean that it went off, whether or not the row says so in words.
            detonated: flag(words, used, "detonated") | context.deaths.is_some_and(|deaths| deaths > 0),
            cleared: flag(words, used, "cleared"),
        },
        EventKind::Checkpoint => Detail::Checkpoint {
            change: pick(words, used, CheckpointChange::from_code).unwrap_or_else(|| {
                *assumed = Some("checkpoint/new");
                CheckpointChange::New
            }),
            official: pick(words, used, |word| match word {
                "official" => Some(true),
                "unofficial" => Some(false),
                _ => None,
            }),
            delays: flag(words, used, "delays"),
        },
        EventKind::Ceasefire => Detail::Ceasefire { parties: actor().into_iter().collect() },
        EventKind::Obstruction => Detail::Obstruction {
            passability: pick(words, used, Passability::from_code).unwrap_or_else(|| {
                *assumed = Some("obstruction/impassable");
                Passability::Impassable
            }),
            cause: pick(words, used, CauseOfObstruction::from_code).unwrap_or(CauseOfObstruction::Other),
            limit_tonnes: pick(words, used, limit),
        },
        EventKind::DetentionOrDenial => Detail::DetentionOrDenial {
            act: pick(words, used, DenialAct::from_code).unwrap_or_else(|| {
                *assumed = Some("detention_or_denial/denied");
                DenialAct::Denied
            }),
            traffic: Traffic(every(words, used, TrafficClass::from_code)),
        },
        EventKind::Passage => Detail::Passage {
            route: None,
            from_km: None,
            to_km: None,
            direction: pick(words, used, Direction::from_code).unwrap_or(Direction::Both),
            by: pick(words, used, PassedBy::from_code).unwrap_or(PassedBy::Other),
            traffic: Traffic(every(words, used, TrafficClass::from_code)),
            vehicle: pick(words, used, VehicleClass::from_code),
        },
    }
}

/// The kind of event with which a cell begins.
pub(crate) fn kind(text: &str) -> Option<EventKind> {
    let first = text.split('/').next().unwrap_or_default().trim().to_ascii_lowercase().replace([' ', '-'], "_");
    match first.as_str() {
        "state_based" | "non_state" => Some(EventKind::ArmedClash),
        "one_sided" => Some(EventKind::AttackOnSite),
        code => EventKind::from_code(code),
    }
}

/// The words behind a kind from which [`detail`] makes the same particulars again, as far as it can: an opening at some
/// hours of some days only is a partial one, so that nothing comes back wider than it was.
pub fn subkind(detail: &Detail) -> String {
    let direction = |direction: &Direction| (*direction != Direction::Both).then(|| direction.code().to_owned());
    let flag = |on: bool, word: &str| on.then(|| word.to_owned());
    let code = |code: &'static str| Some(code.to_owned());
    let traffic = |traffic: &Traffic| traffic.0.iter().map(|class| code(class.code())).collect::<Vec<_>>();
    let closure = |closure: &Closure, partial: bool| {
        // A section is written as the line of its stretch.
        let along = matches!(closure.scope, Scope::Along | Scope::Section { .. });
        let border = match closure.scope {
            Scope::Border { a, b } => Some(format!("{BORDER}{a}_{b}").to_ascii_lowercase()),
            _ => None,
        };
        let mut words = vec![flag(partial, "partial"), flag(along, ALONG), border, direction(&closure.direction)];
        words.extend(closure.hours.map(hours_word));
        words.extend(traffic(&closure.traffic));
        words.extend(closure.vehicles.iter().map(|class| code(class.code())));
        words
    };
    let words = match detail {
        Detail::Closure(closed) => closure(closed, closed.partial),
        Detail::Reopening(open) => {
            let is_unwritten = open.hours.is_some_and(|hours| hours_word(hours).is_none());
            closure(open, open.partial || is_unwritten)
        }
        Detail::FrontLine { state, .. } => vec![code(state.code())],
        Detail::Strike { means } => vec![code(means.code())],
        Detail::AttackOnSite { site } => vec![code(site.code())],
        Detail::Ambush { act } => vec![code(act.code())],
        Detail::ExplosiveHazard { device, detonated, cleared } => {
            vec![code(device.code()), flag(*detonated, "detonated"), flag(*cleared, "cleared")]
        }
        Detail::Checkpoint { change, official, delays } => {
            let official = official.and_then(|official| code(if official { "official" } else { "unofficial" }));
            vec![code(change.code()), official, flag(*delays, "delays")]
        }
        Detail::Obstruction { cause, passability, limit_tonnes } => {
            let limit = limit_tonnes.map(|tonnes| format!("{LIMIT}{tonnes}"));
            vec![code(passability.code()), code(cause.code()), limit]
        }
        Detail::DetentionOrDenial { act, traffic: of } => [vec![code(act.code())], traffic(of)].concat(),
        Detail::Passage { by, direction: way, traffic: of, vehicle, .. } => {
            let vehicle = vehicle.and_then(|class| code(class.code()));
            [vec![code(by.code()), direction(way), vehicle], traffic(of)].concat()
        }
        Detail::ControlChange { .. } | Detail::ArmedClash | Detail::Ceasefire { .. } => Vec::new(),
    };
    words.into_iter().flatten().collect::<Vec<_>>().join("/")
}

/// The second words of a kind.
fn subkinds(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Closure => "closure[/partial][/along][/forward|backward][/HOURS][/TRAFFIC...][/VEHICLE...]",
        EventKind::Reopening => "reopening[/partial][/along][/forward|backward][/HOURS][/TRAFFIC...][/VEHICLE...]",
        EventKind::ControlChange => "control_change",
        EventKind::FrontLine => "front_line/assessed|claimed|contested|infiltrated",
        EventKind::Strike => "strike[/air|drone|artillery|missile|unknown]",
        EventKind::ArmedClash => "armed_clash",
        EventKind::AttackOnSite => "attack_on_site[/diplomatic|health|aid|symbolic|convoy|other]",
        EventKind::Ambush => "ambush[/ambush|robbery|abduction]",
        EventKind::ExplosiveHazard => "explosive_hazard/mine|ied|uxo[/detonated][/cleared]",
        EventKind::Checkpoint => "checkpoint/new|moved|gone[/official|unofficial][/delays]",
        EventKind::Ceasefire => "ceasefire",
        EventKind::Obstruction => {
            "obstruction/with_difficulty|impassable[/damage|flood|snow|landslide|protest|other][/limit_TONNES]"
        }
        EventKind::DetentionOrDenial => "detention_or_denial/delayed|denied|detained[/TRAFFIC...]",
        EventKind::Passage => "passage[/own|partner|other][/forward|backward][/VEHICLE][/TRAFFIC...]",
    }
}

/// Whether the end of the row's time is the end of an act (a strike), or of a state (a closure) that lasts until said
/// otherwise.
pub(crate) fn is_state(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Closure
            | EventKind::Reopening
            | EventKind::ControlChange
            | EventKind::FrontLine
            | EventKind::ExplosiveHazard
            | EventKind::Checkpoint
            | EventKind::Ceasefire
            | EventKind::Obstruction
    )
}

/// Whether an event of this kind may be announced before it starts.
pub(crate) fn may_be_announced(kind: EventKind) -> bool {
    matches!(kind, EventKind::Closure | EventKind::Reopening | EventKind::Ceasefire)
}

#[cfg(test)]
mod tests {
    use passage_model::TrafficClass;

    use super::*;

    fn read(text: &str) -> Option<Detail> {
        detail(text, Context::default()).ok().map(|kind| kind.detail)
    }

    #[test]
    fn every_kind_is_read() {
        for kind in EventKind::ALL {
            let read = detail(kind.code(), Context::default()).unwrap();
            assert_eq!(read.detail.kind(), kind);
            if let Some(assumed) = read.assumed {
                assert_eq!(detail(assumed, Context::default()), Ok(Kind { assumed: None, ..read }));
            }
            for error in
                [detail("war", Context::default()), detail(&format!("{}/war", kind.code()), Context::default())]
            {
                assert!(error.unwrap_err().contains(kind.code()));
            }
        }
    }

    #[test]
    fn second_words_are_read_or_refused() {
        assert_eq!(read("Strike / drone"), Some(Detail::Strike { means: StrikeMeans::Drone }));
        assert_eq!(read("strike/bicycle"), None);
        assert_eq!(read("one_sided"), Some(Detail::AttackOnSite { site: SiteKind::Other }));
        assert_eq!(read("state_based"), Some(Detail::ArmedClash));
        assert_eq!(read("war"), None);
        assert!(matches!(read("closure/partial"), Some(Detail::Closure(c)) if c.partial));
    }

    #[test]
    fn what_is_written_of_a_kind_is_read_again() {
        for text in [
            "closure/partial/forward",
            "reopening/backward",
            "front_line/contested",
            "strike/missile",
            "attack_on_site/aid",
            "ambush/robbery",
            "explosive_hazard/uxo/cleared",
            "checkpoint/gone/unofficial/delays",
            "obstruction/with_difficulty/snow",
            "detention_or_denial/delayed/commercial/medical",
            "passage/own/forward/light_4wd/humanitarian_staff",
            "closure/along/backward/hours_1800_0500/commercial/heavy_truck/truck_and_trailer",
            "obstruction/with_difficulty/damage/limit_12.5",
            "control_change",
        ] {
            let read = read(text).unwrap();
            let written = [read.kind().code(), &subkind(&read)].join("/");
            assert_eq!(detail(&written, Context::default()).unwrap().detail, read, "{written}");
        }
        let Some(Detail::Reopening(closure)) = read("reopening") else { panic!() };
        let some = Closure { traffic: Traffic(vec![TrafficClass::Civilians]), ..closure };
        assert_eq!(subkind(&Detail::Reopening(some.clone())), "civilians");
        let by_day: Option<Hours> = "05:00-13:00".parse().ok();
        let daily = Closure { hours: by_day, ..some.clone() };
        assert_eq!(subkind(&Detail::Reopening(daily)), "hours_0500_1300/civilians");
        let mondays = by_day.map(|hours| Hours { days: Weekdays(1), ..hours });
        assert_eq!(subkind(&Detail::Reopening(Closure { hours: mondays, ..some })), "partial/civilians");
        assert_eq!(read("passage/light_4wd/heavy_truck"), None, "one vehicle passed");
        assert_eq!(read("obstruction/with_difficulty/limit_0"), None);
    }

    #[test]
    fn deaths_mean_that_it_went_off() {
        let context = Context { deaths: Some(2), actor: None };
        let read = detail("explosive_hazard/ied", context).unwrap().detail;
        assert!(matches!(read, Detail::ExplosiveHazard { detonated: true, device: Device::Ied, .. }));
    }
}
