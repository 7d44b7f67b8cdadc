//! From OSM files to a network: ways and restrictions first, then the positions of the nodes they name, then the edges.

mod access;
mod collect;
mod density;
mod edges;
mod fold;
mod gates;
mod holds;
mod limits;
mod merge;
mod restrict;
mod state;
mod tags;

pub(crate) use restrict::{head, tail};

use rayon::prelude::*;

use crate::{
    Network, RoadsError, Source, Step, Watch,
    network::{Columns, Grid, encode, length_cm},
    osm,
    source::{fetch, go_on},
};
use collect::{Gathered, Places, Roads};

/// Most of what could not be used is told by name.
const TOLD: usize = 1000;

/// Something of a file that could not be used, or not as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The element, as `way/123`.
    pub element: String,
    /// Why.
    pub reason: RefusalReason,
    /// The part that it is about, as written.
    pub detail: String,
}

/// Why something could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RefusalReason {
    /// A rule in words that are not understood; the road is kept and marked.
    UnreadRule,
    /// A turn restriction whose roads are not in the files, or do not meet.
    TurnNotFound,
    /// A turn restriction that can be understood in more than one way.
    TurnAmbiguous,
    /// A turn restriction of a sort that is not known.
    TurnUnknown,
    /// A stretch of road whose nodes are not in the files; it ends there.
    NodesMissing,
}

impl RefusalReason {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnreadRule => "unread_rule",
            Self::TurnNotFound => "turn_not_found",
            Self::TurnAmbiguous => "turn_ambiguous",
            Self::TurnUnknown => "turn_unknown",
            Self::NodesMissing => "nodes_missing",
        }
    }
}

/// What an import took and what it left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Ways of any sort, twice counted where two files hold the same.
    pub ways: u64,
    /// Those that are roads, each once.
    pub roads: u64,
    /// Ways that were in more than one file.
    pub joined: u64,
    /// Nodes of roads.
    pub road_nodes: u64,
    /// Turn restrictions taken.
    pub turns: u64,
    /// Controls, blocks and gates that stand on roads.
    pub gates: u64,
    /// How many refusals there were; the list holds at most 1,000.
    pub refused: u64,
    /// The refusals, by element.
    pub refusals: Vec<Refusal>,
}

impl Imported {
    fn refuse(&mut self, element: String, reason: RefusalReason, detail: &str) {
        self.refused += 1;
        if self.refusals.len() < TOLD {
            self.refusals.push(Refusal { element, reason, detail: detail.chars().take(200).collect() });
        }
    }
}

/// Reads extracts and joins them: a way that is in several counts once, and roads meet where they share a node.
///
/// PBF is read block by block; XML, also packed with gzip, as a whole. `watch` is told of every step and may stop the
/// work, which leaves nothing behind.
pub fn import(files: &[&dyn Source], watch: &dyn Watch) -> Result<(Network, Imported), RoadsError> {
    let (columns, imported) = read(files, watch)?;
    Ok((Network::build(columns, watch)?, imported))
}

/// As [`import`], up to the columns.
pub(crate) fn read(files: &[&dyn Source], watch: &dyn Watch) -> Result<(Columns, Imported), RoadsError> {
    let of = |number: usize| move |error: RoadsError| error.of_file(number, files.len());
    let mut parsed = Vec::new();
    for (number, file) in files.iter().enumerate() {
        parsed.push(File::open(*file).map_err(of(number))?);
    }
    let mut imported = Imported::default();
    let mut gathered = Gathered::default();
    for (number, file) in parsed.iter().enumerate() {
        file.roads(&mut gathered, &mut imported, watch, (number as u64, files.len() as u64)).map_err(of(number))?;
    }
    gathered.sort(&mut imported);
    if gathered.ways.is_empty() {
        return Err(RoadsError::NoRoads { ways: imported.ways });
    }
    let mut places = Places::new(&gathered)?;
    for (number, file) in parsed.iter().enumerate() {
        file.positions(&mut places, watch, number as u64, files.len() as u64).map_err(of(number))?;
    }
    go_on(watch, Step::Network, 0, 1)?;
    let columns = edges::build(&mut gathered, places, &mut imported)?;
    imported.refusals.sort_by(|a, b| a.element.cmp(&b.element));
    go_on(watch, Step::Network, 1, 1)?;
    Ok((columns, imported))
}

/// A file, and where its blocks are.
enum File<'f> {
    Pbf { source: &'f dyn Source, blobs: Vec<osm::Blob> },
    Xml(Vec<u8>),
}

