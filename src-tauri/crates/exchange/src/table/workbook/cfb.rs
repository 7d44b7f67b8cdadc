//! The compound file around an XLS: a small file system of sectors (MS-CFB). Every chain of sectors is followed within the
//! bytes that are there, and no further than there are sectors.

use crate::ReadError;

const HEADER: usize = 512;
const FREE: u32 = 0xffff_fffa;

/// A little-endian number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A little-endian number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn damaged(byte: usize, detail: &str) -> ReadError {
    ReadError::Damaged { byte: byte as u64, detail: detail.to_owned() }
}

struct Sectors<'f> {
    file: &'f [u8],
    size: usize,
    fat: Vec<u32>,
}

impl Sectors<'_> {
    fn sector(&self, number: u32) -> Option<&[u8]> {
        // The header takes the place of one sector, whatever their size.
        let at = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = at.checked_add(self.size)?.min(self.file.len());
        self.file.get(at..end)
    }

    /// The bytes of a chain.
    fn chain(&self, first: u32) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let (mut at, mut steps) = (first, 0usize);
        while at < FREE {
            let sector = self.sector(at).ok_or_else(|| damaged(self.file.len(), "a sector is missing"))?;
            bytes.extend_from_slice(sector);
            steps += 1;
            if steps > self.fat.len() {
                return Err(damaged(HEADER, "a chain of sectors has no end"));
            }
            at = self.fat.get(at as usize).copied().ok_or_else(|| damaged(HEADER, "a chain of sectors breaks off"))?;
        }
        Ok(bytes)
    }
}

/// The stream of the workbook.
pub(super) fn workbook(file: &[u8]) -> Result<Vec<u8>, ReadError> {
    let head = || damaged(0, "the header is cut off");
    let shift = |at, most| u16_at(file, at).filter(|shift| (6..=most).contains(shift)).ok_or_else(head);
    let size = 1usize << shift(30, 12)?;
    let small = 1usize << shift(32, 9)?;
    let cutoff = u32_at(file, 56).ok_or_else(head)?;
    let mut sectors = Sectors { file, size, fat: Vec::new() };
    let most = file.len() / size + 1;
    // The list of the sectors that list the sectors: the first 109 in the header, others in a chain of their own.
    let mut list: Vec<u32> = (0..109).filter_map(|at| u32_at(file, 76 + 4 * at)).collect();
    let mut more = u32_at(file, 68).ok_or_else(head)?;
    let mut steps = 0;
    while more < FREE && steps < most {
        let Some(sector) = sectors.sector(more) else { break };
        let numbers: Vec<u32> = sector.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
        let Some((next, rest)) = numbers.split_last() else { break };
        list.extend_from_slice(rest);
        more = *next;
        steps += 1;
    }
    for number in list.into_iter().filter(|number| *number < FREE).take(most) {
        if let Some(sector) = sectors.sector(number) {
            let entries: Vec<u32> = sector.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
            sectors.fat.extend(entries);
        }
    }
    let directory = sectors.chain(u32_at(file, 48).ok_or_else(head)?)?;
    let entries = || directory.chunks_exact(128).map(|entry| (name(entry), entry));
    if entries().any(|(name, _)| name == "EncryptedPackage") {
        return Err(ReadError::Locked);
    }
    let found = entries().find(|(name, _)| name == "Workbook").or_else(|| entries().find(|(name, _)| name == "Book"));
    let Some((_, entry)) = found else { return Err(damaged(HEADER, "there is no workbook in it")) };
    let (first, length) = (u32_at(entry, 116).ok_or_else(head)?, u32_at(entry, 120).ok_or_else(head)?);
    let mut bytes = if length >= cutoff {
        sectors.chain(first)?
    } else {
        // Small streams live in a stream of the root, in sectors of their own.
        let root = directory.get(..128).ok_or_else(head)?;
        let inside = sectors.chain(u32_at(root, 116).ok_or_else(head)?)?;
        let table = sectors.chain(u32_at(file, 60).ok_or_else(head)?)?;
        let mut bytes = Vec::new();
        let (mut at, mut steps) = (first, 0);
        while at < FREE && steps <= inside.len() / small {
            let from = (at as usize).saturating_mul(small);
            bytes.extend_from_slice(inside.get(from..from.saturating_add(small)).unwrap_or_default());
            at = u32_at(&table, (at as usize).saturating_mul(4)).unwrap_or(u32::MAX);
            steps += 1;
        }
        bytes
    };
    bytes.truncate(length as usize);
    Ok(bytes)
}

fn name(entry: &[u8]) -> String {
    let length = u16_at(entry, 64).unwrap_or(0).saturating_sub(2).min(62) as usize;
    let units: Vec<u16> =
        entry.get(..length).unwrap_or_default().chunks_exact(2).filter_map(|two| u16_at(two, 0)).collect();
    String::from_utf16_lossy(&units)
}
