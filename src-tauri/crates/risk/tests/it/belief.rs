//! Belief: rules Q1 to Q4.

use passage_model::*;
use passage_risk::*;

use crate::support::*;

fn believed(world: &World) -> Belief {
    belief(&world.events[0], &world.dossier(), Params::builtin())
}

fn q(grades: &[&str]) -> f64 {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "");
    for grade in grades {
        let evidence = world.report(grade);
        world.events[0].evidence.push(evidence);
    }
    believed(&world).q
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 0.005, "{a} {b}");
}

#[test]
fn the_table_of_the_method() {
    for (grade, expected) in [("B2", 0.89), ("B3", 0.80), ("C3", 0.60), ("F6", 0.50), ("D4", 0.25)] {
        close(q(&[grade]), expected);
    }
    close(q(&[]), 0.5);
    assert_eq!(q(&["F6"; 5]), 0.5);
    assert_eq!(q(&["A1"]), 0.98);
    assert_eq!(q(&["E5"]), 0.05);
}

#[test]
fn further_origins_multiply_when_above_one() {
    close(q(&["B3", "C3"]), 6.0 / 7.0);
    close(q(&["B3", "D4"]), 0.80);
    close(q(&["D4", "D4"]), 0.25);
}

#[test]
fn one_origin_counts_once() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "");
    for grade in ["C3", "B3", "B3"] {
        let evidence = world.report(grade);
        world.reports.get_mut(&evidence.report).unwrap().origin = Some(" Agency X ".into());
        world.events[0].evidence.push(evidence);
    }
    let third = world.events[0].evidence[2].report;
    world.reports.get_mut(&third).unwrap().origin = Some("agency x".into());
    let belief = believed(&world);
    close(belief.q, 0.80);
    assert_eq!(belief.origins, 1);
    assert_eq!(belief.grade.to_string(), "B3");
    assert_eq!(belief.factors.iter().filter(|f| f.role == FactorRole::SameOrigin).count(), 2);
}

#[test]
fn denials_divide_and_are_flagged() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "B3");
    let denial = world.report("B3");
    world.events[0].evidence.push(Evidence { stance: Stance::Denies, ..denial });
    let belief = believed(&world);
    close(belief.q, 0.5);
    assert!(belief.contradicted);
    // A denial by an unreliable source makes nothing more credible.
    let weak = world.report("E5");
    world.events[0].evidence[1] = Evidence { stance: Stance::Denies, ..weak };
    let belief = believed(&world);
    close(belief.q, 0.80);
    assert!(!belief.contradicted);
}

#[test]
fn a_party_that_denies_its_own_act_has_no_weight() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "B3").actors = vec![Actor { name: "The Army".into(), role: ActorRole::Perpetrator }];
    let denial = world.report("A1");
    let source = world.reports[&denial.report].source;
    world.events[0].evidence.push(Evidence { stance: Stance::Denies, ..denial });
    close(believed(&world).q, 4.0 / 114.0 / (1.0 + 4.0 / 114.0) + 0.016);
    world.sources.get_mut(&source).unwrap().party = Some("the army".into());
    let belief = believed(&world);
    close(belief.q, 0.80);
    assert!(!belief.contradicted);
    assert!(belief.factors.iter().any(|f| f.role == FactorRole::OwnAct && f.rule == Rule::OwnAct));
}

#[test]
fn the_odds_are_the_product_of_the_factors() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "");
    for grade in ["C2", "D3", "A4", "F6"] {
        let evidence = world.report(grade);
        world.events[0].evidence.push(evidence);
    }
    world.events[0].evidence[2].stance = Stance::Denies;
    let belief = believed(&world);
    let product: f64 = belief.factors.iter().map(|f| f.multiplier).product();
    assert!((product - belief.odds).abs() < 1e-12);
    assert!((belief.q - belief.odds / (1.0 + belief.odds)).abs() < 1e-12);
    world.events[0].evidence.reverse();
    assert_eq!(believed(&world), belief);
}

#[test]
fn retracted_and_mixed() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "A5").status = EventStatus::Retracted;
    let belief = believed(&world);
    assert_eq!((belief.q, belief.rule), (0.0, Rule::Retracted));
    assert!(belief.mixed_grade);
}

