//! Random histories against a naive model: what was known at every moment must be the same.

use std::collections::BTreeMap;

use passage_model::{Crossing, Event, Lang, Names, Time};
use passage_store::{Entity, Store, StoreError};
use proptest::prelude::*;

use crate::common::*;

#[derive(Debug, Clone)]
enum Step {
    /// Writes to one or two entities in one change. `known`: minutes, where the change states them.
    Change { writes: Vec<Write>, known: Option<i64>, clock: i64 },
    /// Undoes the n-th change from the end, if allowed.
    Undo { back: usize, clock: i64 },
}

#[derive(Debug, Clone)]
struct Write {
    entity: u64,
    /// `None`: delete.
    value: Option<u32>,
    /// Minutes, where the write states them.
    known: Option<i64>,
}

fn step() -> impl Strategy<Value = Step> {
    let known = || prop_oneof![2 => Just(None), 1 => (0_i64..60).prop_map(Some)];
    let value = prop_oneof![3 => any::<u32>().prop_map(Some), 1 => Just(None)];
    let write = (1_u64..5, value, known()).prop_map(|(entity, value, known)| Write { entity, value, known });
    prop_oneof![
        3 => (prop::collection::vec(write, 1..3), known(), 0_i64..60)
            .prop_map(|(writes, known, clock)| Step::Change { writes, known, clock }),
        1 => (0_usize..4, 0_i64..60).prop_map(|(back, clock)| Step::Undo { back, clock }),
    ]
}

/// One version in the model: known from (minutes), content.
type Versions = Vec<(i64, Option<u32>)>;

#[derive(Default)]
struct Model {
    entities: BTreeMap<u64, Versions>,
    /// Per change: what each entity was before.
    changes: Vec<BTreeMap<u64, Option<u32>>>,
}

impl Model {
    fn newest(versions: &Versions, known_at: i64) -> Option<usize> {
        (0..versions.len()).filter(|v| versions[*v].0 <= known_at).max_by_key(|v| (versions[*v].0, *v))
    }

    fn state(&self, entity: u64, known_at: i64) -> Option<u32> {
        let versions = self.entities.get(&entity)?;
        Self::newest(versions, known_at).and_then(|v| versions[v].1)
    }

    /// `stated`: by the write; `known`: by the change.
    fn write(&mut self, entity: u64, value: Option<u32>, stated: Option<i64>, known: Option<i64>, clock: i64) {
        let versions = self.entities.entry(entity).or_default();
        let newest = versions.iter().map(|v| v.0).max().unwrap_or(i64::MIN);
        let known = match (stated, known) {
            (Some(stated), _) => stated.min(clock),
            (None, Some(known)) => known.min(clock).max(newest),
            (None, None) => clock.max(newest),
        };
        versions.push((known, value));
    }

    fn all(&self, known_at: i64) -> BTreeMap<u64, u32> {
        self.entities.keys().filter_map(|e| self.state(*e, known_at).map(|v| (*e, v))).collect()
    }
}

fn as_crossing(n: u64, value: u32) -> Crossing {
    Crossing { names: Names::one(Lang::En, value.to_string()), ..crossing(n) }
}

fn as_event(n: u64, value: u32) -> Event {
    Event { deaths: Some(value), ..strike(n) }
}

/// Even entities are crossings, odd ones events, so that both ways of reading are tried.
fn read(store: &Store, known_at: Option<Time>) -> BTreeMap<u64, u32> {
    let view = store.at(known_at);
    let mut found = BTreeMap::new();
    for n in 1..5_u64 {
        if n.is_multiple_of(2) {
            let one = view.crossing(crossing_id(n)).unwrap();
            assert_eq!(view.crossings().unwrap().iter().find(|c| c.id == crossing_id(n)), one.as_ref());
            found.extend(one.map(|c| (n, c.names.in_lang(Lang::En).unwrap().parse().unwrap())));
        } else {
            let one = view.event(event_id(n)).unwrap();
            assert_eq!(
                view.events(&passage_store::EventFilter::default()).unwrap().iter().find(|e| e.id == event_id(n)),
                one.as_ref()
            );
            found.extend(one.map(|e| (n, e.deaths.unwrap())));
        }
    }
    found
}

