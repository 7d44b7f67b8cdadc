//! Assembling routes from features that each carry one piece.

use std::collections::HashMap;

use passage_model::LatLon;

use crate::{
    Issue, IssueCode,
    batch::Collector,
    lines,
    names::stem,
    routes::{self, Draft},
};

/// One piece.
pub(super) struct Piece {
    pub(super) row: u64,
    pub(super) seq: Option<f64>,
    pub(super) line: Vec<LatLon>,
}

/// The pieces of one route.
struct Group {
    /// What the first piece says of the route.
    draft: Draft,
    pieces: Vec<Piece>,
    /// Row of a piece that could not be read: then the route would have a hole.
    broken: Option<u64>,
}

/// All routes in pieces, in the order of their first pieces.
#[derive(Default)]
pub(super) struct Groups {
    index: HashMap<String, usize>,
    groups: Vec<Group>,
}

impl Groups {
    /// Adds a piece; `draft` describes the route where this piece is its first.
    pub(super) fn add(&mut self, route: &str, piece: Piece, draft: impl FnOnce() -> Draft) {
        self.group(route, draft).pieces.push(piece);
    }

    /// A piece of the route could not be read.
    pub(super) fn break_off(&mut self, route: &str, row: u64, draft: impl FnOnce() -> Draft) {
        self.group(route, draft).broken.get_or_insert(row);
    }

    fn group(&mut self, route: &str, draft: impl FnOnce() -> Draft) -> &mut Group {
        let at = if let Some(at) = self.index.get(route) {
            *at
        } else {
            self.groups.push(Group { draft: draft(), pieces: Vec::new(), broken: None });
            self.index.insert(route.to_owned(), self.groups.len() - 1);
            self.groups.len() - 1
        };
        &mut self.groups[at]
    }

    /// Whether there is no route in pieces.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Marks the route of the last piece read as broken: the file ends in the middle, perhaps of this route.
    pub(super) fn cut(&mut self, row: u64) {
        let last = self.groups.iter_mut().max_by_key(|g| g.pieces.iter().map(|p| p.row).max());
        if let Some(group) = last {
            group.broken.get_or_insert(row);
        }
    }

    /// Assembles every route.
    pub(super) fn finish(self, file: &str, space: &str, out: &mut Collector<'_>) {
        for group in self.groups {
            let (rows, row) = (group.pieces.len() as u64, group.pieces.first().map_or(0, |piece| piece.row));
            if rows == 0 {
                continue;
            }
            let mut issues = Vec::new();
            let records = match assemble(group) {
                Ok(draft) => {
                    let fallback = || format!("{} {row}", stem(file));
                    draft.build(space, fallback, &mut issues)
                }
                Err(issue) => {
                    issues.push(issue);
                    Vec::new()
                }
            };
            let accepted = !records.is_empty();
            out.issues(row, issues);
            out.rows(rows, accepted);
            for item in routes::items(row, records) {
                out.item(item);
            }
        }
    }
}

fn assemble(group: Group) -> Result<Draft, Issue> {
    if let Some(row) = group.broken {
        let name = group.draft.id.clone().unwrap_or_default();
        return Err(Issue::rejected(IssueCode::PartRejected).value(&name).expected(row.to_string()));
    }
    let mut pieces = group.pieces;
    if pieces.iter().all(|piece| piece.seq.is_some()) {
        pieces.sort_by(|a, b| a.seq.partial_cmp(&b.seq).unwrap_or(std::cmp::Ordering::Equal));
    }
    let mut line: Vec<LatLon> = Vec::new();
    for (at, mut piece) in pieces.into_iter().enumerate() {
        let (Some((head, tail)), Some((first, last))) = (lines::ends(&line), lines::ends(&piece.line)) else {
            line.append(&mut piece.line);
            continue;
        };
        if at == 1 && lines::metres(tail, first).min(lines::metres(tail, last)) > lines::GAP_M {
            // The first piece may run against the others.
            if lines::metres(head, first).min(lines::metres(head, last)) <= lines::GAP_M {
                line.reverse();
            }
        }
        let tail = line.last().copied().unwrap_or(tail);
        if lines::metres(tail, last) < lines::metres(tail, first) && lines::metres(tail, first) > lines::GAP_M {
            piece.line.reverse();
        }
        let gap = piece.line.first().map_or(0.0, |first| lines::metres(tail, *first));
        if gap > lines::GAP_M {
            let issue = Issue::rejected(IssueCode::RouteGap).at(piece.row).value(&format!("{gap:.0}"));
            return Err(issue.expected(format!("<= {:.0}", lines::GAP_M)));
        }
        lines::append(&mut line, piece.line);
    }
    Ok(Draft { parts: vec![line], ..group.draft })
}
