//! The road network: extracts of OpenStreetMap that become one, and the file that it is kept in.

use chrono::{DateTime, Utc};
use passage_model::VehicleClass;
use passage_roads::{Network, Preference, Profile, Question, Router, Snap, Source, import};

struct Bytes<'b>(&'b [u8]);

impl Source for Bytes<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> Result<(), String> {
        self.0.fetch(at, into)
    }
}

/// Takes the bytes as an extract (PBF or XML, whichever they look like). What becomes a network must come back from its
/// file, and be searched without end or panic.
///
/// # Panics
/// Where it does not.
pub fn importing(data: &[u8]) {
    let Ok((network, _)) = import(&[&Bytes(data)], &()) else { return };
    let bytes = network.to_bytes();
    let again = Network::from_bytes(&bytes).expect("its own file");
    assert!(again.is_genuine() && again.hash() == network.hash(), "the file holds what the network holds");
    let (first, second) = (searching(&network), searching(&again));
    assert_eq!(first, second, "both find the same");
}

/// As [`importing`], of PBF: what is no file is taken as the content of one block, so that the bytes that are turned are
/// those of roads and not those of the packing.
///
/// # Panics
/// As there.
pub fn importing_pbf(data: &[u8]) {
    if data.get(4..).is_some_and(|rest| rest.windows(9).take(64).any(|name| name == b"OSMHeader")) {
        return importing(data);
    }
    let header = [field(4, b"OsmSchema-V0.6"), field(4, b"DenseNodes")].concat();
    importing(&[blob(b"OSMHeader", &header), blob(b"OSMData", data)].concat());
}

/// A block of a file, not packed.
fn blob(name: &[u8], content: &[u8]) -> Vec<u8> {
    let body = field(1, content);
    let head = [field(1, name), vec![3 << 3], number(body.len())].concat();
    let length = u32::try_from(head.len()).unwrap_or(0).to_be_bytes();
    [&length[..], &head, &body].concat()
}

/// A field of bytes.
fn field(key: u8, content: &[u8]) -> Vec<u8> {
    [vec![key << 3 | 2], number(content.len()), content.to_vec()].concat()
}

fn number(mut rest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while rest >= 0x80 {
        bytes.push(u8::try_from(rest & 0x7f).unwrap_or(0) | 0x80);
        rest >>= 7;
    }
    bytes.push(u8::try_from(rest).unwrap_or(0));
    bytes
}

/// Takes the bytes as the file of a network, with every checksum set right: else nothing behind it would be reached.
pub fn opening(data: &[u8]) {
    if let Ok(network) = Network::from_bytes(&with_checksums(data)) {
        let _ = network.is_genuine();
        searching(&network);
    }
}

/// Ways between some places on roads; how many were found, and their metres.
fn searching(network: &Network) -> (usize, f64) {
    let question = Question {
        profile: Profile::of(VehicleClass::LightTruck),
        preference: Preference::CAREFUL,
        depart: DateTime::<Utc>::UNIX_EPOCH,
    };
    let mut router = Router::new(network, question, None, Vec::new());
    let edges = u32::try_from(network.edges()).unwrap_or(u32::MAX);
    let place = |share: u32| {
        let edge = edges / 5 * share % edges.max(1);
        let at = network.position(network.ends(edge).0);
        Snap { edge, along_m: network.length_m(edge) / 2.0, off_m: 0.0, at }
    };
    let mut found = (0, 0.0);
    if edges == 0 {
        return found;
    }
    for (from, to) in [(0, 4), (4, 1), (2, 2), (1, 3)] {
        let _ = router.snap(place(from).at, 500.0);
        if let Some(way) = router.best(place(from), place(to)) {
            found.0 += 1;
            found.1 += way.metres();
        }
    }
    found
}

/// Name, length, checksum and bytes of each part, after 44 bytes: the checksums as they should be.
fn with_checksums(data: &[u8]) -> Vec<u8> {
    let mut bytes = data.to_vec();
    let mut at = 44;
    while let Some(length) = bytes.get(at + 4..at + 12).and_then(|length| length.try_into().ok()) {
        let start = at + 16;
        let end = usize::try_from(u64::from_le_bytes(length)).ok().and_then(|length| start.checked_add(length));
        let Some(end) = end.filter(|end| *end <= bytes.len() && start <= *end) else { break };
        let checksum = crc32fast::hash(&bytes[start..end]).to_le_bytes();
        bytes[at + 12..start].copy_from_slice(&checksum);
        at = end;
    }
    bytes
}
