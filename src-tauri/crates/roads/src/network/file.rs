//! A network as a file of our own: versioned, each part with its checksum, nothing allocated from a claim.
//!
//! `PASSROAD`, version (4 bytes, little-endian as all numbers), SHA-256 of the content (32 bytes), then parts: name (4
//! bytes), length (8), CRC-32 (4), bytes. The hash is over network parts only: two files with the same roads have the same.
//! It says which roads they are, and not that nobody has changed them: whoever changes them can state another. For that whoever
//! keeps the file remembers its [`fingerprint`], which is of every byte.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Columns, Grid, Network, Turn};
use crate::{Condition, GateKind, Kind, RoadClass, RoadsError, Surface, Window, cch::Hierarchy, states::States};

const MAGIC: &[u8; 8] = b"PASSROAD";

/// Version of the file.
pub const VERSION: u32 = 5;

/// Parts that say what the roads are, and parts that only make search quick.
const ROADS: usize = 13;
const NAMES: [&[u8; 4]; 19] = [
    b"NODE", b"ENDS", b"LENG", b"KIND", b"NAME", b"SHAP", b"GEOM", b"KTAB", b"COND", b"NTAB", b"TURN", b"DENS",
    b"HOLD", b"CELL", b"CFST", b"CEDG", b"RANK", b"UPFS", b"UPTO",
];

/// Bytes of a file that are hashed by themselves, so that all cores have some.
const PIECE: usize = 4 << 20;

/// What tells a file from every other one, of whatever part of it a byte is changed: SHA-256 over its length and the SHA-256 of
/// each of its pieces of 4 MiB.
pub fn fingerprint(bytes: &[u8]) -> [u8; 32] {
    let pieces: Vec<[u8; 32]> = bytes.par_chunks(PIECE).map(|piece| Sha256::digest(piece).into()).collect();
    let mut sha = Sha256::new();
    sha.update((bytes.len() as u64).to_le_bytes());
    for piece in pieces {
        sha.update(piece);
    }
    sha.finalize().into()
}

fn damaged(at: u64, detail: &'static str) -> RoadsError {
    RoadsError::Damaged { at, detail }
}

impl Network {
    fn parts(&self) -> Vec<Vec<u8>> {
        let c = &self.columns;
        let pairs =
            |list: &[(u32, u32)]| list.iter().flat_map(|(a, b)| [a.to_le_bytes(), b.to_le_bytes()]).flatten().collect();
        let nodes = c.nodes.iter().flat_map(|(a, b)| [a.to_le_bytes(), b.to_le_bytes()]).flatten().collect();
        vec![
            nodes,
            pairs(&c.ends),
            words(&c.length_cm),
            c.kind.iter().flat_map(|kind| kind.to_le_bytes()).collect(),
            words(&c.name),
            words(&c.shape),
            c.geometry.clone(),
            c.kinds.iter().flat_map(kind_bytes).collect(),
            conditions_bytes(&c.conditions),
            names_bytes(&c.names),
            turns_bytes(&c.turns),
            c.density.clone(),
            c.holds.clone(),
            words(&self.grid.cells),
            words(&self.grid.first),
            words(&self.grid.edges),
            words(&self.hierarchy.rank),
            words(&self.hierarchy.first),
            words(&self.hierarchy.up),
        ]
    }

    pub(crate) fn content_hash(&self) -> [u8; 32] {
        hash(&self.parts())
    }

