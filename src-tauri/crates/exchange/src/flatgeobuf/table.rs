//! Tables of flat buffers, read where they lie. A field that is absent or points outside is `None`.

/// A table in its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'b> {
    bytes: &'b [u8],
    at: usize,
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn whole(bytes: &[u8], at: usize) -> Option<usize> {
    array(bytes, at).map(u32::from_le_bytes).and_then(|number| usize::try_from(number).ok())
}

impl<'b> Table<'b> {
    /// The table that the bytes start with.
    pub(super) fn root(bytes: &'b [u8]) -> Option<Self> {
        let table = Self { bytes, at: whole(bytes, 0)? };
        array::<4>(bytes, table.at)?;
        Some(table)
    }

    /// Where the field of this number is.
    fn field(self, number: usize) -> Option<usize> {
        let back = i64::from(i32::from_le_bytes(array(self.bytes, self.at)?));
        let list = usize::try_from(i64::try_from(self.at).ok()?.checked_sub(back)?).ok()?;
        let size = usize::from(u16::from_le_bytes(array(self.bytes, list)?));
        let entry = 4 + 2 * number;
        if entry + 2 > size {
            return None;
        }
        let offset = u16::from_le_bytes(array(self.bytes, list.checked_add(entry)?)?);
        if offset == 0 { None } else { self.at.checked_add(usize::from(offset)) }
    }

    /// Where the thing is that the field points at.
    fn target(self, number: usize) -> Option<usize> {
        let at = self.field(number)?;
        at.checked_add(whole(self.bytes, at)?)
    }

    pub(super) fn byte(self, number: usize) -> Option<u8> {
        self.bytes.get(self.field(number)?).copied()
    }

    pub(super) fn short(self, number: usize) -> Option<u16> {
        array(self.bytes, self.field(number)?).map(u16::from_le_bytes)
    }

    pub(super) fn int(self, number: usize) -> Option<i32> {
        array(self.bytes, self.field(number)?).map(i32::from_le_bytes)
    }

    pub(super) fn long(self, number: usize) -> Option<u64> {
        array(self.bytes, self.field(number)?).map(u64::from_le_bytes)
    }

    pub(super) fn table(self, number: usize) -> Option<Self> {
        Some(Self { bytes: self.bytes, at: self.target(number)? })
    }

    /// A list whose entries have this many bytes; what it claims must be there.
    fn list(self, number: usize, size: usize) -> Option<&'b [u8]> {
        let at = self.target(number)?;
        let length = whole(self.bytes, at)?.checked_mul(size)?;
        let start = at.checked_add(4)?;
        self.bytes.get(start..start.checked_add(length)?)
    }

    pub(super) fn bytes(self, number: usize) -> Option<&'b [u8]> {
        self.list(number, 1)
    }

    pub(super) fn text(self, number: usize) -> Option<String> {
        self.bytes(number).map(|text| String::from_utf8_lossy(text).into_owned())
    }

    /// Numbers; none where there is no such list.
    pub(super) fn numbers(self, number: usize) -> Vec<f64> {
        let list = self.list(number, 8).unwrap_or_default();
        list.chunks_exact(8).filter_map(|bytes| bytes.try_into().ok().map(f64::from_le_bytes)).collect()
    }

    /// Whole numbers; none where there is no such list.
    pub(super) fn wholes(self, number: usize) -> Vec<u32> {
        let list = self.list(number, 4).unwrap_or_default();
        list.chunks_exact(4).filter_map(|bytes| bytes.try_into().ok().map(u32::from_le_bytes)).collect()
    }

    /// Tables; none where there is no such list.
    pub(super) fn tables(self, number: usize) -> Vec<Self> {
        let (Some(list), Some(start)) = (self.list(number, 4), self.target(number)) else { return Vec::new() };
        let entry = |at: usize| {
            let from = start.checked_add(4 + 4 * at)?;
            Some(Self { bytes: self.bytes, at: from.checked_add(whole(self.bytes, from)?)? })
        };
        (0..list.len() / 4).filter_map(entry).collect()
    }
}
