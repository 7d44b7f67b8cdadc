//! The risk method: from events to explained levels.
//!
//! Pure: no I/O, no clock, no locale. The same register, events, parameters and question give the same answer to the
//! bit on every machine and in whatever order the events come: sums run in the order of the event ids, powers and
//! exponentials come from one library.
//!
//! It classifies and explains; it never decides. What is predicted is P(at least one violent event within 5 km of the
//! road in the next 7 days), not the chance that a convoy is harmed. Unknown is a value of its own throughout: where
//! nothing is known no number stands for it.
//!
//! Start at [`Network::build`], then [`assess`]. Rules are cited by [`Rule`]; `docs/rules.md` documents each. Numbers
//! come from [`Params`], one versioned data file.

mod access;
mod age;
mod answer;
mod belief;
mod explain;
mod exposure;
mod kernel;
mod link;
mod live;
mod memo;
mod network;
mod params;
mod route;
mod rules;
mod scene;
mod series;

use std::collections::HashMap;

use passage_model::{Event, Reliability, ReportId, RouteId, SourceId, SourceKind, Time};

pub use access::{
    AccessFinding, CrossingAssessment, LastPassage, OnRoad, RouteAccess, SideAssessment, on_roads, routes_beside,
};
pub use answer::{
    Assessment, CategoryAssessment, Contributions, Coverage, Floor, Outcome, Question, QueueChange, QueueItem,
    RouteAssessment, SegmentAssessment, Stretch, Term,
};
pub use belief::{Belief, Factor, FactorRole, belief};
pub use explain::{
    ActsOn, BackgroundFact, CeasefireFact, Counterfactual, Driver, Drivers, Explanation, Gap, Lowering, NotLowered,
    Raising, RaisingReport, Reasons, Smaller, supposed_event,
};
pub use exposure::{Exposure, distances, is_target};
pub use kernel::Kernel;
pub use link::{Link, PastSegment, ScaleError, fit_country};
pub use live::{KnownEvents, Live, RouteSummary};
pub use network::{CutRoute, Network};
pub use params::{
    AccessParams, AdviceRow, BeliefParams, CalibrationParams, ConfidenceParams, CountryScale, Edition, Entry, Expected,
    ExplanationParams, FloorParams, HazardParams, LevelParams, Mark, MatrixParams, Options, Params, ParamsError,
    Precision, Precisions, SetValue, StopTrigger, Target,
};
pub use rules::Rule;
pub use scene::{informs, isolated_factors, named_stretch};

use memo::Memo;
use rayon::prelude::*;
use scene::{Events, Ground, Scene, State, Ways};

/// What is known of a report beside its text.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportHead {
    /// Who said it.
    pub source: SourceId,
    /// Reports with the same origin count once; without one, the source is the origin.
    pub origin: Option<String>,
    /// When it was received.
    pub received_at: Time,
}

/// What is known of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceHead {
    /// Reliability, A to F.
    pub reliability: Reliability,
    /// What sort.
    pub kind: SourceKind,
    /// The party it speaks for.
    pub party: Option<String>,
    /// Its names, as written. A party to the conflict speaks for itself under any of them, and another source that names
    /// one of them as its origin passes on its word.
    pub names: Vec<String>,
}

/// What was known: filtered by the caller to what had been received. Event ids are unique. Reports that an event names
/// and that are not here count for nothing; an event without any report here counts as F6.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    /// Events, in any order.
    pub events: &'a [Event],
    /// Reports behind them.
    pub reports: &'a HashMap<ReportId, ReportHead>,
    /// Sources of the reports.
    pub sources: &'a HashMap<SourceId, SourceHead>,
}

/// A question prepared once, for more than one of the answers below.
#[derive(Debug)]
pub struct Prepared<'a> {
    network: &'a Network,
    dossier: Dossier<'a>,
    params: &'a Params,
    question: &'a Question,
    /// In the order of their ids.
    events: Vec<&'a Event>,
    state: State,
}

impl<'a> Prepared<'a> {
    /// Nothing is worked out yet.
    fn unprepared(network: &'a Network, dossier: &'a Dossier<'a>, params: &'a Params, question: &'a Question) -> Self {
        let mut events: Vec<&Event> = dossier.events.iter().collect();
        events.sort_by_key(|e| e.id);
        events.dedup_by_key(|e| e.id);
        Self { network, dossier: *dossier, params, question, events, state: State::default() }
    }

    /// Works out what every event does to every segment of the routes asked for. Events dated after the moment asked
    /// for are never used. Routes that the network does not hold are left out.
    pub fn new(network: &'a Network, dossier: &'a Dossier<'a>, params: &'a Params, question: &'a Question) -> Self {
        let mut prepared = Self::unprepared(network, dossier, params, question);
        let ground = prepared.ground();
        let state = ground.state(Ways::ALL, &ground.factors());
        prepared.state = state;
        prepared
    }

