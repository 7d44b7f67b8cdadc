//! What the places of a draft may be, where those lie along the routes, and which of them is taken.

use passage_intake::{DraftCandidate, DraftPlace};
use passage_model::{CrossingId, Lang, LatLon, Names, PlaceId, RouteId};
use passage_spatial::print_decimal;
use passage_words::Words;

use super::form;
use crate::{
    context::Register,
    dto::{CandidateDto, DraftPlaceDto, PickDto},
    explain::{ON_ROUTE_KM, stretch},
};

/// So many candidates of one place are shown.
const SHOWN: usize = 4;
/// A road this near to the position of a settlement passes through it, km.
pub(super) const BESIDE_KM: f64 = 1.0;
/// Farther than this from every route, km: no route is named.
const FAR_KM: f64 = 60.0;

/// Where something is put.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Pick {
    Place(PlaceId),
    Crossing(CrossingId),
    Position(LatLon),
    /// All of a route.
    Route(RouteId),
    Gap,
}

impl Pick {
    /// A pick as the border has it, where the register knows it.
    pub(super) fn of(register: &Register, dto: &PickDto) -> Option<Self> {
        Some(match dto {
            PickDto::Place { id } => Self::Place(id.parse().ok().filter(|id| register.places.contains_key(id))?),
            PickDto::Crossing { id } => Self::Crossing(id.parse().ok().filter(|id| register.crossing(*id).is_some())?),
            PickDto::Position { at } => Self::Position(*at),
            PickDto::Route { id } => Self::Route(id.parse().ok().filter(|id| register.route(*id).is_some())?),
            PickDto::Gap => Self::Gap,
        })
    }

    fn dto(self) -> PickDto {
        match self {
            Self::Place(id) => PickDto::Place { id: id.to_string() },
            Self::Crossing(id) => PickDto::Crossing { id: id.to_string() },
            Self::Position(at) => PickDto::Position { at },
            Self::Route(id) => PickDto::Route { id: id.to_string() },
            Self::Gap => PickDto::Gap,
        }
    }

    /// Where it is; `None`: nowhere, or along a route.
    pub(super) fn at(self, register: &Register) -> Option<LatLon> {
        match self {
            Self::Place(id) => register.places.get(&id).map(|place| place.at),
            Self::Crossing(id) => register.crossing(id).map(|crossing| crossing.at),
            Self::Position(at) => Some(at),
            Self::Route(_) | Self::Gap => None,
        }
    }

    fn where_text(self, words: Words, register: &Register) -> String {
        match self {
            Self::Route(id) => whole_text(words, register, id),
            pick => pick.at(register).map(|at| where_text(words, register, at)).unwrap_or_default(),
        }
    }
}

/// A place of a draft with what it may be.
pub(super) struct Choices {
    pub(super) surface: String,
    pub(super) candidates: Vec<Candidate>,
    /// The candidate that is taken unless a person says otherwise.
    pub(super) picked: Option<usize>,
}

pub(super) struct Candidate {
    pub(super) pick: Pick,
    pub(super) name: String,
    other: Option<String>,
    score: Option<f64>,
    /// How far off it may be, km.
    within_km: Option<f64>,
    /// Of a route: from and to, km; `None`: all of it.
    km: Option<[f64; 2]>,
}

/// What the places of one part may be. Several that are said of one event at one place are alternatives, of which none is
/// taken; ends of a stretch and of a journey stay apart.
pub(super) fn of_part(register: &Register, lang: Lang, places: &[DraftPlace]) -> Vec<Choices> {
    let alternatives = places.len() > 1 && places.iter().all(|place| place.role == "at");
    let mut all: Vec<Choices> = places.iter().map(|place| of_place(register, lang, place)).collect();
    if alternatives {
        let surface = all.iter().map(|one| one.surface.clone()).collect::<Vec<_>>().join(" / ");
        let taken = all.iter_mut().filter_map(|one| one.picked.map(|_| one.candidates.remove(0)));
        return vec![Choices { surface, candidates: taken.collect(), picked: None }];
    }
    all
}

fn of_place(register: &Register, lang: Lang, place: &DraftPlace) -> Choices {
    let at = place.lat.zip(place.lon).and_then(|(lat, lon)| LatLon::new(lat, lon).ok());
    let mut candidates: Vec<Candidate> = Vec::new();
    for found in &place.ranked {
        if let Some(candidate) = of_list(register, lang, place, found)
            && !candidates.iter().any(|known| known.pick == candidate.pick)
        {
            candidates.push(candidate);
        }
    }
    let taken = at.map(|at| {
        let same = |candidate: &Candidate| candidate.pick.at(register).is_some_and(|other| close(at, other));
        let found = candidates.iter().position(same).map(|i| candidates.remove(i));
        found.unwrap_or_else(|| {
            // A position of the text itself.
            Candidate {
                pick: Pick::Position(at),
                name: print_decimal(at),
                other: None,
                score: None,
                within_km: None,
                km: None,
            }
        })
    });
    // A road that is named without a place on it; a number of several is nobody's before a person picks.
    let road = place.precision == "route" && matches!(&candidates[..], [one] if matches!(one.pick, Pick::Route(_)));
    let picked = (road || taken.is_some()).then_some(0);
    candidates.splice(0..0, taken);
    candidates.truncate(SHOWN);
    Choices { surface: place.surface.clone(), candidates, picked }
}

/// A hundredth of a second of arc: the same entry.
pub(super) fn close(a: LatLon, b: LatLon) -> bool {
    (a.lat() - b.lat()).abs() < 3e-6 && (a.lon() - b.lon()).abs() < 3e-6
}

