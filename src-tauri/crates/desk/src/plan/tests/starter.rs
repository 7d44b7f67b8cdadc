//! Plans over the sketch of the starter region, as on first run.

use passage_model::{Lang, RiskLevel, Time, VehicleClass};

use crate::{Desk, dto::*, error::Result};

pub(super) const LANG: Lang = Lang::En;

/// A desk as on first run.
pub(super) fn first_run() -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let now: Time = "2024-11-30T18:00:00Z".parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("plan.db"), move || now);
    let args = CreateArgs { path: None, passphrase: None, starter: true, lang: LANG };
    crate::app::create_database(&mut desk, args).unwrap();
    (desk, folder)
}

/// The id of a place or crossing by its English name.
pub(super) fn end(desk: &mut Desk, name: &str, kind: HitKind) -> PlanEnd {
    let args = SearchArgs { text: name.to_owned(), lang: LANG, kinds: vec![kind], limit: None };
    let id = crate::lookup::search(desk, args).unwrap().first().unwrap_or_else(|| panic!("{name}")).id.clone();
    if kind == HitKind::Place { PlanEnd::Place { id } } else { PlanEnd::Crossing { id } }
}

pub(super) fn to_aleppo(desk: &mut Desk) -> PlanWaysArgs {
    PlanWaysArgs {
        lang: LANG,
        from: end(desk, "Bab al-Hawa", HitKind::Crossing),
        to: end(desk, "Aleppo", HitKind::Place),
        depart: Some("2024-12-01T05:00:00Z".parse().unwrap()),
        vehicle: VehicleClass::HeavyTruck,
        traffic: None,
        trucks: 6,
        light_vehicles: 1,
        criticality: Criticality::Pc2,
        avoid: AvoidStrength::Usual,
        never: None,
    }
}

pub(super) fn plan(desk: &mut Desk, args: PlanWaysArgs) -> Result<PlanDto> {
    crate::plan::plan_ways(desk, args)
}

#[test]
fn from_bab_al_hawa_to_aleppo_there_are_ways_with_their_price_or_what_blocks_them() {
    let (mut desk, _folder) = first_run();
    let args = to_aleppo(&mut desk);
    let plan = plan(&mut desk, args).unwrap();
    assert_eq!(plan.ceiling, RiskLevel::High);
    assert!(plan.network.sketch && plan.notes.iter().any(|note| note.kind == PlanNoteKind::Sketch));
    assert!(plan.from.off_m < 100.0 && plan.to.off_m < 100.0);
    assert!(!plan.ways.is_empty() || plan.blocked.is_some());
}
