//! Plans of this session: later commands name a plan and a way by letter.

use std::{collections::VecDeque, path::PathBuf, sync::Arc, time::SystemTime};

use passage_model::{CrossingId, LatLon, Names, PlaceId, Time, TrafficClass, VehicleClass};
use passage_roads::Network;
use passage_words::Words;

use super::{job::RoadsJob, network::Proof};
use crate::{
    Desk,
    dto::PlanStopKind,
    error::{ApiError, Result},
};

/// Plans that are kept.
const MOST: usize = 8;

/// What stands on a way, with its names in every language.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    pub(crate) kind: PlanStopKind,
    pub(crate) place: Option<PlaceId>,
    pub(crate) crossing: Option<CrossingId>,
    /// Empty: a checkpoint of the map without a name.
    pub(crate) names: Names,
    /// From the start.
    pub(crate) km: f64,
    /// Without the margin.
    pub(crate) at: Time,
    /// With the margin.
    pub(crate) at_margin: Time,
    /// Of which waiting until it opens, minutes.
    pub(crate) wait_minutes: u32,
    pub(crate) position: LatLon,
}

/// A place on a way where they stand until something on the road opens. Waits before a gate are told with its stop.
#[derive(Debug, Clone)]
pub(crate) struct Halt {
    /// From the start.
    pub(crate) km: f64,
    /// From when until when, without the margin.
    pub(crate) came: Time,
    pub(crate) until: Time,
    /// The same with it.
    pub(crate) came_margin: Time,
    pub(crate) until_margin: Time,
    pub(crate) position: LatLon,
    /// Until when and for what, in words: for who plans, not for the road.
    pub(crate) text: String,
}

/// A way of a plan.
#[derive(Debug, Clone)]
pub(crate) struct KeptWay {
    pub(crate) letter: String,
    pub(crate) line: Vec<LatLon>,
    pub(crate) km: f64,
    pub(crate) minutes: f64,
    pub(crate) minutes_margin: f64,
    /// Of the minutes without the margin, those of waiting.
    pub(crate) waiting: f64,
    /// Something closes it when it is reached, or a gate is missed, as far as the plan knows.
    pub(crate) closed: bool,
    /// Start first, end last.
    pub(crate) stops: Vec<Stop>,
    /// In order.
    pub(crate) halts: Vec<Halt>,
}

/// What a plan was made for.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// "Bab al-Hawa → Aleppo".
    pub(crate) between: String,
    /// The advice, in words.
    pub(crate) advice: String,
    pub(crate) depart: Time,
    pub(crate) vehicle: VehicleClass,
    /// Other classes in the movement.
    pub(crate) classes: Vec<VehicleClass>,
    pub(crate) traffic: TrafficClass,
    /// What it rests on: see [`passage_store::Store::evidence_revision`].
    pub(crate) evidence: i64,
}

/// A plan.
#[derive(Debug, Clone)]
pub(crate) struct KeptPlan {
    pub(crate) id: String,
    /// The database it was made with.
    database: PathBuf,
    pub(crate) made: Made,
    pub(crate) ways: Vec<KeptWay>,
}

/// A network that has been read, as long as its file stays the same.
#[derive(Debug, Clone)]
pub(super) struct OpenNetwork {
    pub(super) path: PathBuf,
    pub(super) stamp: (u64, Option<SystemTime>),
    pub(super) network: Arc<Network>,
    /// Whether the bytes that were read are those that were written, worked out in the background.
    pub(super) proof: Arc<Proof>,
}

/// What this session knows of plans and roads.
#[derive(Default)]
pub(crate) struct Plans {
    made: u32,
    kept: VecDeque<KeptPlan>,
    pub(super) network: Option<OpenNetwork>,
    pub(super) job: Option<RoadsJob>,
    pub(super) jobs: u32,
}

impl Desk {
    /// Keeps a plan; its id.
    pub(super) fn keep_plan(&mut self, words: Words, made: Made, ways: Vec<KeptWay>) -> Result<String> {
        let database = self.opened(words)?.path.clone();
        let plans = &mut self.plans;
        plans.made = plans.made.wrapping_add(1);
        let id = format!("plan-{}", plans.made);
        plans.kept.push_back(KeptPlan { id: id.clone(), database, made, ways });
        while plans.kept.len() > MOST {
            plans.kept.pop_front();
        }
        Ok(id)
    }

    /// A plan of this session, over the database that is open.
    pub(super) fn kept_plan(&self, words: Words, plan: &str) -> Result<&KeptPlan> {
        let open = self.open.as_ref().map(|open| &open.path);
        let kept = self.plans.kept.iter().find(|kept| kept.id == plan && Some(&kept.database) == open);
        kept.ok_or_else(|| ApiError::invalid(words, "plan-gone", &[]))
    }

    /// A way of such a plan.
    pub(crate) fn kept_way(&self, words: Words, plan: &str, letter: &str) -> Result<(&KeptPlan, &KeptWay)> {
        let kept = self.kept_plan(words, plan)?;
        let way = kept.ways.iter().find(|way| way.letter.eq_ignore_ascii_case(letter.trim()));
        Ok((kept, way.ok_or_else(|| ApiError::invalid(words, "plan-gone", &[]))?))
    }
}
