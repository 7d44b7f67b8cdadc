//! What an event does to a segment beside the sum: floors, parts of stop triggers, ceasefires.

use passage_model::{Detail, Event, EventKind, FrontState, Geometry, Time, TimePrecision};
use passage_spatial::Shape;

use super::Fact;
use crate::{Network, Params, Rule, age};

/// A segment this near to an area touches it: where lines only cross, their distance comes out as a few centimetres.
const INSIDE_KM: f64 = 0.001;

/// What an event does to a segment beside the sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Role {
    /// Sets a floor (F1, F2, F4).
    Floor { level: u8, rule: Rule },
    /// Control changed hands (F3), when believed far enough.
    Control,
    /// Hostilities of a stop trigger, by its place in the list.
    Hostilities(u8),
    /// Change of control or front line beside them.
    Companion { trigger: u8, control: bool },
    /// A ceasefire covers it.
    Ceasefire,
}

/// The roles of one event at one moment, by distance.
pub(crate) struct Roles {
    pub(super) reach_km: f64,
    /// Another shape than the event's own: the boundary of an area of control.
    pub(crate) shape: Option<Shape>,
    bands: Vec<Band>,
    /// Distance, km, by which a front line may have come nearer.
    advance_km: f64,
}

#[derive(PartialEq)]
struct Band {
    km: f64,
    role: Role,
    /// Ends the list at this distance: the nearer band of the same rule is the worse.
    exclusive: bool,
}

impl Roles {
    /// Whether the same event plays the same roles at another moment; its place does not move.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let drawn = self.shape.is_some() == other.shape.is_some();
        drawn && self.bands == other.bands && self.advance_km.to_bits() == other.advance_km.to_bits()
    }

    /// Calls `found` with every role at a distance.
    pub(crate) fn at(&self, distance_km: f64, mut found: impl FnMut(Role)) {
        let mut taken: Option<Rule> = None;
        for band in &self.bands {
            let is_inside = matches!(band.role, Role::Floor { rule: Rule::InsideFront, .. });
            let d = if is_inside { distance_km } else { (distance_km - self.advance_km).max(0.0) };
            if d > band.km {
                continue;
            }
            if let Role::Floor { rule, .. } = band.role
                && band.exclusive
                && taken.replace(rule) == Some(rule)
            {
                continue;
            }
            found(band.role);
        }
    }
}

/// Days by which an act may be younger than the instant that stands for it says, at most.
const SLACK_DAYS: f64 = 32.0;

/// Whether [`roles`] may have something to say of an event; most are only too old.
pub(crate) fn may_play_a_role(fact: &Fact, params: &Params) -> bool {
    let hours = params.floors.stop_triggers.iter().map(|t| t.hostilities_hours);
    let young = fact.age_days <= hours.fold(0.0, f64::max) / 24.0 + SLACK_DAYS;
    let state = matches!(
        fact.kind,
        EventKind::FrontLine | EventKind::ExplosiveHazard | EventKind::Ceasefire | EventKind::ControlChange
    );
    fact.active && (young || state)
}

/// The roles of an event; `None` when it has none.
pub(crate) fn roles(event: &Event, now: Time, net: &Network, params: &Params) -> Option<Roles> {
    let mut r = Roles { reach_km: 0.0, shape: None, bands: Vec::new(), advance_km: 0.0 };
    match &event.detail {
        Detail::FrontLine { state, .. } => front(&mut r, event, *state, now, net, params),
        Detail::ExplosiveHazard { detonated: false, cleared: false, .. } => {
            let f = &params.floors;
            r.floor(*f.hazard_on_road_km, *f.hazard_on_road_level, Rule::StandingHazard);
            r.floor(*f.hazard_near_km, *f.hazard_near_level, Rule::StandingHazard);
        }
        Detail::Ceasefire { .. } if *params.options.ceasefire && event.time.holds_at(now) => {
            r.push(*params.hazard.radius_km, Role::Ceasefire, false);
        }
        _ => {}
    }
    let control = matches!(event.detail, Detail::ControlChange { .. });
    if control && age::may_be_within(now, event.time, *params.floors.control_days) {
        r.push(*params.floors.control_km, Role::Control, false);
    }
    for (trigger, t) in (0..).zip(params.floors.stop_triggers.iter()) {
        if control && age::may_be_within(now, event.time, t.companion_hours / 24.0) {
            r.push(t.companion_km, Role::Companion { trigger, control: true }, false);
        }
        if event.is_violent()
            && !control
            && t.hostilities.contains(&event.kind())
            && age::may_be_within(now, event.time, t.hostilities_hours / 24.0)
        {
            r.push(t.hostilities_km, Role::Hostilities(trigger), false);
        }
    }
    if r.bands.is_empty() {
        return None;
    }
    r.reach_km = r.bands.iter().map(|b| b.km).fold(0.0, f64::max) + r.advance_km;
    Some(r)
}

impl Roles {
    fn push(&mut self, km: f64, role: Role, exclusive: bool) {
        self.bands.push(Band { km, role, exclusive });
    }

    fn floor(&mut self, km: f64, level: u8, rule: Rule) {
        self.push(km, Role::Floor { level, rule }, true);
    }
}

fn front(r: &mut Roles, event: &Event, state: FrontState, now: Time, net: &Network, params: &Params) {
    let f = &params.floors;
    let is_area = matches!(event.geometry, Some(Geometry::Area { .. }));
    let known = age::last_known(event, now);
    let since = age::days(now, known).max(0.0);
    // A day's front line was known to the end of that day, a confirmation to the instant.
    let of_day = known == event.time.from || known == event.time.last();
    let slack = f64::from(of_day && event.time.precision != TimePrecision::Hour);
    let youngest = (since - slack).max(0.0);
    let fresh = youngest <= *f.front_days;
    let open_inside = matches!(state, FrontState::Contested | FrontState::Infiltrated);
    if is_area && open_inside && (fresh || event.time.holds_at(now)) {
        r.push(INSIDE_KM, Role::Floor { level: *f.inside_level, rule: Rule::InsideFront }, false);
    }
    if !fresh || (is_area && state == FrontState::Infiltrated) {
        return;
    }
    r.advance_km = since * *f.front_advance_km_per_day;
    let less = if state == FrontState::Claimed { *f.claimed_less } else { 0 };
    r.floor(*f.front_near_km, f.front_near_level.saturating_sub(less).max(1), Rule::FrontLine);
    r.floor(*f.front_far_km, f.front_far_level.saturating_sub(less).max(1), Rule::FrontLine);
    for (trigger, t) in (0..).zip(f.stop_triggers.iter()) {
        if youngest * 24.0 <= t.companion_hours {
            r.push(t.companion_km, Role::Companion { trigger, control: false }, false);
        }
    }
    // Inside an area of control one is not near the front: its boundary is the line.
    if let Some(Geometry::Area { ring }) = &event.geometry
        && !open_inside
    {
        let mut points = ring.clone();
        points.extend(ring.first());
        r.shape = Some(net.shape(&Geometry::Line { points }));
    }
}
