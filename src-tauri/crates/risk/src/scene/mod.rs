//! Everything that the answer is computed from, for one question: which event touches which segment, how.

mod change;
mod fill;
mod pairs;
mod roles;
mod segment;
mod spots;
mod twins;

use passage_model::{Event, EventId, Time};

pub(crate) use change::Change;
pub(crate) use fill::{acts_where_drawn, named_stretch, shape_of};
pub(crate) use pairs::Pairs;
pub(crate) use roles::Role;
pub(crate) use segment::{SegmentState, category_place};

use crate::{Belief, Dossier, Link, Network, Params, Question, access::AccessFacts, kernel::Kernel, network::NetRoute};

/// Marks an event without a twin group.
pub(crate) const NO_GROUP: u32 = u32::MAX;

/// One event that had happened by the moment of the question and is not retracted.
#[derive(Debug)]
pub(crate) struct Fact<'a> {
    pub(crate) event: &'a Event,
    pub(crate) belief: Belief,
    /// Real days since the instant that stands for it.
    pub(crate) age_days: f64,
    /// Real days since it was last reported.
    pub(crate) report_age_days: f64,
    pub(crate) kernel: Option<Kernel>,
    /// Group of reports that count once together.
    pub(crate) group: u32,
}

/// The prepared question.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) net: &'a Network,
    pub(crate) dossier: &'a Dossier<'a>,
    pub(crate) params: &'a Params,
    pub(crate) question: &'a Question,
    pub(crate) now: Time,
    pub(crate) link: Link,
    /// In the order of their ids; every other list speaks of an event by its place here.
    pub(crate) facts: Vec<Fact<'a>>,
    /// Members of each twin group, ascending.
    pub(crate) groups: Vec<Vec<u32>>,
    /// What each event weighs in the sum: q, or 0 where its twin counts.
    pub(crate) weight: Vec<f64>,
    /// Kernel value per unit of weight.
    pub(crate) hazard: Pairs<f64>,
    pub(crate) roles: Pairs<Role>,
    /// Distance, km, of reports near enough and young enough to count as coverage.
    pub(crate) cover: Pairs<f64>,
    /// Sums at which a level may change: the bounds of the rows and that of the Unknown rule.
    pub(crate) bounds: Vec<f64>,
    pub(crate) states: Vec<SegmentState>,
    pub(crate) access: AccessFacts,
    /// Places of the routes asked for, ascending.
    pub(crate) selected: Vec<usize>,
    pub(crate) background: Vec<EventId>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(net: &'a Network, dossier: &'a Dossier<'a>, params: &'a Params, question: &'a Question) -> Self {
        let now = question.as_of;
        let mut events: Vec<&Event> = dossier.events.iter().collect();
        events.sort_by_key(|e| e.id);
        events.dedup_by_key(|e| e.id);
        let (facts, background) = fill::facts(&events, dossier, params, now);
        let mut selected: Vec<usize> = match &question.routes {
            None => (0..net.all().len()).collect(),
            Some(ids) => ids.iter().filter_map(|id| net.number(*id)).collect(),
        };
        selected.sort_unstable();
        selected.dedup();
        let mut scene = Self {
            net,
            dossier,
            params,
            question,
            now,
            link: Link::new(params),
            facts,
            groups: Vec::new(),
            weight: Vec::new(),
            hazard: Pairs::new(),
            roles: Pairs::new(),
            cover: Pairs::new(),
            bounds: Vec::new(),
            states: Vec::new(),
            access: AccessFacts::default(),
            selected,
            background,
        };
        scene.bounds = (2..=5).map(|row| scene.link.row_starts(row)).collect();
        scene.bounds.push(scene.link.sum_at(*params.levels.unknown_p));
        twins::group(&mut scene);
        fill::touch(&mut scene);
        scene.access = AccessFacts::collect(&scene);
        segment::base(&mut scene);
        scene
    }

    /// The routes asked for, in the order of their ids.
    pub(crate) fn routes(&self) -> impl Iterator<Item = &'a NetRoute> + '_ {
        self.selected.iter().map(|i| &self.net.all()[*i])
    }

    /// P(true) of an event under a change.
    pub(crate) fn q(&self, event: u32, change: &Change) -> f64 {
        change.q_of(event).unwrap_or_else(|| self.facts[event as usize].belief.q)
    }

    pub(crate) fn fact(&self, event: u32) -> &Fact<'a> {
        &self.facts[event as usize]
    }

    pub(crate) fn id(&self, event: u32) -> EventId {
        self.facts[event as usize].event.id
    }
}
