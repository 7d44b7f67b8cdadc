//! What would change the answer, in words: each report away, the smallest set, a report more, a passage.

use std::collections::{BTreeSet, HashMap};

use passage_model::{EventId, RiskLevel};
use passage_risk::{Lowering, NotLowered, Outcome, Raising, RaisingReport, RouteAssessment};
use passage_words::Words;

use crate::{
    assess::{Answered, level_text},
    dto::{ChangeDto, ChangeKind, EventRefDto},
    outcomes,
};

/// So many reports of a set are named in its sentence; all of them are listed beside it.
const NAMED: usize = 3;

/// What would change level, access or advice of a route; what changes nothing is left out.
pub(super) fn changes(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<ChangeDto> {
    let explanation = &route.explanation;
    let set = explanation.lowered_by.iter().flat_map(|lowering| &lowering.without);
    let named: BTreeSet<EventId> =
        explanation.drivers.iter().filter_map(|driver| driver.event).chain(set.copied()).collect();
    let mut titles: HashMap<String, u32> = HashMap::new();
    for event in &named {
        *titles.entry(answered.title(words, *event)).or_default() += 1;
    }
    let told = Told { words, answered, route, now: now(route), titles };
    let mut changes: Vec<ChangeDto> = Vec::new();
    for counterfactual in &explanation.counterfactuals {
        let text = words.with("change-false", &[("reports", told.quoted(counterfactual.without).into())]);
        changes.extend(told.change(ChangeKind::OneFalse, text, &counterfactual.outcome, &[counterfactual.without]));
    }
    if let Some(lowering) = &explanation.lowered_by {
        changes.extend(told.lowering(lowering, &changes));
    }
    changes.extend(explanation.raised_by.iter().filter_map(|raising| told.raising(raising)));
    let text = words.text("change-passage");
    changes.extend(told.change(ChangeKind::Passage, text, &explanation.with_passage, &[]));
    changes
}

/// Said where no set of reports is given that lowers the level, though there are lower ones: that there is none, that it
/// would have to be larger, or that none was found, each as far as it is known.
pub(crate) fn note(words: Words, route: &RouteAssessment) -> Option<String> {
    let text = |id: &str, reports: u32| words.with(id, &[("count", reports.into())]);
    Some(match route.explanation.not_lowered? {
        NotLowered::Impossible => words.text("change-nothing-lowers"),
        NotLowered::MoreThan { reports } => text("change-lowers-more-than", reports),
        NotLowered::NotFound { reports } => text("change-lowers-not-found", reports),
    })
}

/// The outcome as things stand.
fn now(route: &RouteAssessment) -> Outcome {
    Outcome {
        level: route.level,
        part_unknown: route.part_unknown,
        computed_probability_7d: route.computed_probability_7d,
        access: route.access.status,
        advice: route.advice,
    }
}

struct Told<'a> {
    words: Words,
    answered: &'a Answered,
    route: &'a RouteAssessment,
    now: Outcome,
    /// How many of the reports in question have a title.
    titles: HashMap<String, u32>,
}

