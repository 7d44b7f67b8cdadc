//! Which places of a domain belong to an event, and how many events they make.

use crate::{
    arguments::{border, counted},
    context::Read,
    drafts::DraftPlace,
    gazetteer::is_article,
    mention::{Mention, Role},
    trigger::Trigger,
};

/// The places of one event.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot {
    pub(crate) places: Vec<DraftPlace>,
    pub(crate) border: Option<[String; 2]>,
    /// Of a list: how many there are, and how many of them are not named.
    pub(crate) count: Option<(u32, Option<u32>)>,
    /// Last word of the mention, for the evidence.
    pub(crate) end: Option<usize>,
}

/// The places that the domain of `trigger` itself names. Empty: it names none.
pub(crate) fn own(read: &Read, trigger: &Trigger, place: &dyn Fn(&Mention) -> DraftPlace) -> Vec<Spot> {
    let label = read.sentence.label;
    let from = if trigger.found.start >= label { trigger.from.max(label) } else { trigger.from };
    let mentions: Vec<&Mention> = read.places(from, trigger.to).collect();
    let single = |mentions: &[&Mention], role: Option<&str>| {
        let places = mentions.iter().map(|mention| with(place(mention), role)).collect();
        vec![Spot { places, ..Spot::default() }]
    };
    if matches!(trigger.kind, "closure" | "reopening" | "ceasefire")
        && let Some(border) = border(read, trigger.from, trigger.to)
    {
        let crossing = read.scan.has("gatenoun", from, trigger.to)
            || mentions.iter().any(|mention| mention.role != Role::Between) && trigger.kind != "ceasefire";
        if !crossing {
            return vec![Spot { border: Some(border), ..Spot::default() }];
        }
    }
    if mentions.is_empty() {
        return remainder(read, trigger, from, &[], place);
    }
    match trigger.kind {
        "front_line" => return single(&mentions, Some("between")),
        "passage" => return passage(read, trigger, &mentions, place),
        "detention_denial" => {
            let kept: Vec<&Mention> = mentions.iter().copied().filter(|mention| mention.role != Role::From).collect();
            return single(if kept.is_empty() { &mentions } else { &kept }, None);
        }
        _ => {}
    }
    let listed = remainder(read, trigger, from, &mentions, place);
    if !listed.is_empty() {
        return listed;
    }
    let between: Vec<&Mention> = mentions.iter().copied().filter(|mention| mention.role == Role::Between).collect();
    let mut at: Vec<&Mention> = mentions.iter().copied().filter(|mention| mention.role != Role::Between).collect();
    let road = matches!(trigger.kind, "closure" | "reopening" | "obstruction");
    if between.len() >= 2 && (at.is_empty() || road) {
        let pairs = stretches(read, &between);
        if let [_, _, ..] = pairs[..] {
            return pairs
                .iter()
                .map(|ends| Spot {
                    places: ends.iter().map(|mention| with(place(mention), Some("between"))).collect(),
                    end: ends.last().map(|mention| mention.end),
                    ..Spot::default()
                })
                .collect();
        }
        return single(pairs.first().map_or(&between, |ends| ends), Some("between"));
    }
    if at.is_empty() {
        at.clone_from(&between);
    }
    // "… near Er Rahad": with a place of its own, the ends of the journey are only that.
    let firm = |mention: &&Mention| matches!(mention.role, Role::At);
    // "Trucks from A to B wait, it is closed at C"
    let journey = [Role::From, Role::To].iter().all(|role| at.iter().any(|mention| mention.role == *role));
    // "A crossing: traffic from B to C suspended": it is told of the crossing.
    let of_label = label > 0
        && trigger.found.start >= label
        && read.places(0, label).any(|mention| mention.crossing || read.scan.has("transport", 0, label))
        && road
        && !read.scan.has("roadnoun", from, trigger.to);
    if journey && of_label && !at.iter().any(firm) {
        return Vec::new();
    }
    if at.iter().any(firm)
        && (journey
            || matches!(
                trigger.kind,
                "ambush" | "explosive_hazard" | "attack_site" | "strike" | "clash" | "obstruction" | "checkpoint"
            ))
    {
        at.retain(|mention| !matches!(mention.role, Role::From | Role::To));
    }
    if at.iter().any(|mention| !mention.area) {
        at.retain(|mention| !mention.area);
    }
    // A position stands for the name beside it.
    if at.iter().any(|mention| mention.at.is_some()) && !matches!(trigger.kind, "control_change") {
        at.retain(|mention| mention.at.is_some());
    }
    if matches!(trigger.kind, "obstruction" | "explosive_hazard")
        && at.len() > 1
        && between.is_empty()
        && at.windows(2).all(|pair| pair[1].start > pair[0].end + 4)
    {
        at.truncate(1);
    }
    let all = at.clone();
    at.retain(|mention| !all.iter().any(|other| locates(read, other, mention)));
    at.iter()
        .map(|mention| Spot {
            places: vec![with(place(mention), Some("at"))],
            end: Some(mention.end),
            ..Spot::default()
        })
        .collect()
}