    /// The network as bytes of a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = self.parts();
        let mut bytes = Vec::with_capacity(64 + parts.iter().map(|part| part.len() + 16).sum::<usize>());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.hash);
        for (name, part) in NAMES.iter().zip(&parts) {
            bytes.extend_from_slice(*name);
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(&crc32fast::hash(part).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }

    /// Opens a file. Checksums and every number are checked, so that a bent file is refused and never misleads; the
    /// SHA-256 is taken as stated ([`Network::is_genuine`] works it out).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RoadsError> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(8)? != MAGIC {
            return Err(damaged(0, "not a network file"));
        }
        let found = reader.word()?;
        if found != VERSION {
            return Err(RoadsError::Version { found, expected: VERSION });
        }
        let stated = <[u8; 32]>::try_from(reader.take(32)?).unwrap_or_default();
        let mut parts: Vec<&[u8]> = Vec::new();
        for name in NAMES {
            let at = reader.at as u64;
            if reader.take(4)? != name {
                return Err(damaged(at, "a part is missing"));
            }
            let length = usize::try_from(reader.long()?).unwrap_or(usize::MAX);
            let checksum = reader.word()?;
            let part = reader.take(length)?;
            if crc32fast::hash(part) != checksum {
                return Err(damaged(at, "a checksum does not fit"));
            }
            parts.push(part);
        }
        let columns = Columns {
            nodes: parts[0].chunks_exact(8).map(|b| (signed(&b[..4]), signed(&b[4..]))).collect(),
            ends: parts[1].chunks_exact(8).map(|b| (word(&b[..4]), word(&b[4..]))).collect(),
            length_cm: read_words(parts[2]),
            kind: parts[3].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect(),
            name: read_words(parts[4]),
            shape: read_words(parts[5]),
            geometry: parts[6].to_vec(),
            kinds: read_kinds(parts[7])?,
            conditions: read_conditions(parts[8])?,
            names: read_names(parts[9])?,
            turns: read_turns(parts[10])?,
            density: parts[11].to_vec(),
            holds: parts[12].to_vec(),
        };
        columns.check()?;
        let grid = Grid { cells: read_words(parts[13]), first: read_words(parts[14]), edges: read_words(parts[15]) };
        grid.check(columns.ends.len())?;
        let states = States::new(&columns)?;
        let hierarchy =
            Hierarchy::complete(&states, read_words(parts[16]), read_words(parts[17]), read_words(parts[18]));
        let hierarchy = hierarchy.ok_or(damaged(0, "the order does not fit the roads"))?;
        Ok(Self { columns, grid, states, hierarchy, hash: stated })
    }

    /// Whether the hash that the file stated is that of its content. Takes longer than opening.
    pub fn is_genuine(&self) -> bool {
        self.content_hash() == self.hash
    }
}

fn hash(parts: &[Vec<u8>]) -> [u8; 32] {
    let mut sha = Sha256::new();
    for (name, part) in NAMES.iter().zip(parts).take(ROADS) {
        sha.update(name);
        sha.update((part.len() as u64).to_le_bytes());
        sha.update(part);
    }
    sha.finalize().into()
}

impl Columns {
    /// Whether every number points at something that is there.
    fn check(&self) -> Result<(), RoadsError> {
        let (nodes, edges) = (self.nodes.len(), self.ends.len());
        let in_range =
            |(lat, lon): &(i32, i32)| lat.unsigned_abs() <= 900_000_000 && lon.unsigned_abs() <= 1_800_000_000;
        let fits = edges < 1 << 29
            && [self.length_cm.len(), self.kind.len(), self.name.len(), self.density.len()] == [edges; 4]
            && self.holds.len() == 2 * edges
            && self.shape.len() == edges + 1
            && self.nodes.iter().all(in_range)
            && self.ends.iter().all(|(a, b)| (*a as usize) < nodes && (*b as usize) < nodes)
            && self.kind.iter().all(|kind| usize::from(*kind) < self.kinds.len())
            && self.name.iter().all(|name| (*name as usize) < self.names.len())
            && self.shape.windows(2).all(|pair| pair[0] <= pair[1])
            && self.shape.last().is_some_and(|last| *last as usize == self.geometry.len())
            && self.kinds.iter().all(|kind| usize::from(kind.conditions) < self.conditions.len())
            && self.turns.iter().all(|turn| {
                turn.arcs.len() >= 2
                    && usize::from(turn.conditions) < self.conditions.len()
                    && turn.arcs.iter().all(|arc| (*arc as usize) < 2 * edges)
            });
        if fits { Ok(()) } else { Err(damaged(0, "a number points nowhere")) }
    }
}

impl Grid {
    fn check(&self, edges: usize) -> Result<(), RoadsError> {
        let fits = self.first.len() == self.cells.len() + 1
            && self.first.windows(2).all(|pair| pair[0] <= pair[1])
            && self.first.last().is_some_and(|last| *last as usize == self.edges.len())
            && self.edges.iter().all(|edge| (*edge as usize) < edges);
        if fits { Ok(()) } else { Err(damaged(0, "a number points nowhere")) }
    }
}

