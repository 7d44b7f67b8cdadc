//! What matters most, for the first page. A list that is cut says how much is left out.

use passage_model::{RiskLevel, Time};
use passage_report::doc::Finding;
use passage_words::Words;

use super::{
    ahead::{self, Worse},
    doc::Told,
};
use crate::{assess::Answered, dto::CrossingRowDto, explain, inspect::Announced, silences};

/// Routes whose reasons are written out; the others are named.
const MAX_HEADLINES: usize = 2;
/// Names in one list; what is left out is counted.
const MAX_NAMES: usize = 12;
/// Groups of what is announced, and of reasons; what is left out is counted.
const MAX_GROUPS: usize = 8;

pub(super) fn findings(
    words: Words,
    answered: &Answered,
    told: &[Told<'_>],
    crossings: &[CrossingRowDto],
    valid_until: Time,
) -> Vec<Finding> {
    let found = [
        high(words, told),
        worse(words, answered, told),
        announced(words, told, valid_until),
        silent(words, answered, told),
        ordered(words, crossings),
        unknown(words, answered, told),
    ];
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    if findings.is_empty() {
        findings.push(Finding {
            title: words.text("finding-quiet"),
            text: told.first().map(|told| told.headline.clone()).unwrap_or_default(),
        });
    }
    findings
}

fn codes<'t>(told: impl Iterator<Item = &'t Told<'t>>) -> Vec<String> {
    told.map(|told| told.row.code.clone()).collect()
}

