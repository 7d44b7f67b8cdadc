//! One draft from a trigger, its place and its time.

use crate::{
    actors, arguments,
    build::State,
    context::Read,
    drafts::Draft,
    limits::{Limit, Opening},
    passers,
    place_set::Spot,
    stamp::daily,
    terms::{self, Terms},
    time::{Atom, Lead, What},
    trigger::Trigger,
    when::When,
};

/// Fills in a draft.
pub(crate) fn fill(state: &State<'_>, read: &Read, trigger: &Trigger, spot: &Spot, when: &When, status: &str) -> Draft {
    let (from, to) = (trigger.from, trigger.to);
    let listed = matches!(trigger.kind, "control_change" | "strike");
    let stop = spot.end.filter(|_| listed).map_or(to, |end| end.max(trigger.found.end).min(to));
    let span = read.sentence.span(from, stop).unwrap_or_default();
    let evidence = state.text.get(span.0..span.1).unwrap_or_default();
    let mut actors = actors::parties(state.text, read, trigger);
    if matches!(trigger.kind, "closure" | "reopening" | "ceasefire" | "checkpoint" | "detention_denial") {
        for actor in &mut actors {
            if trigger.kind == "closure" || trigger.kind == "reopening" {
                "authority".clone_into(&mut actor.role);
            }
        }
        if let Some(authority) = actors::authority(state.text, read, from, to) {
            actors.retain(|actor| !authority.surface.contains(&actor.surface));
            actors.insert(0, authority);
        }
    }
    let whom = Whom::of(read, trigger);
    let withdrawn = matches!(status, "retracted");
    let shut_daily = arguments::is_shut_daily(read, trigger, state.zone);
    Draft {
        kind: trigger.kind.to_owned(),
        subkind: subkind(read, trigger, spot),
        places: spot.places.clone(),
        border: spot.border.clone(),
        route_name: arguments::route(state.text, read, from, to)
            .or_else(|| arguments::route(state.text, read, 0, read.sentence.label)),
        from: when.from.filter(|_| !withdrawn).map(|stamp| stamp.text(state.zone)),
        until: when.until.filter(|_| !withdrawn).map(|stamp| stamp.text(state.zone)),
        time_precision: if withdrawn { "unknown".to_owned() } else { when.precision().to_owned() },
        status: status.to_owned(),
        actors,
        traffic_classes: whom.classes,
        exempt_classes: whom.exempt,
        partial: whom.partial,
        direction: arguments::direction(read, from, to),
        hours: arguments::hours(read, from, to)
            .filter(|_| arguments::has_hours(read, trigger) || shut_daily)
            .map(|(opens, closes)| daily(opens, closes, state.zone)),
        count: spot.count.map(|count| count.0).or_else(|| {
            if spot.end.is_some() && trigger.kind == "control_change" { None } else { arguments::count(read, trigger) }
        }),
        count_unnamed: spot.count.and_then(|count| count.1),
        doubts: if withdrawn { Vec::new() } else { doubts(state, read, trigger, when) },
        evidence: evidence.to_owned(),
        span,
        when_words: when.from.or(when.until).and_then(|_| when_words(state.text, read, from, to)),
    }
}

/// Whose traffic it concerns.
#[derive(Default)]
struct Whom {
    classes: Vec<String>,
    exempt: Vec<String>,
    partial: bool,
}

impl Whom {
    fn of(read: &Read, trigger: &Trigger) -> Self {
        let (from, to) = (trigger.from, trigger.to);
        match trigger.kind {
            "reopening" => {
                let opening = Opening::new(read, &trigger.found, from, to);
                Self {
                    classes: arguments::named(read, from, to, |i| !opening.leaves_out(i)),
                    exempt: opening.exempt(),
                    partial: opening.limit() == Limit::Partial,
                }
            }
            "closure" | "obstruction" => {
                let exempt = if trigger.kind == "closure" { arguments::exempt(read) } else { Vec::new() };
                Self { classes: Terms::of(read, trigger).classes, exempt, ..Self::default() }
            }
            "passage" => {
                let mut classes = arguments::classes(read, from, to);
                let said = passers::classes(read, &trigger.found, from, to);
                classes.extend(
                    said.into_iter()
                        .filter(|said| !classes.iter().any(|class| class == said))
                        .map(str::to_owned)
                        .collect::<Vec<_>>(),
                );
                Self { classes, ..Self::default() }
            }
            kind if of_traffic(kind) => Self { classes: arguments::classes(read, from, to), ..Self::default() },
            _ => Self::default(),
        }
    }
}