fn words(list: &[u32]) -> Vec<u8> {
    list.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn word(bytes: &[u8]) -> u32 {
    bytes.try_into().map_or(0, u32::from_le_bytes)
}

fn signed(bytes: &[u8]) -> i32 {
    bytes.try_into().map_or(0, i32::from_le_bytes)
}

fn read_words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(word).collect()
}

/// Numbers and texts one after another; the end is where the bytes end.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], RoadsError> {
        let end = self.at.checked_add(count).filter(|end| *end <= self.bytes.len());
        let end = end.ok_or(damaged(self.at as u64, "the file is cut"))?;
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    fn word(&mut self) -> Result<u32, RoadsError> {
        self.take(4).map(word)
    }

    fn long(&mut self) -> Result<u64, RoadsError> {
        Ok(self.take(8)?.try_into().map_or(0, u64::from_le_bytes))
    }

    fn half(&mut self) -> Result<u16, RoadsError> {
        Ok(self.take(2)?.try_into().map_or(0, u16::from_le_bytes))
    }

    fn byte(&mut self) -> Result<u8, RoadsError> {
        Ok(self.take(1)?[0])
    }

    fn text(&mut self) -> Result<String, RoadsError> {
        let length = usize::from(self.half()?);
        Ok(String::from_utf8_lossy(self.take(length)?).into_owned())
    }

    fn more(&self) -> bool {
        self.at < self.bytes.len()
    }
}

fn kind_bytes(kind: &Kind) -> Vec<u8> {
    let place = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
    let flags = [kind.bridge, kind.tunnel, kind.ford, kind.link, kind.roundabout, kind.toll, kind.unread_rule];
    let flags = flags.iter().enumerate().fold(0u8, |bits, (at, flag)| bits | (u8::from(*flag) << at));
    let mut bytes = vec![
        place(RoadClass::ALL.iter().position(|class| *class == kind.class)),
        place(Surface::ALL.iter().position(|surface| *surface == kind.surface)),
        kind.gate.map_or(u8::MAX, |gate| place(GateKind::ALL.iter().position(|known| *known == gate))),
        flags,
        kind.forward,
        kind.backward,
        kind.private,
        kind.max_speed,
    ];
    for number in [kind.minutes, kind.width_dm, kind.weight, kind.axle, kind.height_dm, kind.conditions] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(&kind.over_cm.to_le_bytes());
    bytes
}

fn read_kinds(bytes: &[u8]) -> Result<Vec<Kind>, RoadsError> {
    let mut reader = Reader { bytes, at: 0 };
    let mut kinds = Vec::new();
    while reader.more() {
        let unknown = damaged(reader.at as u64, "a kind of road that is not known");
        let (class, surface, gate) = (reader.byte()?, reader.byte()?, reader.byte()?);
        let class = RoadClass::ALL.get(usize::from(class)).copied().ok_or(unknown.clone())?;
        let mut kind = Kind::of(class);
        kind.surface = Surface::ALL.get(usize::from(surface)).copied().ok_or(unknown.clone())?;
        kind.gate = GateKind::ALL.get(usize::from(gate)).copied();
        let flags = reader.byte()?;
        let flag = |at: u8| flags & (1 << at) != 0;
        (kind.bridge, kind.tunnel, kind.ford, kind.link) = (flag(0), flag(1), flag(2), flag(3));
        (kind.roundabout, kind.toll, kind.unread_rule) = (flag(4), flag(5), flag(6));
        (kind.forward, kind.backward) = (reader.byte()?, reader.byte()?);
        (kind.private, kind.max_speed) = (reader.byte()?, reader.byte()?);
        (kind.minutes, kind.width_dm, kind.weight) = (reader.half()?, reader.half()?, reader.half()?);
        (kind.axle, kind.height_dm, kind.conditions) = (reader.half()?, reader.half()?, reader.half()?);
        kind.over_cm = reader.word()?;
        kinds.push(kind);
    }
    Ok(kinds)
}