impl Told<'_> {
    fn quoted(&self, event: EventId) -> String {
        let title = self.answered.title(self.words, event);
        let text = self.words.with("quoted", &[("text", title.clone().into())]);
        self.told_apart(event, &title, text)
    }

    /// With day and place where another report has the same title: imported ones often have none of their own.
    fn told_apart(&self, event: EventId, title: &str, text: String) -> String {
        if self.titles.get(title).is_none_or(|count| *count < 2) {
            return text;
        }
        let when = self.answered.scene.event(event).map(|event| self.words.event_time(&event.time));
        let driver = self.route.explanation.drivers.iter().find(|driver| driver.event == Some(event));
        let at = driver.and_then(|driver| driver.at_km);
        let at = at.map(|km| self.words.with("km-at", &[("km", format!("{km:.0}").into())]));
        let which: Vec<String> = when.into_iter().chain(at).collect();
        self.words.with("told-apart", &[("text", text.into()), ("which", which.join(" · ").into())])
    }

    /// The smallest set, unless it is one report that is said already.
    fn lowering(&self, lowering: &Lowering, said: &[ChangeDto]) -> Option<ChangeDto> {
        if let [one] = lowering.without.as_slice() {
            let one = one.to_string();
            if said.iter().any(|change| change.without.len() == 1 && change.without.contains(&one)) {
                return None;
            }
            let text = self.words.with("change-false", &[("reports", self.quoted(lowering.without[0]).into())]);
            return self.change(ChangeKind::OneFalse, text, &lowering.outcome, &lowering.without);
        }
        let mut named: Vec<String> = lowering.without.iter().take(NAMED).map(|event| self.quoted(*event)).collect();
        if let Some(more) = lowering.without.len().checked_sub(NAMED).filter(|more| *more > 0) {
            named.push(self.words.with("change-more", &[("count", more.into())]));
        }
        let text = self.words.with("change-false-set", &[("reports", self.words.list(&named).into())]);
        let mut change = self.change(ChangeKind::SetFalse, text, &lowering.outcome, &lowering.without)?;
        change.note = Some(self.how_small(lowering));
        Some(change)
    }

    /// Whether fewer reports do it. At Low fewer may leave the route Unknown (rule L3), which is another level too; from
    /// Medium on a route keeps its level as long as one stretch has it.
    fn how_small(&self, lowering: &Lowering) -> String {
        let level = ("level", level_text(self.words, self.route.level).into());
        match (lowering.exact, self.route.level < RiskLevel::Medium) {
            (true, false) => self.words.text("change-set-exact"),
            (true, true) => self.words.with("change-set-exact-stretches", &[level]),
            (false, _) => self.words.text("change-set-not-exact"),
        }
    }

    fn raising(&self, raising: &Raising) -> Option<ChangeDto> {
        let at = || ("at", format!("{:.0}", raising.at_km).into());
        let (kind, text, events) = match raising.report {
            RaisingReport::Confirmed { event } => {
                let text = self.words.with("change-true", &[("reports", self.quoted(event).into())]);
                (ChangeKind::OneTrue, text, vec![event])
            }
            RaisingReport::Incident => (ChangeKind::NewReport, self.words.with("change-incident", &[at()]), Vec::new()),
            RaisingReport::ControlChange => {
                (ChangeKind::NewReport, self.words.with("change-control", &[at()]), Vec::new())
            }
            RaisingReport::FrontLine => (ChangeKind::NewReport, self.words.with("change-front", &[at()]), Vec::new()),
            RaisingReport::ContestedArea => {
                (ChangeKind::NewReport, self.words.with("change-area", &[at()]), Vec::new())
            }
            RaisingReport::StandingHazard => {
                (ChangeKind::NewReport, self.words.with("change-hazard", &[at()]), Vec::new())
            }
        };
        let mut change = self.change(kind, text, &raising.outcome, &events)?;
        change.without.clear();
        Some(change)
    }

    /// `None`: nothing would be another.
    fn change(&self, kind: ChangeKind, text: String, then: &Outcome, events: &[EventId]) -> Option<ChangeDto> {
        let now = &self.now;
        let level = then.level != now.level;
        let access = then.access != now.access;
        let advice = then.advice != now.advice;
        let event = |id: &EventId| {
            let title = self.answered.title(self.words, *id);
            EventRefDto { event: id.to_string(), title: self.told_apart(*id, &title, title.clone()) }
        };
        (level || access || advice).then(|| ChangeDto {
            kind,
            text,
            from: self.route.level,
            from_number: self.route.level.number(),
            to: then.level,
            to_number: then.level.number(),
            level_moves: level,
            access_from: access.then_some(now.access),
            access_to: access.then_some(then.access),
            advice_from: advice.then(|| outcomes::advice(self.words, now.advice)),
            advice_to: advice.then(|| outcomes::advice(self.words, then.advice)),
            outcome_text: outcomes::difference(self.words, now, then),
            note: None,
            without: events.iter().map(ToString::to_string).collect(),
            events: events.iter().map(event).collect(),
        })
    }
}