fn entity(n: u64) -> Entity {
    if n.is_multiple_of(2) { Entity::Crossing(crossing_id(n)) } else { Entity::Event(event_id(n)) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_known_is_what_the_model_says(steps in prop::collection::vec(step(), 1..14)) {
        let mut store = store();
        let mut model = Model::default();
        for (n, step) in steps.into_iter().enumerate() {
            let n = n as u64 + 1;
            match step {
                Step::Change { writes, known, clock } => {
                    let mut note = note(n);
                    note.recorded_at = at(clock);
                    note.known_from = known.map(at);
                    let mut before = BTreeMap::new();
                    let result = store.change(note, |change| {
                        for Write { entity: e, value, known: stated } in &writes {
                            let was = model.state(*e, i64::MAX);
                            let recorded = match (value, stated) {
                                (Some(v), None) if e % 2 == 0 => change.put_crossing(&as_crossing(*e, *v)),
                                (Some(v), Some(k)) if e % 2 == 0 => {
                                    change.put_crossing_known(&as_crossing(*e, *v), at(*k))
                                }
                                (Some(v), None) => change.put_event(&as_event(*e, *v)),
                                (Some(v), Some(k)) => change.put_event_known(&as_event(*e, *v), at(*k)),
                                (None, None) => change.delete(entity(*e)),
                                (None, Some(k)) => change.delete_known(entity(*e), at(*k)),
                            };
                            if value.is_none() && was.is_none() {
                                assert!(matches!(recorded, Err(StoreError::NoSuch(_))));
                                continue;
                            }
                            let recorded = recorded?;
                            before.entry(*e).or_insert(was);
                            model.write(*e, *value, *stated, known, clock);
                            assert_eq!(recorded.version as usize, model.entities[e].len());
                            let newest = Model::newest(&model.entities[e], i64::MAX);
                            assert_eq!(recorded.current, newest == Some(model.entities[e].len() - 1));
                        }
                        Ok::<_, StoreError>(())
                    });
                    prop_assert!(result.is_ok(), "{:?}", result.err());
                    model.changes.push(before);
                }
                Step::Undo { back, clock } => {
                    let mut note = note(n);
                    note.recorded_at = at(clock);
                    let before = model.changes.len().checked_sub(back + 1).map(|i| (i, model.changes[i].clone()));
                    let target = before.as_ref().map_or(change_id(999), |(i, _)| {
                        store.audit(100, None).unwrap().iter().rev().nth(*i).unwrap().id
                    });
                    let mut now = BTreeMap::new();
                    if let Some((_, before)) = &before {
                        now.extend(before.keys().map(|e| (*e, model.state(*e, i64::MAX))));
                    }
                    match store.undo(target, note) {
                        Ok(_) => {
                            // Where the target had been redone, its states before are still those of the first time.
                            for (e, value) in before.unwrap().1 {
                                model.write(e, value, None, None, clock);
                            }
                            model.changes.push(now);
                        }
                        Err(
                            StoreError::UndoConflict { .. } | StoreError::AlreadyUndone { .. }
                            | StoreError::NothingToUndo(_) | StoreError::NoSuchChange(_),
                        ) => {}
                        Err(other) => prop_assert!(false, "{other}"),
                    }
                }
            }
        }
        for minute in -1..61 {
            prop_assert_eq!(read(&store, Some(at(minute))), model.all(minute), "minute {}", minute);
        }
        prop_assert_eq!(read(&store, None), model.all(i64::MAX));
        for (e, versions) in &model.entities {
            let history = store.history(entity(*e)).unwrap();
            prop_assert_eq!(history.len(), versions.len());
            for (version, (known, value)) in history.iter().zip(versions) {
                prop_assert_eq!(version.known_from, at(*known));
                prop_assert_eq!(version.body.is_some(), value.is_some());
            }
        }
        prop_assert_eq!(store.check(), vec![]);
    }
}