fn of_list(register: &Register, lang: Lang, place: &DraftPlace, found: &DraftCandidate) -> Option<Candidate> {
    if found.kind == "route" {
        let route = register.routes.iter().find(|one| found.code.as_ref() == Some(&one.code))?;
        let (name, other) = both(&route.names, lang);
        let km = form::km_of(register, place, route.id);
        return Some(Candidate { pick: Pick::Route(route.id), name, other, score: None, within_km: None, km });
    }
    let at = LatLon::new(found.lat?, found.lon?).ok()?;
    let named = |names: &Names| names.0.iter().any(|name| name.text == found.name);
    let own = found.list.is_none();
    let crossing = register.crossings.iter().find(|one| own && close(one.at, at) && named(&one.names));
    let place =
        register.places.values().filter(|one| own && close(one.at, at) && named(&one.names)).min_by_key(|one| one.id);
    let (score, within_km) = (Some(found.score).filter(|_| found.kind != "approximate"), found.radius_km);
    Some(match (crossing, place) {
        (Some(one), _) if found.kind == "crossing" || place.is_none() => {
            let (name, other) = both(&one.names, lang);
            Candidate { pick: Pick::Crossing(one.id), name, other, score, within_km, km: None }
        }
        (_, Some(one)) => {
            let (name, other) = both(&one.names, lang);
            Candidate { pick: Pick::Place(one.id), name, other, score, within_km, km: None }
        }
        _ => {
            let (name, other) = match (lang, &found.name_other) {
                (Lang::Ar, Some(other)) => (other.clone(), Some(found.name.clone())),
                (_, other) => (found.name.clone(), other.clone()),
            };
            Candidate { pick: Pick::Position(at), name, other, score, within_km, km: None }
        }
    })
}

/// The name to show, and the one in the other script.
fn both(names: &Names, lang: Lang) -> (String, Option<String>) {
    let name = names.in_lang(lang).unwrap_or("—").to_owned();
    let other = if lang == Lang::Ar { Lang::En } else { Lang::Ar };
    let other = names.0.iter().find(|one| one.lang == other && !one.alias).map(|one| one.text.clone());
    (name.clone(), other.filter(|other| *other != name))
}

/// The nearest route of the register: its code, chainage there and distance, km.
pub(super) fn nearest(register: &Register, at: LatLon) -> Option<(String, f64, f64)> {
    let near = register.routes.iter().filter_map(|route| {
        let line = register.network.line(route.id)?;
        let near_it = line.region().expand(FAR_KM).contains(at);
        let nearest = near_it.then(|| line.nearest(at))?;
        Some((route.code.clone(), nearest.chainage_km, nearest.distance_km))
    });
    near.filter(|near| near.2 <= FAR_KM).min_by(|a, b| a.2.total_cmp(&b.2).then_with(|| a.0.cmp(&b.0)))
}

/// "all of R-01, km 0 to 63".
fn whole_text(words: Words, register: &Register, id: RouteId) -> String {
    let Some((route, line)) = register.route(id).zip(register.network.line(id)) else { return String::new() };
    let along = stretch(words, 0.0, line.length_km());
    words.with("draft-whole-route", &[("route", route.code.clone().into()), ("stretch", along.into())])
}

/// "on R-01, km 20 to 35", "on R-01, km 34".
fn part_text(words: Words, register: &Register, id: RouteId, from: f64, to: f64) -> String {
    let code = register.route(id).map(|route| route.code.clone()).unwrap_or_default();
    if from < to {
        let along = stretch(words, from, to);
        return words.with("draft-put-on-route", &[("route", code.into()), ("stretch", along.into())]);
    }
    words.with("draft-on-route", &[("route", code.into()), ("km", format!("{from:.0}").into())])
}

/// "on R-01, km 34", "9.9 km from R-01".
fn where_text(words: Words, register: &Register, at: LatLon) -> String {
    match nearest(register, at) {
        Some((code, chainage, km)) if km <= ON_ROUTE_KM => {
            words.with("draft-on-route", &[("route", code.into()), ("km", format!("{chainage:.0}").into())])
        }
        Some((code, _, km)) => words.with("draft-near-route", &[("route", code.into()), ("km", words.km(km).into())]),
        None => words.text("draft-no-route-near"),
    }
}

/// As the window shows it.
pub(super) fn dto(words: Words, register: &Register, choices: Choices) -> DraftPlaceDto {
    let other = choices.picked.and_then(|i| choices.candidates.get(i)).and_then(|taken| {
        let names = [Some(taken.name.clone()), taken.other.clone()];
        names.into_iter().flatten().find(|name| name.is_ascii() != choices.surface.is_ascii())
    });
    let candidate = |candidate: Candidate| CandidateDto {
        where_text: {
            let place = match (candidate.pick, candidate.km) {
                (Pick::Route(id), Some([from, to])) => part_text(words, register, id, from, to),
                (pick, _) => pick.where_text(words, register),
            };
            match candidate.within_km {
                Some(km) => words.with("draft-approximate", &[("km", words.km(km).into()), ("place", place.into())]),
                None => place,
            }
        },
        pick: candidate.pick.dto(),
        name: candidate.name,
        other: candidate.other,
        score: candidate.score,
        score_text: candidate.score.map(|score| words.percent(score)).unwrap_or_default(),
    };
    DraftPlaceDto {
        surface: choices.surface,
        other,
        picked: choices.picked.and_then(|i| u32::try_from(i).ok()),
        candidates: choices.candidates.into_iter().map(candidate).collect(),
    }
}
