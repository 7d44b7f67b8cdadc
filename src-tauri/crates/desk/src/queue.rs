//! The verification queue: which event, if checked, would change most.

use crate::{Desk, assess::event_grade, desk::words, dto::*, error::Result, titles};

pub(crate) fn queue(desk: &mut Desk, args: AssessArgs) -> Result<QueueDto> {
    let words = words(args.lang);
    let scene = desk.scene(words, &args, None)?;
    let items =
        passage_risk::verification_queue(&scene.register.network, &scene.dossier(), scene.params, &scene.question);
    let answered = crate::assess::Answered::of_scene(scene);
    let items = items
        .iter()
        .filter_map(|item| {
            let event = answered.scene.event(item.event)?;
            let mut changes = Vec::new();
            for change in &item.changes {
                for (if_true, outcome) in [(false, change.if_false), (true, change.if_true)] {
                    let Some(outcome) = outcome else { continue };
                    changes.push(QueueChangeDto {
                        route: change.route.to_string(),
                        name: answered.register().route_name(words.lang(), change.route).unwrap_or_default(),
                        if_true,
                        from: change.now.level,
                        to: outcome.level,
                        access_from: change.now.access,
                        access_to: outcome.access,
                    });
                }
            }
            Some(QueueItemDto {
                event: item.event.to_string(),
                title: titles::title(words, answered.register(), event),
                grade: event_grade(&answered, event).to_string(),
                routes_that_change: item.routes_that_change,
                changes,
            })
        })
        .collect();
    Ok(QueueDto { as_of: answered.scene.question.as_of, items })
}
