//! Moving through time: the window keeps its picture, and must show what a fresh start would show.

use chrono::Duration;
use passage_model::{Lang, Time};

use super::case::{again, question, starter};
use crate::{Desk, assess, dto::*};

fn at(moment: Time) -> AssessArgs {
    AssessArgs { as_of: Some(moment), ..question(Lang::En) }
}

fn seen(desk: &mut Desk, moment: Time) -> String {
    serde_json::to_string(&assess::desk(desk, at(moment)).unwrap()).unwrap()
}

#[test]
fn every_moment_is_as_if_asked_first() {
    let (mut desk, folder) = starter();
    let start: Time = "2024-11-30T18:00:00Z".parse().unwrap();
    for hours in [0, -6, -12, -48, 6, 24 * 100, -24 * 400, 0, -6] {
        let moment = start + Duration::hours(hours);
        let moved = seen(&mut desk, moment);
        let mut fresh = again(&folder);
        assert_eq!(moved, seen(&mut fresh, moment), "{hours} h");
    }
}
