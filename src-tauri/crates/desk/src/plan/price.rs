//! What one way costs against the first, and what it shares with those before it.

use std::collections::HashSet;

use passage_model::Access;
use passage_roads::{Choice, Edge};
use passage_words::Words;

use super::way::round;
use crate::dto::PlanWayDto;

/// Puts in what each way costs more than the first, and what it shares with those before it.
pub(super) fn compare(words: Words, ways: &mut [PlanWayDto], choices: &[&Choice]) {
    let Some(first) = ways.first().cloned() else { return };
    // What cannot be driven is no better choice than any other.
    let can_be_driven: Vec<bool> = ways.iter().map(can_be_driven).collect();
    for (number, way) in ways.iter_mut().enumerate() {
        let mut others =
            choices.iter().zip(&can_be_driven).enumerate().filter(|(other, (_, can))| *other != number && **can);
        way.dominated = choices.get(number).is_some_and(|own| others.any(|(_, (choice, _))| is_worse(own, choice)));
    }
    for (number, (way, choice)) in ways.iter_mut().zip(choices).enumerate().skip(1) {
        let before = choices.get(..number).unwrap_or_default();
        way.overlap = round(shared(choice, before) * 10.0) / 10.0;
        way.overlap_text = Some(words.with("plan-overlap", &[("share", format!("{:.0}", way.overlap * 100.0).into())]));
        way.more_km = round(way.km - first.km);
        way.more_minutes = round(way.minutes - first.minutes);
        way.levels_less = levels_less(&first, way);
        way.price_text = Some(price(words, way));
    }
}

/// It is not closed when it is reached, and no gate is missed.
fn can_be_driven(way: &PlanWayDto) -> bool {
    way.access != Access::Closed && !way.crossings.iter().any(|crossing| crossing.fit.is_shut())
}

/// Whether another way is neither slower nor more exposed (Pareto over time and exposure).
fn is_worse(own: &Choice, other: &Choice) -> bool {
    let (time, exposure) = (own.way.time_cs(), own.exposure_h);
    let (t, e) = (other.way.time_cs(), other.exposure_h);
    t <= time && e <= exposure && (t < time || e < exposure)
}

/// Levels less; `None`: a part of one of them is Unknown, and nobody can say.
fn levels_less(first: &PlanWayDto, way: &PlanWayDto) -> Option<i8> {
    let known = |way: &PlanWayDto| way.level_number.filter(|_| !way.part_unknown).and_then(|n| i8::try_from(n).ok());
    Some(known(first)? - known(way)?)
}

fn price(words: Words, way: &PlanWayDto) -> String {
    let cost = words.with(
        "plan-cost",
        &[
            ("km", signed(way.more_km, format!("{:.0}", way.more_km.abs())).into()),
            ("time", { signed(way.more_minutes, duration(words, way.more_minutes.abs())).into() }),
        ],
    );
    let levels = |id: &str, count: i8| {
        words.with(id, &[("cost", cost.clone().into()), ("count", i64::from(count.abs()).into())])
    };
    match way.levels_less {
        Some(0) => words.with("plan-price-same", &[("cost", cost.into())]),
        Some(count) if count > 0 => levels("plan-price-less", count),
        Some(count) => levels("plan-price-more", count),
        None => words.with("plan-price-unknown", &[("cost", cost.into())]),
    }
}

fn signed(value: f64, text: String) -> String {
    // A true minus, as wide as the plus.
    if value < 0.0 { format!("−{text}") } else { format!("+{text}") }
}

/// "3 h 50", "40 min".
pub fn duration(words: Words, minutes: f64) -> String {
    let minutes = crate::numbers::whole(minutes);
    if minutes < 60 {
        return words.with("plan-minutes", &[("n", minutes.into())]);
    }
    let (hours, rest) = (minutes / 60, minutes % 60);
    words.with("plan-hours-minutes", &[("h", hours.into()), ("m", format!("{rest:02}").into())])
}

/// The share of a way's length that is on others, 0 to 1.
pub(super) fn shared(choice: &Choice, others: &[&Choice]) -> f64 {
    let driven: HashSet<Edge> =
        others.iter().flat_map(|other| other.way.pieces.iter().map(|piece| piece.arc / 2)).collect();
    let common = choice.way.pieces.iter().filter(|piece| driven.contains(&(piece.arc / 2)));
    let common: f64 = common.map(|piece| piece.to_m - piece.from_m).sum();
    let all = choice.way.metres();
    if all > 0.0 { common / all } else { 1.0 }
}