/// What of its time a person has to look at.
fn doubts(state: &State<'_>, read: &Read, trigger: &Trigger, when: &When) -> Vec<String> {
    let bars = matches!(trigger.kind, "closure" | "obstruction");
    let (from, to) = (trigger.from, trigger.to);
    let one_way = read.scan.all("limit").any(|cue| {
        cue.class.sub.as_deref() == Some("lane") && (from..to).contains(&cue.start) && !arguments::is_side(read, cue)
    });
    let daily = arguments::repeats(read, from, to);
    let hours = read.atoms.iter().any(|atom| {
        matches!(atom.what, What::Clock { until, .. } if daily || until.is_some())
            && (from..to).contains(&atom.start)
            && !terms::of_opening(read, &trigger.found, atom)
    });
    let shut_daily = arguments::is_shut_daily(read, trigger, state.zone);
    let later = when.from.is_some_and(|from| from.date > state.reference);
    let told = [
        (later && trigger.kind == "reopening", "announced"),
        (later && trigger.kind != "reopening" && !when.coming, "after_report"),
        (when.doubt.ended, "ended"),
        (when.doubt.two_days, "two_days"),
        (when.doubt.terms, "terms"),
        (bars && one_way, "direction"),
        (
            bars && hours && !shut_daily && !when.doubt.terms && when.until.is_none_or(|until| until.clock.is_none()),
            "hours",
        ),
        (shut_daily, "daily"),
    ];
    told.into_iter().filter(|(is, _)| *is).map(|(_, code)| code.to_owned()).collect()
}

/// Kinds besides what bars and what opens of which it matters whose traffic they concern.
fn of_traffic(kind: &str) -> bool {
    matches!(kind, "passage" | "detention_denial" | "checkpoint")
}

/// The words that say when: those of the domain, else those of the sentence.
fn when_words(text: &str, read: &Read, from: usize, to: usize) -> Option<String> {
    let dated = |atom: &&Atom| !matches!(atom.what, What::Old | What::Future);
    let words = |inside: &dyn Fn(&Atom) -> bool| {
        let atoms = read.atoms.iter().filter(dated).filter(|atom| inside(atom));
        let (start, end) = atoms.fold(None, |span: Option<(usize, usize)>, atom| {
            // "since", "until" belong to it.
            let start = if atom.lead == Lead::None { atom.start } else { atom.start.saturating_sub(1) };
            Some(span.map_or((start, atom.end), |span| (span.0.min(start), span.1.max(atom.end))))
        })?;
        let span = read.sentence.span(start, end)?;
        text.get(span.0..span.1).map(str::to_owned)
    };
    words(&|atom| atom.start >= from && atom.start < to).or_else(|| words(&|_| true))
}

/// The subkind of the trigger, or what the places and the words beside it say.
fn subkind(read: &Read, trigger: &Trigger, spot: &Spot) -> Option<String> {
    let said = trigger.sub.clone();
    match trigger.kind {
        "attack_site" => read.scan.sub("site", trigger.from, trigger.to).map(str::to_owned).or(said),
        "strike" => said.or_else(|| {
            let mut by = read.scan.triggers().filter(|found| {
                found.class.name == "strike" && found.start >= trigger.from && found.start < trigger.to
            });
            by.find_map(|found| found.class.sub.clone())
        }),
        "closure" | "reopening" if said.is_none() => {
            let words = &read.sentence.words;
            let is = |any: &[&str]| words[trigger.from..trigger.to].iter().any(|word| word.any(any));
            Some(
                if spot.border.is_some() {
                    "border"
                } else if is(&["bridge", "pont", "جسر"]) {
                    "bridge"
                } else if is(&["port", "ميناء"]) {
                    "port"
                } else if is(&["airport", "aeroport", "مطار"]) {
                    "airport"
                } else if is(&["curfew", "couvre"]) {
                    "curfew"
                } else if spot.places.iter().any(|place| place.role == "between")
                    || is(&["road", "route", "axe", "highway", "طريق"])
                {
                    "road_section"
                } else {
                    "crossing"
                }
                .to_owned(),
            )
        }
        "passage" => said.or_else(|| {
            let words = &read.sentence.words;
            let sign = words.iter().take(4).any(|word| crate::trigger::is_callsign(word.norm()));
            let convoy = words
                .iter()
                .any(|word| word.any(&["convoy", "convoi", "قافله", "قوافل", "trucks", "camions", "شاحنات", "شاحنه"]));
            if sign { Some("own_movement".to_owned()) } else { convoy.then(|| "convoy".to_owned()) }
        }),
        _ => said,
    }
}
