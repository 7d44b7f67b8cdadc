//! A card laid out: its places in rows, and the events it makes with what a person picked.

use passage_intake::Draft;
use passage_model::{Detail, Event, EventId, EventTime, Lang, LocationPrecision, Report};
use passage_words::Words;

use super::{
    cards::Card,
    form::{self, Chosen},
    places::{self, Choices, Pick},
    time,
};
use crate::{context::Register, dto::EventForm};

/// A place of a card that a person decides on.
pub(super) struct Row {
    /// Of which part.
    part: usize,
    pub(super) choices: Choices,
}

/// A card with its rows.
pub(super) struct Drawn<'c> {
    card: &'c Card,
    pub(super) rows: Vec<Row>,
}

impl<'c> Drawn<'c> {
    pub(super) fn new(register: &Register, lang: Lang, card: &'c Card) -> Self {
        let mut rows = Vec::new();
        for (part, draft) in card.parts.iter().enumerate() {
            // A border is where it is; what is not named is nowhere.
            if Card::is_remainder(draft) || draft.border.is_some() {
                continue;
            }
            let choices = if draft.places.is_empty() {
                let surface = draft.route_name.clone().unwrap_or_default();
                vec![Choices { surface, candidates: Vec::new(), picked: None }]
            } else {
                places::of_part(register, lang, &draft.places)
            };
            rows.extend(choices.into_iter().map(|choices| Row { part, choices }));
        }
        Self { card, rows }
    }

    /// What each row is put to: what a person picked, else what the draft takes; `None`: open.
    fn picks(&self, chosen: &[Option<Pick>]) -> Vec<Option<Pick>> {
        let taken = |row: &Row| row.choices.picked.and_then(|i| row.choices.candidates.get(i)).map(|one| one.pick);
        self.rows.iter().enumerate().map(|(i, row)| chosen.get(i).copied().flatten().or_else(|| taken(row))).collect()
    }

    /// Rows that nobody has put anywhere yet, by the words of the text.
    pub(super) fn open(&self, words: Words, chosen: &[Option<Pick>]) -> Vec<String> {
        let picks = self.picks(chosen);
        let open = self.rows.iter().zip(picks).filter(|(_, pick)| pick.is_none());
        open.map(|(row, _)| match row.choices.surface.as_str() {
            "" => words.text("draft-place-not-said"),
            surface => surface.to_owned(),
        })
        .collect()
    }

    /// The same with nothing picked.
    pub(super) fn open_names(&self, words: Words) -> Vec<String> {
        self.open(words, &[])
    }

    /// Names of the places, as taken or as written.
    pub(super) fn names(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for row in &self.rows {
            let taken = row.choices.picked.and_then(|i| row.choices.candidates.get(i));
            let name = taken.map_or(row.choices.surface.as_str(), |one| one.name.as_str());
            if !name.is_empty() && !out.iter().any(|known| known == name) {
                out.push(name.to_owned());
            }
        }
        out
    }

    /// One form for each part. Rows that are open are put nowhere.
    pub(super) fn forms(
        &self,
        register: &Register,
        report: &Report,
        chosen: &[Option<Pick>],
        what: Chosen,
    ) -> Vec<EventForm> {
        let parts = self.parts(chosen).into_iter();
        parts.map(|(part, picks)| form::form(register, part, &picks, what, report)).collect()
    }

    /// The parts with what their rows are put to. Rows that are open are put nowhere.
    pub(super) fn parts(&self, chosen: &[Option<Pick>]) -> Vec<(&'c Draft, Vec<Pick>)> {
        let picks = self.picks(chosen);
        let of = |part: usize| -> Vec<Pick> {
            let own = self.rows.iter().zip(&picks).filter(|(row, _)| row.part == part);
            own.map(|(_, pick)| pick.unwrap_or(Pick::Gap)).collect()
        };
        self.card.parts.iter().enumerate().map(|(i, part)| (part, of(i))).collect()
    }

    /// An event that the card's title is composed from: of several parts without a place, with their number.
    pub(super) fn title_event(&self, register: &Register, report: &Report) -> Event {
        let forms = self.forms(register, report, &[], Chosen::default());
        let several = forms.len() > 1;
        let total = u32::try_from(self.card.parts.iter().filter(|part| !Card::is_remainder(part)).count()).unwrap_or(0);
        let fallback =
            EventTime { from: time::day_of(report), until: None, precision: passage_model::TimePrecision::Day };
        let first = forms.into_iter().next();
        let mut event = Event {
            id: EventId::from_bytes([0; 16]),
            title: passage_model::Names::default(),
            place: None,
            crossing: None,
            place_text: None,
            geometry: None,
            precision: LocationPrecision::Coarse,
            time: first.as_ref().map_or(fallback, |form| form.time),
            actors: Vec::new(),
            status: first.as_ref().map_or(passage_model::EventStatus::Rumour, |form| form.status),
            evidence: Vec::new(),
            detail: first.as_ref().map_or(Detail::ArmedClash, |form| form.detail.clone()),
            category: None,
            deaths: None,
            confirmed_at: None,
            source_key: None,
            example: false,
        };
        if several {
            if let Detail::ControlChange { count, .. } = &mut event.detail {
                *count = Some(total + self.card.unnamed());
            }
            if let Detail::Closure(closure) | Detail::Reopening(closure) = &mut event.detail {
                closure.scope = passage_model::Scope::Geometry;
            }
        } else if let Some(form) = first {
            event.place = form.place.and_then(|id| id.parse().ok());
            event.crossing = form.crossing.and_then(|id| id.parse().ok());
            event.place_text = form.place_text;
        }
        event
    }
}
