//! From lines with names to route records, the same for every format.

use passage_model::{LatLon, Name, Names, VehicleClass};

use crate::{Issue, IssueCode, Item, RouteRecord, Row, lines, names::lang_of};

/// A route as a format gives it.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// An id that is the route's own (`route_id`, `code`), not a running number of the file.
    pub(crate) id: Option<String>,
    /// Short code.
    pub(crate) code: Option<String>,
    /// Names.
    pub(crate) names: Names,
    /// Road number.
    pub(crate) road_ref: Option<String>,
    /// Part of the operation.
    pub(crate) area: Option<String>,
    /// The crossings that it takes, by name.
    pub(crate) crossings: Vec<String>,
    /// The vehicle for which it is meant.
    pub(crate) vehicle: Option<VehicleClass>,
    /// The line, in parts.
    pub(crate) parts: Vec<Vec<LatLon>>,
}

impl Draft {
    /// The records: one, or one for each chain of parts that do not meet. What is wrong or was done is noted.
    pub(crate) fn build(
        mut self,
        space: &str,
        fallback: impl Fn() -> String,
        issues: &mut Vec<Issue>,
    ) -> Vec<RouteRecord> {
        let given = self.parts.len();
        let mut most = 0;
        let mut parts = Vec::with_capacity(given);
        for part in std::mem::take(&mut self.parts) {
            match lines::clean(part) {
                Ok(part) => parts.push(part),
                Err(points) => most = most.max(points),
            }
        }
        if parts.is_empty() {
            issues.push(Issue::rejected(IssueCode::TooFewPoints).value(&most.to_string()).expected(">= 2"));
            return Vec::new();
        }
        if parts.len() < given {
            issues.push(Issue::notice(IssueCode::TooFewPoints).value(&most.to_string()).expected(">= 2"));
        }
        if self.names.is_empty() {
            let made = self.code.clone().or_else(|| self.road_ref.clone()).unwrap_or_else(fallback);
            issues.push(Issue::notice(IssueCode::NameMissing).expected(made.clone()));
            self.names = Names::one(lang_of(&made), made);
        }
        let count = parts.len();
        let chains = lines::join(parts);
        if chains.len() > 1 {
            issues.push(Issue::notice(IssueCode::PartsSplit).value(&chains.len().to_string()));
        } else if count > 1 {
            issues.push(Issue::notice(IssueCode::PartsJoined).value(&count.to_string()));
        }
        let single = chains.len() == 1;
        let number = |at: usize| if single { String::new() } else { format!("#{}", at + 1) };
        let records = chains.into_iter().enumerate().map(|(at, line)| {
            let names = if single { self.names.clone() } else { numbered(&self.names, at + 1) };
            RouteRecord {
                source_key: match &self.id {
                    Some(id) => format!("route:{space}{id}{}", number(at)),
                    None => format!("line:{space}{}", lines::content_key(&names, &line)),
                },
                code: self.code.as_ref().map(|code| if single { code.clone() } else { format!("{code}-{}", at + 1) }),
                names,
                road_ref: self.road_ref.clone(),
                area: self.area.clone(),
                // Of several parts nobody can tell which takes which.
                crossings: if single { self.crossings.clone() } else { Vec::new() },
                vehicle: self.vehicle,
                line,
            }
        });
        records.collect()
    }
}

fn numbered(names: &Names, number: usize) -> Names {
    Names(names.0.iter().map(|name| Name { text: format!("{} ({number})", name.text), ..name.clone() }).collect())
}

/// The records as items of a row.
pub(crate) fn items(row: u64, records: Vec<RouteRecord>) -> Vec<Item> {
    records.into_iter().map(|record| Item::Route(Row { row, record })).collect()
}