/// What an office types in has no party on record: an armed party that is a source speaks for itself.
#[test]
fn an_armed_party_denies_its_own_act_under_its_own_name() {
    for (kind, own) in [
        (SourceKind::ArmedParty, true),
        (SourceKind::Ministry, true),
        (SourceKind::Authority, false),
        (SourceKind::Other, false),
    ] {
        let mut world = World::new();
        world.strike(north(0.0), 1.0, "B2").actors =
            vec![Actor { name: "army x".into(), role: ActorRole::Perpetrator }];
        let denial = world.report("A1");
        let source = world.sources.get_mut(&world.reports[&denial.report].source).unwrap();
        (source.kind, source.names) = (kind, vec!["جيش".into(), "Army-X".into()]);
        world.events[0].evidence.push(Evidence { stance: Stance::Denies, ..denial });
        let belief = believed(&world);
        assert_eq!(belief.factors.iter().any(|f| f.role == FactorRole::OwnAct), own, "{kind:?}");
        assert_eq!(belief.q > 0.88, own, "{kind:?} {}", belief.q);
    }
}

/// An agency, and a paper that quotes it: one word, not two.
#[test]
fn an_origin_that_is_itself_a_source_counts_once() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "B2");
    let agency = world.reports[&world.events[0].evidence[0].report].source;
    world.sources.get_mut(&agency).unwrap().names = vec!["Agency SANA".into(), "سانا".into()];
    for origin in ["agency  Sana", "سانا"] {
        let paper = world.report("C2");
        world.reports.get_mut(&paper.report).unwrap().origin = Some(origin.into());
        world.events[0].evidence.push(paper);
    }
    let belief = believed(&world);
    close(belief.q, 0.889);
    assert_eq!(belief.origins, 1);
    // The agency has it from a ministry, and so has somebody else.
    world.reports.get_mut(&world.events[0].evidence[0].report).unwrap().origin = Some("The ministry".into());
    let other = world.report("C2");
    world.reports.get_mut(&other.report).unwrap().origin = Some("the Ministry".into());
    world.events[0].evidence.push(other);
    assert_eq!(believed(&world).origins, 1);
    world.events[0].evidence.reverse();
    assert_eq!(believed(&world).origins, 1);
    // Two that quote each other are one circle and no more.
    let further = world.report("C2");
    world.events[0].evidence.push(further);
    assert_eq!(believed(&world).origins, 2);
}

/// Many reports and absurd ratios lead to the bounds of the method, never to a number that is none.
#[test]
fn odds_never_leave_the_numbers() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "");
    for _ in 0..400 {
        let evidence = world.report("A1");
        world.events[0].evidence.push(evidence);
    }
    close(believed(&world).q, 0.98);
    for _ in 0..400 {
        let denial = world.report("A1");
        world.events[0].evidence.push(Evidence { stance: Stance::Denies, ..denial });
    }
    let belief = believed(&world);
    assert!((belief.q - 0.5).abs() < 1e-6 && belief.odds.is_finite(), "{} {}", belief.q, belief.odds);
    for ratio in [f64::NAN, f64::INFINITY, 0.0, 1e308] {
        let mut params = Params::builtin().clone();
        for lr in params.belief.source_lr.value.values_mut() {
            *lr = ratio;
        }
        let dossier = Dossier { events: &world.events, reports: &world.reports, sources: &world.sources };
        let belief = passage_risk::belief(&world.events[0], &dossier, &params);
        assert!((0.05..=0.98).contains(&belief.q), "{ratio}: {}", belief.q);
    }
}

/// The rule on a clash and a capture of one place sees through a paper that quotes the agency (H3).
#[test]
fn a_clash_and_a_capture_of_one_origin_count_once_also_where_it_is_quoted() {
    let said = |origin: Option<&str>| {
        let mut world = World::new();
        world.event(capture(), Some(north(1.0)), ago(1.0), "B2");
        let clash = Detail::ArmedClash;
        world.event(clash, Some(north(1.0)), ago(1.0), "B2");
        let agency = world.reports[&world.events[0].evidence[0].report].source;
        world.sources.get_mut(&agency).unwrap().names = vec!["Agency SANA".into()];
        let paper = world.events[1].evidence[0].report;
        world.reports.get_mut(&paper).unwrap().origin = origin.map(str::to_owned);
        world.first().computed_probability_7d
    };
    let (twice, once) = (said(None), said(Some("agency sana")));
    assert!(once < twice * 0.8, "{once} {twice}");
}