fn high(words: Words, told: &[Told<'_>]) -> Option<Finding> {
    let high: Vec<&Told<'_>> =
        told.iter().filter(|told| told.row.level.number().is_some_and(|number| number >= 4)).collect();
    let mut text: Vec<String> =
        high.iter().take(MAX_HEADLINES).map(|told| format!("{}: {}", told.row.code, told.headline)).collect();
    let others = codes(high.iter().skip(MAX_HEADLINES).copied());
    if !others.is_empty() {
        text.push(words.with("finding-also", &[("names", words.few(&others, MAX_NAMES).into())]));
    }
    (!high.is_empty()).then(|| Finding {
        title: words.with("finding-high", &[("count", high.len().into()), ("total", told.len().into())]),
        text: text.join(" "),
    })
}

/// Routes that get worse while the briefing holds.
fn worse(words: Words, answered: &Answered, told: &[Told<'_>]) -> Option<Finding> {
    let asked = answered.scene.question.direction;
    let each = told.iter().flat_map(|told| told.worse.iter().map(|one| (told.row.code.as_str(), *one)));
    let mut each: Vec<(&str, &Worse)> = each.collect();
    each.sort_by_key(|(_, one)| (std::cmp::Reverse(one.advice), std::cmp::Reverse(one.access), one.at));
    let names: Vec<String> = each.iter().map(|(code, one)| ahead::listed(words, code, one, asked)).collect();
    let count = told.iter().filter(|told| !told.worse.is_empty()).count();
    (count > 0).then(|| Finding {
        title: words.with("finding-worse", &[("count", count.into()), ("total", told.len().into())]),
        text: words.with("finding-worse-text", &[("routes", words.few(&names, MAX_NAMES).into())]),
    })
}

/// A place and the routes on which it is.
type Place<'a> = (&'a str, Vec<String>);

/// What begins while the briefing holds: what begins, ends and does the same is one sentence with all its places.
fn announced(words: Words, told: &[Told<'_>], valid_until: Time) -> Option<Finding> {
    let mut soon: Vec<(&str, &Announced)> = told
        .iter()
        .flat_map(|told| told.announced.iter().map(|one| (told.row.code.as_str(), *one)))
        .filter(|(_, one)| one.dto.begins <= valid_until)
        .collect();
    // In the order in which it begins; should there be too much, what opens is left to the pages of the routes first.
    soon.sort_by_key(|(_, one)| (std::cmp::Reverse(one.dto.access), one.dto.begins));
    let mut events: Vec<&str> = soon.iter().map(|(_, one)| one.dto.event.as_str()).collect();
    events.sort_unstable();
    events.dedup();
    let mut groups: Vec<(&Announced, Vec<Place<'_>>)> = Vec::new();
    for (code, one) in &soon {
        let same = |other: &Announced| {
            (&other.when, other.dto.access, &other.basis) == (&one.when, one.dto.access, &one.basis)
        };
        let at = groups.iter().position(|(other, _)| same(other)).unwrap_or_else(|| {
            groups.push((one, Vec::new()));
            groups.len() - 1
        });
        let places = &mut groups[at].1;
        match places.iter_mut().find(|(place, _)| *place == one.place) {
            Some((_, codes)) => codes.push((*code).to_owned()),
            None => places.push((&one.place, vec![(*code).to_owned()])),
        }
    }
    let more = groups.len().saturating_sub(MAX_GROUPS);
    groups.truncate(MAX_GROUPS);
    groups.sort_by_key(|(one, _)| one.dto.begins);
    let mut text: Vec<String> = groups
        .iter()
        .map(|(one, places)| {
            let place = |(place, codes): &Place<'_>| {
                let codes = words.few(codes, MAX_NAMES);
                words.with("finding-announced-place", &[("place", (*place).into()), ("routes", codes.into())])
            };
            let places: Vec<String> = places.iter().map(place).collect();
            let args = [
                ("when", one.when.as_str().into()),
                ("access", words.text(&format!("access-{}", one.dto.access.code())).into()),
                ("basis", one.basis.as_str().into()),
                ("places", words.few(&places, MAX_NAMES).into()),
            ];
            words.with("finding-announced-group", &args)
        })
        .collect();
    if more > 0 {
        text.push(words.with("finding-announced-more", &[("count", more.into())]));
    }
    (!soon.is_empty()).then(|| Finding {
        title: words.with("finding-announced", &[("count", events.len().into())]),
        text: text.join(" "),
    })
}

fn silent(words: Words, answered: &Answered, told: &[Told<'_>]) -> Option<Finding> {
    let silent: Vec<&Told<'_>> = told.iter().filter(|told| told.route.coverage.silent_km > 0.0).collect();
    let mut areas: Vec<String> =
        silent.iter().flat_map(|told| silences::of_route(words, answered, told.route)).map(|one| one.area).collect();
    areas.sort_unstable();
    areas.dedup();
    let args =
        [("areas", words.few(&areas, MAX_NAMES).into()), ("routes", words.list(&codes(silent.iter().copied())).into())];
    (!silent.is_empty()).then(|| Finding {
        title: words.with("finding-silent", &[("count", silent.len().into()), ("total", told.len().into())]),
        text: words.with("finding-silent-text", &args),
    })
}

/// Crossings closed by order, those with one reason together: another order, or another age, is another sentence.
fn ordered(words: Words, crossings: &[CrossingRowDto]) -> Option<Finding> {
    let ordered: Vec<&CrossingRowDto> = crossings.iter().filter(|row| row.by_order_only).collect();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for row in &ordered {
        match groups.iter_mut().find(|(reason, _)| *reason == row.reason_text) {
            Some((_, names)) => names.push(row.name.clone()),
            None => groups.push((&row.reason_text, vec![row.name.clone()])),
        }
    }
    groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    let rest = groups.split_off(groups.len().min(MAX_GROUPS));
    let rest: Vec<String> = rest.into_iter().flat_map(|(_, names)| names).collect();
    let mut text: Vec<String> = groups
        .iter()
        .map(|(reason, names)| {
            let names = words.few(names, MAX_NAMES);
            words.with("finding-order-text", &[("names", names.into()), ("reason", (*reason).into())])
        })
        .collect();
    if !rest.is_empty() {
        text.push(words.with("finding-also", &[("names", words.few(&rest, MAX_NAMES).into())]));
    }
    (!ordered.is_empty()).then(|| Finding {
        title: words.with("finding-order", &[("count", ordered.len().into())]),
        text: text.join(" "),
    })
}

fn unknown(words: Words, answered: &Answered, told: &[Told<'_>]) -> Option<Finding> {
    let codes = codes(told.iter().filter(|told| told.row.level == RiskLevel::Unknown));
    let [near, days] = explain::heard_of(words, &answered.scene.params);
    (!codes.is_empty()).then(|| Finding {
        title: words.with("finding-unknown", &[("count", codes.len().into()), ("total", told.len().into())]),
        text: words.with("finding-unknown-text", &[("routes", words.list(&codes).into()), near, days]),
    })
}
