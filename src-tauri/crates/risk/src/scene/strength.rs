//! What events count for, kept where roads are read event by event.

use super::Fact;
use crate::Params;

/// What one event counts for at the moment, in the little space that lets all of them stay at hand.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Strength {
    /// What it adds within the core.
    pub(crate) core: f64,
    /// What it adds in the tail, before distance.
    pub(crate) tail: f64,
    /// [`Fact::report_age_days`].
    pub(crate) report_age_days: f64,
    /// [`Fact::origins`].
    pub(crate) origins: u32,
    /// [`Fact::category`].
    pub(crate) category: u8,
    /// Whether it is believed at all.
    pub(crate) believed: bool,
    /// Whether it is believed so little that its share of a sum counts as doubtful (rule C2).
    pub(crate) doubtful: bool,
}

impl Strength {
    pub(super) fn of(fact: &Fact, weight: f64, params: &Params) -> Self {
        let (core, tail) = fact.kernel.map_or((0.0, 0.0), |k| k.parts());
        Self {
            core: weight * core,
            tail: weight * tail,
            report_age_days: fact.report_age_days,
            origins: fact.origins,
            category: fact.category,
            believed: fact.q > 0.0,
            doubtful: fact.q < *params.confidence.doubtful_below_q,
        }
    }

    fn is_news(&self, params: &Params) -> bool {
        self.believed && self.report_age_days <= *params.levels.unknown_days
    }
}

/// What all events count for. What every segment asks for is kept apart, closer together still.
#[derive(Debug, Default)]
pub(crate) struct Strengths {
    all: Vec<Strength>,
    /// [`Strength::core`].
    cores: Vec<f64>,
    /// Whether it is believed at all and young enough for the Unknown rule.
    news: Vec<bool>,
}

impl Strengths {
    /// What every event counts for, weighed.
    pub(super) fn new(facts: &[Fact], weight: &[f64], params: &Params) -> Self {
        let all: Vec<Strength> =
            facts.iter().zip(weight).map(|(fact, weight)| Strength::of(fact, *weight, params)).collect();
        let cores = all.iter().map(|own| own.core).collect();
        let news = all.iter().map(|own| own.is_news(params)).collect();
        Self { all, cores, news }
    }

    pub(super) fn set(&mut self, event: u32, strength: Strength, params: &Params) {
        let place = event as usize;
        (self.all[place], self.cores[place], self.news[place]) = (strength, strength.core, strength.is_news(params));
    }

    /// Makes room for an event that counts for nothing yet.
    pub(crate) fn make_room(&mut self, event: u32) {
        let place = event as usize;
        self.all.insert(place, Strength::default());
        self.cores.insert(place, 0.0);
        self.news.insert(place, false);
    }

    #[inline]
    pub(crate) fn of(&self, event: u32) -> Strength {
        self.all[event as usize]
    }

    #[inline]
    pub(super) fn core(&self, event: u32) -> f64 {
        self.cores[event as usize]
    }

    #[inline]
    pub(super) fn is_news(&self, event: u32) -> bool {
        self.news[event as usize]
    }
}
