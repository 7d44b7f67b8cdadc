//! Taking lists in and giving them up.

use std::collections::HashMap;

use passage_model::{Name, Names};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Gazetteer, GazetteerHead, ListedPlace, lines};
use crate::{
    Store, StoreError,
    codec::{ms, time},
};

/// Numbers held before they are written in order: random places in a large index are slow.
const HELD: usize = 4_000_000;

/// A number, its place, and the whole degrees of that.
type Filed = (i64, i64, i16, i16);

/// A list that is being taken in.
pub struct GazetteerWriter<'c> {
    conn: &'c Connection,
    gazetteer: i64,
    next: i64,
    first: i64,
    names: i64,
    held: Vec<Filed>,
}

impl<'c> GazetteerWriter<'c> {
    fn new(conn: &'c Connection, gazetteer: i64) -> rusqlite::Result<Self> {
        let next: i64 =
            conn.query_row("SELECT coalesce(max(seq), 0) + 1 FROM gazetteer_place", [], |row| row.get(0))?;
        // A list that has been emptied may have had the highest numbers; they must not be used twice.
        let last: i64 =
            conn.query_row("SELECT coalesce(max(last_place), 0) + 1 FROM gazetteer", [], |row| row.get(0))?;
        let next = next.max(last);
        Ok(Self { conn, gazetteer, next, first: next, names: 0, held: Vec::new() })
    }

