//! The verification queue: which event, if checked, would change most.

use std::{cmp::Reverse, collections::HashSet};

use passage_model::{Event, EventId, EventStatus};
use passage_risk::{QueueChange, QueueItem};
use passage_words::Words;

use crate::{
    Desk,
    assess::{self, Answered},
    desk::words,
    dto::*,
    error::Result,
    numbers::whole,
    outcomes,
};

pub(crate) fn queue(desk: &mut Desk, args: AssessArgs) -> Result<QueueDto> {
    let words = words(args.lang);
    let scene = desk.scene(words, &args, None)?;
    let items = desk.ask(&scene, passage_risk::Live::queue);
    let answered = Answered::of_scene(scene);
    let words = answered.words(words);
    let waiting = answered
        .scene
        .events()
        .filter(|event| !matches!(event.status, EventStatus::Confirmed | EventStatus::Retracted));
    let queued: HashSet<EventId> = items.iter().map(|item| item.event).collect();
    let idle = waiting.filter(|event| !queued.contains(&event.id)).count();
    Ok(QueueDto {
        as_of: answered.scene.question.as_of,
        revision: answered.scene.revision,
        items: items.iter().filter_map(|one| item(words, &answered, one)).collect(),
        idle: u32::try_from(idle).unwrap_or(u32::MAX),
    })
}

fn item(words: Words, answered: &Answered, item: &QueueItem) -> Option<QueueItemDto> {
    let event: &Event = answered.scene.event(item.event)?;
    let mut row = assess::event_row(words, answered, event);
    let mut changing: Vec<&QueueChange> = item.changes.iter().collect();
    let code = |change: &QueueChange| answered.register().route(change.route).map(|route| route.code.clone());
    changing.sort_by_cached_key(|change| (Reverse(change.now.level.rank()), code(change), change.route));
    row.routes = changing.iter().map(|change| change.route.to_string()).collect();
    let age = answered.scene.question.as_of - event.time.representative();
    let age_text = words.age(age);
    let belief_text = words.with("queue-belief", &[("q", words.percent(item.belief).into())]);
    let weight_text = words.with(
        "queue-weight",
        &[("count", item.routes_that_change.into()), ("km", whole(item.km_that_change).to_string().into())],
    );
    let label = words.with(
        "queue-label",
        &[
            ("weight", weight_text.clone().into()),
            ("title", row.title.clone().into()),
            ("place", row.place_text.clone().into()),
            ("grade", row.grade.clone().into()),
            ("status", row.status_text.clone().into()),
            ("age", age_text.clone().into()),
            ("belief", belief_text.clone().into()),
        ],
    );
    Some(QueueItemDto {
        event: row.id.clone(),
        title: row.title.clone(),
        grade: row.grade.clone(),
        routes_that_change: item.routes_that_change,
        changes: item.changes.iter().flat_map(|change| suppositions(words, answered, change)).collect(),
        age_text,
        belief: item.belief,
        belief_text,
        km_that_change: item.km_that_change,
        weight_text,
        label,
        routes: changing.into_iter().map(|change| route(words, answered, change)).collect(),
        row,
    })
}

fn route(words: Words, answered: &Answered, change: &QueueChange) -> QueueRouteDto {
    let told = |then: Option<passage_risk::Outcome>| match then {
        Some(then) => outcomes::difference(words, &change.now, &then),
        None => words.text("outcome-same"),
    };
    QueueRouteDto {
        route: change.route.to_string(),
        code: answered.register().route(change.route).map(|route| route.code.clone()).unwrap_or_default(),
        name: name(words, answered, change),
        now: outcomes::dto(words, &change.now),
        if_false: change.if_false.map(|then| outcomes::dto(words, &then)),
        if_true: change.if_true.map(|then| outcomes::dto(words, &then)),
        text: words.with(
            "queue-route",
            &[("if_false", told(change.if_false).into()), ("if_true", told(change.if_true).into())],
        ),
    }
}

fn name(words: Words, answered: &Answered, change: &QueueChange) -> String {
    answered.register().route_name(words.lang(), change.route).unwrap_or_default()
}

/// The form of the command line: one entry for each supposition under which level or access is another.
fn suppositions(words: Words, answered: &Answered, change: &QueueChange) -> Vec<QueueChangeDto> {
    let moved = |then: &passage_risk::Outcome| (then.level, then.access) != (change.now.level, change.now.access);
    [(false, change.if_false), (true, change.if_true)]
        .into_iter()
        .filter_map(|(if_true, then)| Some((if_true, then.filter(moved)?)))
        .map(|(if_true, then)| QueueChangeDto {
            route: change.route.to_string(),
            name: name(words, answered, change),
            if_true,
            from: change.now.level,
            to: then.level,
            access_from: change.now.access,
            access_to: then.access,
        })
        .collect()
}