/// The stretches of a list: "closed: A-B, C-D". "The road A-B is cut between C and D" speaks of the last alone.
fn stretches<'m>(read: &Read, between: &[&'m Mention]) -> Vec<Vec<&'m Mention>> {
    let mut out: Vec<Vec<&Mention>> = Vec::new();
    for mention in between.iter().filter(|mention| mention.pair.is_some()) {
        match out.last_mut().filter(|ends| ends[0].pair == mention.pair) {
            Some(ends) => ends.push(mention),
            None => out.push(vec![mention]),
        }
    }
    out.retain(|ends| ends.len() >= 2);
    let said = |ends: &Vec<&Mention>| {
        let start = ends[0].start;
        (start.saturating_sub(3)..start).any(|k| read.scan.covers("between", k) || read.scan.covers("from", k))
    };
    if let [first, .., last] = &out[..]
        && said(last)
        && !said(first)
    {
        out.drain(..out.len() - 1);
    }
    out
}

/// "The Irtogte bridge near Beledweyne": whether `mention` only says where `other` is.
fn locates(read: &Read, other: &Mention, mention: &Mention) -> bool {
    let words = &read.sentence.words;
    let Some(near) = mention.start.checked_sub(1).filter(|near| *near >= other.end && *near - other.end <= 1) else {
        return false;
    };
    !words[mention.start].after_break()
        && words[near].any(&["near", "nr", "outside", "pres", "قرب"])
        && (other.end..near).all(|k| read.scan.covers("placenoun", k) || read.scan.covers("transport", k))
}

fn with(mut place: DraftPlace, role: Option<&str>) -> DraftPlace {
    if let Some(role) = role {
        role.clone_into(&mut place.role);
    }
    place
}

fn passage(read: &Read, trigger: &Trigger, mentions: &[&Mention], place: &dyn Fn(&Mention) -> DraftPlace) -> Vec<Spot> {
    // "Only as far as C": that is where it ended.
    let reach =
        read.scan.all("reach").filter(|cue| cue.start >= trigger.from && cue.start < trigger.to).find_map(|cue| {
            let words = &read.sentence.words;
            let beside = |mention: &&&Mention| {
                mention.start >= cue.end
                    && (cue.end..mention.start).all(|k| read.scan.covers("placenoun", k) || is_article(words[k].norm()))
            };
            mentions.iter().find(beside).map(|mention| mention.start)
        });
    let through = read.sentence.words[trigger.found.start..trigger.found.end].iter().any(|word| {
        word.any(&["crossed", "passed", "through", "transited", "عبرت", "عبر", "عبور", "اجتازت", "traverse", "franchi"])
    });
    let mut places: Vec<DraftPlace> = Vec::new();
    for mention in mentions {
        let ends = reach.is_some_and(|reach| reach != mention.start);
        if ends && (mention.role == Role::To || mention.role == Role::Between && mention.ends_pair(mentions)) {
            continue;
        }
        let role = match mention.role {
            _ if reach == Some(mention.start) => "to",
            Role::From => "from",
            Role::Between => "between",
            Role::To => "to",
            _ if through => "at",
            _ if mention.start >= trigger.found.start => "to",
            _ => "from",
        };
        places.push(with(place(mention), Some(role)));
    }
    if let [from, to] = &mut places[..]
        && from.role == "between"
    {
        "from".clone_into(&mut from.role);
        "to".clone_into(&mut to.role);
    }
    places.truncate(4);
    vec![Spot { places, ..Spot::default() }]
}

/// A list with a number: an event for each named place, one for those that are not named.
fn remainder(
    read: &Read,
    trigger: &Trigger,
    from: usize,
    mentions: &[&Mention],
    place: &dyn Fn(&Mention) -> DraftPlace,
) -> Vec<Spot> {
    if !matches!(trigger.kind, "control_change" | "strike" | "clash" | "closure" | "reopening") {
        return Vec::new();
    }
    let Some(list) = counted(read, from, trigger.to) else { return Vec::new() };
    let (named, rest): (Vec<&Mention>, Vec<&Mention>) = if let Some(cue) = list.named_from {
        mentions.iter().partition(|mention| mention.start >= cue)
    } else {
        mentions.iter().partition(|mention| !mention.area && mention.start < list.end)
    };
    if list.named_from.is_none() && !named.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Spot> = named
        .iter()
        .map(|mention| Spot {
            places: vec![with(place(mention), Some("at"))],
            end: Some(mention.end),
            ..Spot::default()
        })
        .collect();
    let unnamed = list.count.saturating_sub(u32::try_from(named.len()).unwrap_or(u32::MAX));
    if unnamed > 0 {
        let places = rest
            .iter()
            .filter(|mention| mention.start >= list.end)
            .take(1)
            .map(|mention| with(place(mention), Some("at")))
            .collect();
        let gap = (!named.is_empty()).then_some(unnamed);
        out.push(Spot { places, count: Some((list.count, gap)), end: Some(list.end), ..Spot::default() });
    }
    out
}