fn conditions_bytes(lists: &[Vec<Condition>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for list in lists {
        bytes.push(u8::try_from(list.len()).unwrap_or(u8::MAX));
        for condition in list.iter().take(usize::from(u8::MAX)) {
            bytes.extend_from_slice(&[u8::from(condition.allows), condition.modes]);
            bytes.extend_from_slice(&condition.heavier_than.unwrap_or(u16::MAX).to_le_bytes());
            bytes.push(u8::try_from(condition.windows.len()).unwrap_or(u8::MAX));
            for window in condition.windows.iter().take(usize::from(u8::MAX)) {
                let (from, to) = window.season.unwrap_or((0, 0));
                let hours = window.hours.map_or((0, 0, 0), |h| (h.days.0, h.from_minute, h.to_minute));
                bytes.push(hours.0);
                for number in [from, to, hours.1, hours.2] {
                    bytes.extend_from_slice(&number.to_le_bytes());
                }
            }
        }
    }
    bytes
}

fn read_conditions(bytes: &[u8]) -> Result<Vec<Vec<Condition>>, RoadsError> {
    let mut reader = Reader { bytes, at: 0 };
    let mut lists = Vec::new();
    while reader.more() {
        let mut list = Vec::new();
        for _ in 0..reader.byte()? {
            let (allows, modes) = (reader.byte()? != 0, reader.byte()?);
            let heavier_than = Some(reader.half()?).filter(|limit| *limit != u16::MAX);
            let mut windows = Vec::new();
            for _ in 0..reader.byte()? {
                let days = passage_model::Weekdays(reader.byte()?);
                let season = Some((reader.half()?, reader.half()?)).filter(|season| *season != (0, 0));
                let (from_minute, to_minute) = (reader.half()?, reader.half()?);
                let hours = (days.0 != 0).then_some(passage_model::Hours { days, from_minute, to_minute });
                windows.push(Window { season, hours });
            }
            list.push(Condition { allows, modes, heavier_than, windows });
        }
        lists.push(list);
    }
    Ok(lists)
}

fn names_bytes(lists: &[Vec<(String, String)>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let text = |bytes: &mut Vec<u8>, text: &str| {
        bytes.extend_from_slice(&u16::try_from(text.len()).unwrap_or(0).to_le_bytes());
        bytes.extend_from_slice(if u16::try_from(text.len()).is_ok() { text.as_bytes() } else { &[] });
    };
    for list in lists {
        bytes.push(u8::try_from(list.len()).unwrap_or(u8::MAX));
        for (lang, name) in list.iter().take(usize::from(u8::MAX)) {
            text(&mut bytes, lang);
            text(&mut bytes, name);
        }
    }
    bytes
}

fn read_names(bytes: &[u8]) -> Result<Vec<Vec<(String, String)>>, RoadsError> {
    let mut reader = Reader { bytes, at: 0 };
    let mut lists = Vec::new();
    while reader.more() {
        let mut list = Vec::new();
        for _ in 0..reader.byte()? {
            list.push((reader.text()?, reader.text()?));
        }
        lists.push(list);
    }
    Ok(lists)
}

fn turns_bytes(turns: &[Turn]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for turn in turns.iter().filter(|turn| u8::try_from(turn.arcs.len()).is_ok()) {
        bytes.push(u8::try_from(turn.arcs.len()).unwrap_or(0));
        bytes.extend_from_slice(&[u8::from(turn.only), turn.modes]);
        bytes.extend_from_slice(&turn.conditions.to_le_bytes());
        bytes.extend_from_slice(&words(&turn.arcs));
    }
    bytes
}

fn read_turns(bytes: &[u8]) -> Result<Vec<Turn>, RoadsError> {
    let mut reader = Reader { bytes, at: 0 };
    let mut turns = Vec::new();
    while reader.more() {
        let count = usize::from(reader.byte()?);
        let (only, modes, conditions) = (reader.byte()? != 0, reader.byte()?, reader.half()?);
        turns.push(Turn { arcs: read_words(reader.take(4 * count)?), only, modes, conditions });
    }
    Ok(turns)
}
