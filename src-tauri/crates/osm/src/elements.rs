//! The elements of a block of PBF.

use std::borrow::Cow;

use crate::{
    Member, Nano, OsmError, Sort, Tags, Take,
    proto::{Broken, Fields, Packed, Value, signed},
};

/// What all elements of a block share.
struct Block<'b> {
    strings: Vec<Cow<'b, str>>,
    granularity: i64,
    lat_offset: i64,
    lon_offset: i64,
}

impl Block<'_> {
    fn text(&self, at: u64) -> &str {
        usize::try_from(at).ok().and_then(|at| self.strings.get(at)).map(AsRef::as_ref).unwrap_or_default()
    }

    fn position(&self, lat: i64, lon: i64) -> Option<Nano> {
        let nano = |value: i64, offset: i64| value.checked_mul(self.granularity)?.checked_add(offset);
        Some(Nano { lat: nano(lat, self.lat_offset)?, lon: nano(lon, self.lon_offset)? })
    }
}

/// Hands every element of an unpacked block to `take`.
///
/// # Errors
///
/// [`OsmError::Damaged`]; what came before is taken.
pub fn elements(bytes: &[u8], take: &mut impl Take) -> Result<(), OsmError> {
    let mut block = Block { strings: Vec::new(), granularity: 100, lat_offset: 0, lon_offset: 0 };
    let mut groups = Vec::new();
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(table)) => {
                for string in Fields(table) {
                    if let (1, Value::Bytes(string)) = string? {
                        block.strings.push(String::from_utf8_lossy(string));
                    }
                }
            }
            (2, Value::Bytes(group)) => groups.push(group),
            (17, Value::Number(number)) => block.granularity = number.cast_signed(),
            (19, Value::Number(number)) => block.lat_offset = number.cast_signed(),
            (20, Value::Number(number)) => block.lon_offset = number.cast_signed(),
            _ => {}
        }
    }
    let mut scratch = Scratch::default();
    for group in groups {
        for field in Fields(group) {
            match field? {
                (1, Value::Bytes(bytes)) => node(bytes, &block, &mut scratch, take)?,
                (2, Value::Bytes(bytes)) => dense(bytes, &block, &mut scratch, take)?,
                (3, Value::Bytes(bytes)) => way(bytes, &block, &mut scratch, take)?,
                (4, Value::Bytes(bytes)) => relation(bytes, &block, &mut scratch, take)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Lists that are filled again for every element.
#[derive(Default)]
struct Scratch<'b> {
    tags: Vec<(&'b str, &'b str)>,
    ids: Vec<i64>,
    members: Vec<Member<'b>>,
}

impl<'b> Scratch<'b> {
    fn tags(&mut self, keys: &[u8], values: &[u8], block: &'b Block<'_>) {
        self.tags.clear();
        self.tags.extend(Packed(keys).zip(Packed(values)).map(|(key, value)| (block.text(key), block.text(value))));
    }
}

fn node<'b, T: Take>(
    bytes: &[u8],
    block: &'b Block<'_>,
    scratch: &mut Scratch<'b>,
    take: &mut T,
) -> Result<(), Broken> {
    if !T::NODES {
        return Ok(());
    }
    let (mut id, mut keys, mut values, mut lat, mut lon) = (0, &b""[..], &b""[..], 0, 0);
    for field in Fields(bytes) {
        match field? {
            (1, Value::Number(number)) => id = signed(number),
            (2, Value::Bytes(packed)) => keys = packed,
            (3, Value::Bytes(packed)) => values = packed,
            (8, Value::Number(number)) => lat = signed(number),
            (9, Value::Number(number)) => lon = signed(number),
            _ => {}
        }
    }
    scratch.tags(keys, values, block);
    take.node(id, block.position(lat, lon), Tags(&scratch.tags));
    Ok(())
}

/// Nodes column by column: ids, positions as differences, tags one behind the other with a zero after each node's.
fn dense<'b, T: Take>(
    bytes: &[u8],
    block: &'b Block<'_>,
    scratch: &mut Scratch<'b>,
    take: &mut T,
) -> Result<(), Broken> {
    if !T::NODES {
        return Ok(());
    }
    let (mut ids, mut lats, mut lons, mut tags) = (&b""[..], &b""[..], &b""[..], &b""[..]);
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(packed)) => ids = packed,
            (8, Value::Bytes(packed)) => lats = packed,
            (9, Value::Bytes(packed)) => lons = packed,
            (10, Value::Bytes(packed)) => tags = packed,
            _ => {}
        }
    }
    let mut tags = Packed(tags);
    let (mut id, mut lat, mut lon) = (0i64, 0i64, 0i64);
    let (mut lats, mut lons) = (Packed(lats), Packed(lons));
    for step in Packed(ids) {
        let (Some(up), Some(right)) = (lats.next(), lons.next()) else { return Err(Broken) };
        id = id.wrapping_add(signed(step));
        lat = lat.wrapping_add(signed(up));
        lon = lon.wrapping_add(signed(right));
        scratch.tags.clear();
        while let Some(key) = tags.next().filter(|key| *key != 0) {
            scratch.tags.push((block.text(key), block.text(tags.next().ok_or(Broken)?)));
        }
        take.node(id, block.position(lat, lon), Tags(&scratch.tags));
    }
    Ok(())
}

