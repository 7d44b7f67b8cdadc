//! A person's word that reporting has stopped: told everywhere, ended, taken back.

use passage_model::{Confidence, Lang};

use super::case::{question, starter};
use crate::{Desk, assess, assessment_report, dto::*, inspect, silences};

fn route(desk: &mut Desk, code: &str) -> RouteRowDto {
    let rows = assess::desk(desk, question(Lang::En)).unwrap().routes;
    rows.into_iter().find(|row| row.code == code).unwrap()
}

fn detail(desk: &mut Desk, id: &str, lang: Lang) -> RouteDetailDto {
    inspect::route_detail(desk, RouteDetailArgs { route: id.to_owned(), question: question(lang) }).unwrap()
}

fn said(route: &str) -> SilenceArgs {
    SilenceArgs {
        route: route.to_owned(),
        km: 20.0,
        radius_km: Some(15.0),
        area: None,
        reason: "none of our contacts answers since Thursday".to_owned(),
        author: Some("S.K.".to_owned()),
        from: Some("2024-11-28T06:00:00Z".parse().unwrap()),
        until: None,
        lang: Lang::En,
    }
}

#[test]
fn where_reporting_has_stopped_every_answer_says_so() {
    let (mut desk, _folder) = starter();
    let before = route(&mut desk, "R-01");
    let done = silences::set_silence(&mut desk, said(&before.id)).unwrap();
    assert!(done.text.starts_with("Reporting has stopped around "), "{}", done.text);
    let after = route(&mut desk, "R-01");
    assert_eq!((after.level, after.access, after.advice), (before.level, before.access, before.advice));
    assert_eq!(after.stale_text.as_deref(), Some("reporting stopped"));
    assert!(after.confidence < Confidence::High);
    for lang in [Lang::En, Lang::Fr, Lang::Ar] {
        let told = detail(&mut desk, &after.id, lang);
        let silence = &told.silences[0];
        assert!(silence.text.contains("S.K.") && silence.text.contains(&silence.area), "{}", silence.text);
        assert_eq!(silence.reason, "none of our contacts answers since Thursday");
        let along = told.confidence_reason.chars().filter(char::is_ascii_digit).count();
        assert!(along > 0, "{}", told.confidence_reason);
        assert!(told.gaps.iter().all(|gap| gap.code != "reporting-stopped"), "told once");
    }
    let told = detail(&mut desk, &after.id, Lang::En);
    assert!(told.confidence_reason.starts_with("Reporting has stopped along "), "{}", told.confidence_reason);
    assert_eq!(assess::desk(&mut desk, question(Lang::En)).unwrap().silences.len(), 1);
    // The command line and the briefing tell it among what is not known.
    let report = assessment_report(&mut desk, &question(Lang::En), &["R-01".to_owned()]).unwrap();
    let gap = &report.routes[0].gaps[0];
    assert_eq!(gap.code, "reporting-stopped");
    assert!(gap.text.ends_with("quiet there says nothing."), "{}", gap.text);

    // Before it began nothing is said.
    let earlier = AssessArgs { as_of: Some("2024-11-28T05:59:00Z".parse().unwrap()), ..question(Lang::En) };
    assert!(assess::desk(&mut desk, earlier).unwrap().silences.is_empty());
    // It ends, and what was then stays as it was.
    let end = |at: &str| EndArgs {
        id: told.silences[0].id.clone(),
        at: Some(at.parse().unwrap()),
        reason: None,
        lang: Lang::En,
    };
    silences::end_silence(&mut desk, end("2024-11-30T12:00:00Z")).unwrap();
    assert!(silences::end_silence(&mut desk, end("2024-11-30T14:00:00Z")).is_err(), "it is over already");
    assert!(route(&mut desk, "R-01").stale_text.is_none_or(|text| text != "reporting stopped"));
    let then = AssessArgs { as_of: Some("2024-11-30T11:00:00Z".parse().unwrap()), ..question(Lang::En) };
    assert_eq!(assess::desk(&mut desk, then.clone()).unwrap().silences.len(), 1);
    // Ended before it began, it was never right.
    silences::end_silence(&mut desk, end("2024-11-28T06:00:00Z")).unwrap();
    assert!(assess::desk(&mut desk, then).unwrap().silences.is_empty());
}

#[test]
fn a_word_without_a_place_a_reason_or_a_size_is_refused() {
    let (mut desk, _folder) = starter();
    let id = route(&mut desk, "R-01").id;
    let refused = |desk: &mut Desk, args: SilenceArgs| silences::set_silence(desk, args).unwrap_err().message;
    assert!(refused(&mut desk, SilenceArgs { reason: " ".into(), ..said(&id) }).contains("how it is known"));
    assert!(refused(&mut desk, SilenceArgs { radius_km: Some(0.5), ..said(&id) }).contains("1 to 200 km"));
    for km in [-0.1, 1e6, f64::NAN] {
        assert!(refused(&mut desk, SilenceArgs { km, ..said(&id) }).contains("between 0 and"), "{km}");
    }
    let until = Some("2024-11-28T05:00:00Z".parse().unwrap());
    assert!(refused(&mut desk, SilenceArgs { until, ..said(&id) }).contains("end after"));
    assert!(refused(&mut desk, said("00000000-0000-0000-0000-000000000000")).len() > 3);
    assert!(assess::desk(&mut desk, question(Lang::En)).unwrap().silences.is_empty());
}