    /// Adds a place, found under `numbers`.
    pub fn place(&mut self, place: &ListedPlace, numbers: &[u64]) -> Result<(), StoreError> {
        let seq = self.next;
        self.next += 1;
        self.names += i64::try_from(place.names.0.len()).unwrap_or(0);
        let population = place.population.and_then(|people| i64::try_from(people).ok()).filter(|people| *people > 0);
        self.conn
            .prepare_cached(
                "INSERT INTO gazetteer_place \
                 (seq, key, lat, lon, feature, size, population, country, admin1, admin1_code, names) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                seq,
                place.key,
                place.at.lat(),
                place.at.lon(),
                place.feature.map(passage_model::Feature::code),
                place.size.map(passage_model::PlaceKind::code),
                population,
                place.country.as_ref().map(passage_model::Country::code),
                place.admin1,
                place.admin1_code,
                lines::write(&place.names),
            ])?;
        self.file(seq, place.at.lat(), place.at.lon(), numbers)
    }

    /// Says what the code of a first administrative level stands for; said twice, the first counts.
    pub fn area(&mut self, country: &str, code: &str, names: &[String]) -> Result<(), StoreError> {
        self.conn
            .prepare_cached(
                "INSERT INTO gazetteer_area (gazetteer, country, code, names) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![self.gazetteer, country, code, names.join("\n")])?;
        Ok(())
    }

    fn file(&mut self, seq: i64, lat: f64, lon: f64, numbers: &[u64]) -> Result<(), StoreError> {
        let degrees = (whole(lat), whole(lon));
        self.held.extend(numbers.iter().map(|number| (number.cast_signed(), seq, degrees.0, degrees.1)));
        if self.held.len() >= HELD { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.held.sort_unstable();
        self.held.dedup();
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO gazetteer_name (number, place, lat, lon) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?;
        for (number, place, lat, lon) in self.held.drain(..) {
            insert.execute(params![number, place, lat, lon])?;
        }
        Ok(())
    }
}

/// The whole degree below.
#[expect(clippy::cast_possible_truncation, reason = "a cast of floats saturates")]
pub(super) fn whole(degrees: f64) -> i16 {
    degrees.floor() as i16
}

impl Store {
    /// The lists on record, by name.
    pub fn gazetteers(&self) -> Result<Vec<Gazetteer>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT name, source, dated, licence, file, format, sha256, imported_at, imported_by, filing, places, names \
             FROM gazetteer ORDER BY name",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Gazetteer {
                head: GazetteerHead {
                    name: row.get(0)?,
                    source: row.get(1)?,
                    dated: row.get(2)?,
                    licence: row.get(3)?,
                    file: row.get(4)?,
                    format: row.get(5)?,
                    sha256: row.get(6)?,
                    imported_at: time(row.get(7)?),
                    imported_by: row.get(8)?,
                    filing: row.get(9)?,
                },
                places: row.get(10)?,
                names: row.get(11)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes a list in; one of the same name is replaced. `fill` gives its places. Nothing of it is kept when that fails.
    pub fn put_gazetteer<T, E: From<StoreError>>(
        &mut self,
        head: &GazetteerHead,
        fill: impl FnOnce(&mut GazetteerWriter<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact(|conn| {
            let engine = |error: rusqlite::Error| E::from(StoreError::from(error));
            remove(conn, &head.name).map_err(engine)?;
            conn.execute(
                "INSERT INTO gazetteer (name, source, dated, licence, file, format, sha256, imported_at, imported_by, \
                 places, names, filing, first_place, last_place) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, ?10, 1, 0)",
                params![
                    head.name,
                    head.source,
                    head.dated,
                    head.licence,
                    head.file,
                    head.format,
                    head.sha256,
                    ms(head.imported_at),
                    head.imported_by,
                    head.filing
                ],
            )
            .map_err(engine)?;
            let mut writer = GazetteerWriter::new(conn, conn.last_insert_rowid()).map_err(engine)?;
            let value = fill(&mut writer)?;
            writer.flush()?;
            conn.execute(
                "UPDATE gazetteer SET places = ?2, names = ?3, first_place = ?4, last_place = ?5 WHERE seq = ?1",
                params![
                    writer.gazetteer,
                    writer.next - writer.first,
                    writer.names,
                    writer.first,
                    writer.next - 1
                ],
            )
            .map_err(engine)?;
            Ok(value)
        })
    }

    /// States of a list who publishes it, as of when and under which terms; what is `None` stays as it is. `false`: there is
    /// no such list.
    pub fn describe_gazetteer(
        &mut self,
        name: &str,
        source: Option<&str>,
        dated: Option<&str>,
        licence: Option<&str>,
    ) -> Result<bool, StoreError> {
        let changed = self.conn().execute(
            "UPDATE gazetteer SET source = coalesce(?2, source), dated = coalesce(?3, dated), \
             licence = coalesce(?4, licence) WHERE name = ?1",
            params![name, source, dated, licence],
        )?;
        Ok(changed > 0)
    }

    /// Gives a list up with all its places. `false`: there is none of that name.
    pub fn remove_gazetteer(&mut self, name: &str) -> Result<bool, StoreError> {
        self.transact(|conn| Ok(remove(conn, name)?))
    }

    /// The ids of a list's places, with their numbers here, for [`Store::add_listed_names`].
    pub fn listed_keys(&self, name: &str) -> Result<HashMap<String, i64>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT p.key, p.seq FROM gazetteer g JOIN gazetteer_place p ON p.seq BETWEEN g.first_place AND g.last_place \
             WHERE g.name = ?1",
        )?;
        let rows = statement.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds names to places of a list, given by their numbers here; what is there already is not added again. `number` gives
    /// the numbers of names. Answers how many were new.
    pub fn add_listed_names(
        &mut self,
        list: &str,
        names: HashMap<i64, Vec<Name>>,
        number: impl Fn(&Names) -> Vec<u64>,
    ) -> Result<i64, StoreError> {
        self.transact(|conn| {
            let Some(gazetteer) = seq(conn, list)? else { return Ok(0) };
            let mut writer = GazetteerWriter::new(conn, gazetteer)?;
            let mut added = 0;
            let mut names: Vec<_> = names.into_iter().collect();
            names.sort_unstable_by_key(|(place, _)| *place);
            for (place, more) in names {
                let found = conn
                    .prepare_cached("SELECT names, lat, lon FROM gazetteer_place WHERE seq = ?1")?
                    .query_row([place], |row| {
                        Ok((row.get::<_, String>(0)?, row.get::<_, f64>(1)?, row.get::<_, f64>(2)?))
                    })
                    .optional()?;
                let Some((text, lat, lon)) = found else { continue };
                let mut known = lines::read(&text);
                let mut fresh = Names::default();
                for name in more {
                    if let Some(old) = known.0.iter_mut().find(|old| old.text == name.text) {
                        // The language, where it was not stated.
                        (old.lang, old.alias) = (name.lang, old.alias && name.alias);
                    } else {
                        known.0.push(name.clone());
                        fresh.0.push(name);
                    }
                }
                conn.prepare_cached("UPDATE gazetteer_place SET names = ?2 WHERE seq = ?1")?
                    .execute(params![place, lines::write(&known)])?;
                added += i64::try_from(fresh.0.len()).unwrap_or(0);
                writer.file(place, lat, lon, &number(&fresh))?;
            }
            writer.flush()?;
            conn.execute("UPDATE gazetteer SET names = names + ?2 WHERE seq = ?1", params![gazetteer, added])?;
            Ok(added)
        })
    }

    /// Numbers every name anew where that was done by other rules than `filing`. `false`: nothing to do.
    pub fn refile_gazetteers(&mut self, filing: u32, number: impl Fn(&Names) -> Vec<u64>) -> Result<bool, StoreError> {
        let other: bool =
            self.conn()
                .query_row("SELECT EXISTS (SELECT 1 FROM gazetteer WHERE filing <> ?1)", [filing], |row| row.get(0))?;
        if !other {
            return Ok(false);
        }
        self.transact(|conn| {
            conn.execute("DELETE FROM gazetteer_name", [])?;
            let mut writer = GazetteerWriter::new(conn, 0)?;
            let mut statement = conn.prepare("SELECT seq, lat, lon, names FROM gazetteer_place ORDER BY seq")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let names = lines::read(row.get_ref(3)?.as_str().unwrap_or_default());
                writer.file(row.get(0)?, row.get(1)?, row.get(2)?, &number(&names))?;
            }
            writer.flush()?;
            conn.execute("UPDATE gazetteer SET filing = ?1", [filing])?;
            Ok(true)
        })
    }
}

fn seq(conn: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    conn.query_row("SELECT seq FROM gazetteer WHERE name = ?1", [name], |row| row.get(0)).optional()
}

fn remove(conn: &Connection, name: &str) -> rusqlite::Result<bool> {
    let found: Option<(i64, i64, i64)> = conn
        .query_row("SELECT seq, first_place, last_place FROM gazetteer WHERE name = ?1", [name], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((seq, first, last)) = found else { return Ok(false) };
    conn.execute("DELETE FROM gazetteer_name WHERE place BETWEEN ?1 AND ?2", [first, last])?;
    conn.execute("DELETE FROM gazetteer_place WHERE seq BETWEEN ?1 AND ?2", [first, last])?;
    conn.execute("DELETE FROM gazetteer_area WHERE gazetteer = ?1", [seq])?;
    conn.execute("DELETE FROM gazetteer WHERE seq = ?1", [seq])?;
    Ok(true)
}