fn way<'b, T: Take>(bytes: &[u8], block: &'b Block<'_>, scratch: &mut Scratch<'b>, take: &mut T) -> Result<(), Broken> {
    if !T::WAYS {
        return Ok(());
    }
    let (mut id, mut keys, mut values, mut refs) = (0, &b""[..], &b""[..], &b""[..]);
    for field in Fields(bytes) {
        match field? {
            (1, Value::Number(number)) => id = number.cast_signed(),
            (2, Value::Bytes(packed)) => keys = packed,
            (3, Value::Bytes(packed)) => values = packed,
            (8, Value::Bytes(packed)) => refs = packed,
            _ => {}
        }
    }
    scratch.tags(keys, values, block);
    scratch.ids.clear();
    let mut at = 0i64;
    scratch.ids.extend(Packed(refs).map(|step| {
        at = at.wrapping_add(signed(step));
        at
    }));
    take.way(id, Tags(&scratch.tags), &scratch.ids);
    Ok(())
}

fn relation<'b, T: Take>(
    bytes: &[u8],
    block: &'b Block<'_>,
    scratch: &mut Scratch<'b>,
    take: &mut T,
) -> Result<(), Broken> {
    if !T::WAYS {
        return Ok(());
    }
    let (mut id, mut keys, mut values) = (0, &b""[..], &b""[..]);
    let (mut roles, mut ids, mut sorts) = (&b""[..], &b""[..], &b""[..]);
    for field in Fields(bytes) {
        match field? {
            (1, Value::Number(number)) => id = number.cast_signed(),
            (2, Value::Bytes(packed)) => keys = packed,
            (3, Value::Bytes(packed)) => values = packed,
            (8, Value::Bytes(packed)) => roles = packed,
            (9, Value::Bytes(packed)) => ids = packed,
            (10, Value::Bytes(packed)) => sorts = packed,
            _ => {}
        }
    }
    scratch.tags(keys, values, block);
    scratch.members.clear();
    let mut at = 0i64;
    for ((role, step), sort) in Packed(roles).zip(Packed(ids)).zip(Packed(sorts)) {
        at = at.wrapping_add(signed(step));
        let sort = match sort {
            0 => Sort::Node,
            1 => Sort::Way,
            _ => Sort::Relation,
        };
        scratch.members.push(Member { sort, id: at, role: block.text(role) });
    }
    take.relation(id, Tags(&scratch.tags), &scratch.members);
    Ok(())
}
