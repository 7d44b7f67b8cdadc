//! What must not lose its ground: an event its reports, a report its source, a review its report, a route its
//! crossings and places.
//!
//! Checked when a change ends, so that the order of the writes within it does not matter. Weaker references (the place
//! of an event, the route of an override or of a closure) may point to something deleted: the event keeps its own
//! geometry, and a closure of a deleted route bars nothing.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Entity, EntityKind, StoreError, codec::Id};

/// (user, ground, table of the links, column that names the ground, condition on the link)
const LINKS: [(EntityKind, EntityKind, &str, &str, &str); 5] = [
    (EntityKind::Event, EntityKind::Report, "evidence", "report", "1"),
    (EntityKind::Report, EntityKind::Source, "report_body", "source", "1"),
    (EntityKind::Review, EntityKind::Report, "review_body", "report", "1"),
    (EntityKind::Route, EntityKind::Crossing, "route_link", "id", "l.kind = 2"),
    (EntityKind::Route, EntityKind::Place, "route_link", "id", "l.kind = 1"),
];

pub(crate) fn check(
    conn: &Connection,
    change: i64,
    recorded: &[EntityKind],
    removed: &[EntityKind],
) -> Result<(), StoreError> {
    for (user, ground, table, column, only) in LINKS {
        if recorded.contains(&user) {
            let sql = format!(
                "SELECT h.id, l.{column} FROM fact f JOIN head h ON h.kind = f.kind AND h.id = f.id AND h.fact = f.seq \
                 JOIN {table} l ON l.body = f.body AND {only} WHERE f.change = ?1 AND f.kind = ?2 AND NOT EXISTS \
                 (SELECT 1 FROM head g WHERE g.kind = ?3 AND g.id = l.{column} AND g.body IS NOT NULL) LIMIT 1"
            );
            if let Some((entity, missing)) =
                pair(conn, &sql, params![change, user.number(), ground.number()]).optional()?
            {
                return Err(StoreError::Dangling {
                    entity: Entity::new(user, entity),
                    missing: Entity::new(ground, missing),
                });
            }
        }
        if removed.contains(&ground) {
            let sql = format!(
                "SELECT g.id, h.id FROM fact f JOIN head g ON g.kind = f.kind AND g.id = f.id AND g.body IS NULL \
                 JOIN {table} l ON l.{column} = g.id AND {only} JOIN fact u ON u.seq = l.body \
                 JOIN head h ON h.kind = ?3 AND h.id = u.id AND h.body = l.body \
                 WHERE f.change = ?1 AND f.kind = ?2 LIMIT 1"
            );
            if let Some((entity, by)) = pair(conn, &sql, params![change, ground.number(), user.number()]).optional()? {
                return Err(StoreError::InUse { entity: Entity::new(ground, entity), by: Entity::new(user, by) });
            }
        }
    }
    if recorded.contains(&EntityKind::Route) {
        // Trimmed and without regard to case: `R-01` and `r-01 ` are one code on a printed page.
        let twice: Option<String> = conn
            .query_row(
                "SELECT min(b.code) FROM head h JOIN route_body b ON b.body = h.body WHERE h.kind = 3 \
                 GROUP BY lower(trim(b.code)) HAVING count(*) > 1 LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()?;
        if let Some(code) = twice {
            return Err(StoreError::DuplicateCode { code });
        }
    }
    Ok(())
}

/// The live entities that rest on this one.
pub(crate) fn users(conn: &Connection, entity: Entity) -> Result<Vec<Entity>, StoreError> {
    let mut found = Vec::new();
    for (user, _, table, column, only) in LINKS.into_iter().filter(|(_, ground, ..)| *ground == entity.kind()) {
        let sql = format!(
            "SELECT DISTINCT h.id FROM {table} l JOIN fact u ON u.seq = l.body \
             JOIN head h ON h.kind = ?2 AND h.id = u.id AND h.body = l.body WHERE l.{column} = ?1 AND {only} \
             ORDER BY h.id"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![entity.bytes(), user.number()], |row| row.get::<_, Id>(0))?;
        for id in rows {
            found.push(Entity::new(user, id?));
        }
    }
    Ok(found)
}

fn pair(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<(Id, Id)> {
    conn.prepare_cached(sql)?.query_row(params, |row| Ok((row.get(0)?, row.get(1)?)))
}