impl<'f> File<'f> {
    fn open(source: &'f dyn Source) -> Result<Self, RoadsError> {
        let start = fetch(source, 0, source.length().min(64))?;
        if osm::is_xml(&start) {
            return if source.length() > osm::MOST_XML {
                Err(RoadsError::TooBig { limit: osm::MOST_XML })
            } else {
                Ok(Self::Xml(fetch(source, 0, source.length())?))
            };
        }
        if start.get(4..).is_none_or(|start| !start.windows(9).any(|name| name == b"OSMHeader")) {
            return Err(RoadsError::NotOsm);
        }
        Ok(Self::Pbf { source, blobs: osm::blobs(source)? })
    }

    /// Ways and relations, in the order of the file. `number` of `all` files.
    fn roads(
        &self,
        gathered: &mut Gathered,
        imported: &mut Imported,
        watch: &dyn Watch,
        (number, all): (u64, u64),
    ) -> Result<(), RoadsError> {
        match self {
            Self::Xml(bytes) => {
                go_on(watch, Step::Ways, number, all)?;
                let mut roads = Roads::default();
                osm::read_xml(bytes, &mut roads)?;
                gathered.add(roads, imported);
            }
            Self::Pbf { source, blobs } => {
                for (done, batch) in blobs.chunks(BATCH).enumerate() {
                    go_on(watch, Step::Ways, number * 1000 + thousandths(done, blobs.len()), all * 1000)?;
                    let found: Result<Vec<Roads>, RoadsError> =
                        batch.par_iter().map(|blob| block::<Roads>(*source, *blob, Roads::default())).collect();
                    for roads in found? {
                        gathered.add(roads, imported);
                    }
                }
            }
        }
        Ok(())
    }

    /// Positions of the nodes that roads name.
    fn positions(&self, places: &mut Places, watch: &dyn Watch, number: u64, all: u64) -> Result<(), RoadsError> {
        match self {
            Self::Xml(bytes) => {
                go_on(watch, Step::Positions, number, all)?;
                let mut finder = places.finder();
                osm::read_xml(bytes, &mut finder)?;
                let found = finder.found();
                places.add(found);
            }
            Self::Pbf { source, blobs } => {
                for (done, batch) in blobs.chunks(BATCH).enumerate() {
                    go_on(watch, Step::Positions, number * 1000 + thousandths(done, blobs.len()), all * 1000)?;
                    let found: Result<Vec<_>, RoadsError> = batch
                        .par_iter()
                        .map(|blob| block(*source, *blob, places.finder()).map(collect::Finder::found))
                        .collect();
                    for found in found? {
                        places.add(found);
                    }
                }
            }
        }
        Ok(())
    }
}

/// Blocks that are unpacked at one time: what bounds the memory.
const BATCH: usize = 16;

/// How much of a file is read after so many batches.
fn thousandths(batches: usize, blobs: usize) -> u64 {
    1000 * (batches * BATCH) as u64 / blobs as u64
}

fn block<T: osm::Take>(source: &dyn Source, blob: osm::Blob, mut take: T) -> Result<T, RoadsError> {
    let bytes = osm::unpack(source, blob)?;
    osm::elements(&bytes, &mut take).map_err(|error| osm::at_byte(blob.at, error))?;
    Ok(take)
}

impl Network {
    /// Puts a network together from its columns: the grid, the junctions with their turns, and the order for search.
    pub(crate) fn build(columns: Columns, watch: &dyn Watch) -> Result<Self, RoadsError> {
        go_on(watch, Step::Order, 0, 1)?;
        let grid = Grid::new(&columns);
        let states = crate::states::States::new(&columns)?;
        let hierarchy = crate::cch::Hierarchy::new(&columns, &states, watch)?;
        let mut network = Self { columns, grid, states, hierarchy, hash: [0; 32] };
        network.hash = network.content_hash();
        go_on(watch, Step::Order, 1, 1)?;
        Ok(network)
    }
}

/// Appends an edge to the columns.
pub(crate) fn push_edge(
    columns: &mut Columns,
    ends: (u32, u32),
    points: &[(i32, i32)],
    kind: u16,
    name: u32,
) -> Result<u32, RoadsError> {
    let number = u32::try_from(columns.ends.len()).ok().filter(|number| *number < MOST_EDGES);
    let number = number.ok_or(RoadsError::TooMany { what: "edges", limit: u64::from(MOST_EDGES) })?;
    if columns.shape.is_empty() {
        columns.shape.push(0);
    }
    columns.ends.push(ends);
    columns.length_cm.push(length_cm(points));
    columns.kind.push(kind);
    columns.name.push(name);
    encode(points, &mut columns.geometry);
    let end = u32::try_from(columns.geometry.len());
    columns.shape.push(end.map_err(|_| RoadsError::TooMany { what: "bytes of geometry", limit: u64::from(u32::MAX) })?);
    Ok(number)
}

/// Arcs must be counted in 32 bits, with room for copies.
const MOST_EDGES: u32 = 1 << 29;