    fn ground(&self) -> Ground<'_> {
        Ground {
            net: self.network,
            dossier: self.dossier,
            events: Events::Borrowed(&self.events),
            params: self.params,
            question: self.question,
        }
    }

    fn scene(&self) -> Scene<'_> {
        self.ground().scene(&self.state)
    }

    /// The sum s of every segment of the network, background included, in the order of the routes; of routes that were
    /// not asked for the background alone.
    pub fn fresh_incidents(&self) -> Vec<f64> {
        self.state.states.iter().map(|state| state.s).collect()
    }

    /// Levels for the routes asked for, explained, and for all crossings.
    pub fn assess(&self) -> Assessment {
        self.scene().assessment(&self.state.selected)
    }

    /// Every term of the sum at one segment of a route (from 0). `None`: there is no such segment, or the route was not
    /// asked for.
    pub fn contributions(&self, route: RouteId, segment: usize) -> Option<Contributions> {
        let scene = self.scene();
        let route = scene.routes().find(|r| r.id == route)?;
        scene.contributions(route, segment)
    }

    /// Which unconfirmed event, if checked, would change the most routes.
    pub fn queue(&self) -> Vec<QueueItem> {
        self.scene().queue()
    }
}

impl Scene<'_> {
    /// Everything, with some routes (by their places) explained.
    fn assessment(&self, routes: &[usize]) -> Assessment {
        self.assessment_of(routes.par_iter().map(|number| self.route_assessment(*number, &mut Memo::default())))
    }

    fn assessment_of<E: Send>(&self, routes: impl ParallelIterator<Item = RouteAssessment<E>>) -> Assessment<E> {
        Assessment {
            as_of: self.now,
            method: self.params.version(),
            routes: routes.collect(),
            crossings: self.crossings(),
            background: self.state.background.iter().map(|event| self.id(*event)).collect(),
            gaps: self.state.gaps.nowhere.clone(),
        }
    }

    /// One route, explained; what the memo knows is not found out again, and it knows more then.
    fn route_assessment(&self, number: usize, memo: &mut Memo) -> RouteAssessment {
        let view = self.view_with(number, memo);
        let explanation = self.explanation(&view);
        self.assessed(view, explanation, memo)
    }

    /// The same, explained by its drivers alone.
    fn route_overview(&self, number: usize, memo: &mut Memo) -> RouteAssessment<Drivers> {
        let view = self.view_with(number, memo);
        let drivers = self.drivers_alone(&view);
        self.assessed(view, drivers, memo)
    }
}

/// Levels for the routes asked for, explained, and for all crossings: [`Prepared::assess`].
pub fn assess(network: &Network, dossier: &Dossier<'_>, params: &Params, question: &Question) -> Assessment {
    Prepared::new(network, dossier, params, question).assess()
}

/// The sum s of every segment alone, without levels, access and what they need: [`Prepared::fresh_incidents`], to the bit.
pub fn fresh_incidents(network: &Network, dossier: &Dossier<'_>, params: &Params, question: &Question) -> Vec<f64> {
    if *params.options.ceasefire {
        // Ceasefires act on sums: they have to be looked for too.
        return Prepared::new(network, dossier, params, question).fresh_incidents();
    }
    let prepared = Prepared::unprepared(network, dossier, params, question);
    let ground = prepared.ground();
    let state = ground.reached(Ways::SUMS, &ground.factors());
    prepared.ground().scene(&state).sums_alone()
}

/// One route explained: the same as its part of [`assess`]. `None`: the network does not hold it.
pub fn explain(
    network: &Network,
    dossier: &Dossier<'_>,
    params: &Params,
    question: &Question,
    route: RouteId,
) -> Option<Explanation> {
    let question = Question { routes: Some(vec![route]), ..question.clone() };
    assess(network, dossier, params, &question).routes.pop().map(|r| r.explanation)
}

/// Every term of the sum at one segment of a route (from 0): [`Prepared::contributions`].
pub fn contributions(
    network: &Network,
    dossier: &Dossier<'_>,
    params: &Params,
    question: &Question,
    route: RouteId,
    segment: usize,
) -> Option<Contributions> {
    let question = Question { routes: Some(vec![route]), ..question.clone() };
    Prepared::new(network, dossier, params, &question).contributions(route, segment)
}

/// Which unconfirmed event, if checked, would change the most routes: [`Prepared::queue`].
pub fn verification_queue(
    network: &Network,
    dossier: &Dossier<'_>,
    params: &Params,
    question: &Question,
) -> Vec<QueueItem> {
    Prepared::new(network, dossier, params, question).queue()
}
