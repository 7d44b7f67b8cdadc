//! What an export says of an event so that another database assesses it as this one does: the stretch or crossing that it
//! names, and the reports behind it. Sources stand under marks that nobody else can resolve: who said it is told to nobody,
//! that two reports are of one source is.

use std::collections::HashSet;

use passage_exchange::{Further, Heard, Stretch};
use passage_model::{Detail, Event, Grade, Lang, Scope, SourceId, TextHash, Weekdays};
use passage_risk::{Factor, FactorRole, named_stretch};
use passage_words::fold;

use super::tables::gate;
use crate::assess::Answered;

/// Letters of a mark.
const MARK: usize = 12;

/// The events of an export, and what marks are made with.
pub(super) struct Behind<'a> {
    answered: &'a Answered,
    /// Known to this database alone.
    salt: String,
    /// Parties that the export names: these may be named.
    parties: HashSet<String>,
}

impl<'a> Behind<'a> {
    pub(super) fn of(answered: &'a Answered, events: &[Event]) -> Self {
        let salt = answered.register().sources.keys().min().map(SourceId::to_string).unwrap_or_default();
        let named = events.iter().flat_map(|event| match &event.detail {
            Detail::ControlChange { by, from_party, .. } => [by.clone(), from_party.clone()],
            _ => [None, None],
        });
        Self { answered, salt, parties: named.flatten().map(|name| same(&name)).collect() }
    }

    fn mark(&self, what: &str) -> String {
        let hash = TextHash::of(&format!("{} {what}", self.salt)).to_string();
        hash.chars().take(MARK).collect()
    }

    pub(super) fn further(&self, event: &Event) -> Further {
        let (scene, register) = (&self.answered.scene, self.answered.register());
        let crossing = |id| register.crossings.iter().find(|crossing| crossing.id == id)?.names.in_lang(Lang::En);
        let stretch = named_stretch(event).and_then(|(id, from_km, to_km)| {
            let route = register.routes.iter().find(|route| route.id == id)?;
            let length_km = register.network.line(id)?.length_km();
            Some(Stretch {
                route: route.code.clone(),
                from_km: from_km.clamp(0.0, length_km),
                to_km: to_km.clamp(0.0, length_km),
                precision: event.geometry.is_none().then_some(event.precision),
            })
        });
        let mut further = Further {
            stretch,
            crossing: event.crossing.and_then(crossing).map(str::to_owned),
            gate: gate(event).and_then(crossing).map(str::to_owned),
            confirmed_at: event.confirmed_at.filter(|_| !scene.is_public()),
            category: event.category,
            ..Further::default()
        };
        if let Detail::Closure(closure) | Detail::Reopening(closure) = &event.detail {
            let some_days = |hours: &passage_model::Hours| hours.days != Weekdays::ALL;
            let is_nowhere = event.geometry.is_none() && matches!(closure.scope, Scope::Border { .. });
            further.nowhere = is_nowhere.then_some(event.precision);
            further.hours = closure.hours.filter(some_days).map(|hours| (hours, closure.partial));
        }
        if scene.is_redacted() {
            return further;
        }
        match &event.detail {
            Detail::Closure(closure) | Detail::Reopening(closure) => further.order.clone_from(&closure.directive),
            Detail::ControlChange { by, from_party, .. } => {
                (further.by, further.from_party) = (by.clone(), from_party.clone());
            }
            _ => {}
        }
        further.heard = self.heard(event);
        further
    }

    fn heard(&self, event: &Event) -> Vec<Heard> {
        let (scene, register) = (&self.answered.scene, self.answered.register());
        let belief = scene.belief(event);
        // The denial of a party of its own act weighs nothing; who the party is would have to be told for that.
        let mut weighs: Vec<&Factor> =
            belief.factors.iter().filter(|factor| factor.role != FactorRole::OwnAct).collect();
        // The one that gives the event its grade comes first.
        weighs.sort_by_key(|factor| factor.role != FactorRole::Best);
        let told = weighs.into_iter().filter_map(|factor| {
            let source = register.sources.get(&factor.source)?;
            let origin = scene.reports().get(&factor.report)?.origin.as_deref();
            Some(Heard {
                grade: Grade { reliability: source.reliability, credibility: factor.grade.credibility },
                source: self.mark(&factor.source.to_string()),
                origin: origin.filter(|name| !name.trim().is_empty()).map(|name| self.origin(name)),
                stance: factor.stance,
                kind: source.kind,
                party: source.party.as_ref().map(|party| self.party(party)),
            })
        });
        told.collect()
    }

    /// A source that is named as the origin stands under its own mark.
    fn origin(&self, name: &str) -> String {
        let wanted = fold(name);
        let named = |source: &&passage_model::Source| source.names.0.iter().any(|own| fold(&own.text) == wanted);
        let source = self.answered.register().sources.values().filter(named).map(|source| source.id).min();
        source.map_or_else(|| self.mark(&wanted), |id| self.mark(&id.to_string()))
    }

    /// A party is named where the export names it besides.
    fn party(&self, name: &str) -> String {
        if self.parties.contains(&same(name)) { name.to_owned() } else { self.mark(&same(name)) }
    }
}

/// As the names of parties are compared.
fn same(name: &str) -> String {
    name.trim().to_lowercase()
}
