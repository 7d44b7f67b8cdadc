//! Protocol buffers, as much as PBF needs: messages are walked where they lie, nothing is copied or claimed.

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'b> {
    /// A number.
    Number(u64),
    /// Bytes: a text, a message, packed numbers.
    Bytes(&'b [u8]),
    /// Four or eight bytes, of no use here.
    Fixed,
}

/// The bytes are no message.
#[derive(Debug, PartialEq)]
pub(crate) struct Broken;

/// The fields of a message, one after another.
pub(super) struct Fields<'b>(pub(super) &'b [u8]);

impl<'b> Iterator for Fields<'b> {
    type Item = Result<(u64, Value<'b>), Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.0 = &[];
        }
        Some(field.ok_or(Broken))
    }
}

impl<'b> Fields<'b> {
    fn field(&mut self) -> Option<(u64, Value<'b>)> {
        let key = varint(&mut self.0)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut self.0)?),
            1 => self.skip(8)?,
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).ok()?;
                let (bytes, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
            5 => self.skip(4)?,
            _ => return None,
        };
        Some((key >> 3, value))
    }

    fn skip(&mut self, count: usize) -> Option<Value<'b>> {
        self.0 = self.0.get(count..)?;
        Some(Value::Fixed)
    }
}

/// Packed numbers; they end where the bytes end or are none.
pub(super) struct Packed<'b>(pub(super) &'b [u8]);

impl Iterator for Packed<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        varint(&mut self.0)
    }
}

/// A number of one to ten bytes.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for (at, byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f).wrapping_shl(u32::try_from(7 * at).ok()?);
        if byte & 0x80 == 0 {
            *bytes = bytes.get(at + 1..)?;
            return Some(number);
        }
    }
    None
}

/// A signed number, as `sint64` writes it.
pub(super) fn signed(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(varint(&mut [0xac, 0x02, 7].as_slice()), Some(300));
        assert_eq!([0, 1, 2, 3, u64::MAX].map(signed), [0, -1, 1, -2, i64::MIN]);
        let fields: Vec<_> = Fields(&[0x08, 0x96, 0x01, 0x12, 0x02, b'h', b'i']).collect();
        assert_eq!(fields, [Ok((1, Value::Number(150))), Ok((2, Value::Bytes(b"hi")))]);
        assert_eq!(Fields(&[0x12, 0x7f, 0]).last(), Some(Err(Broken)));
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Fields(&bytes).count() <= bytes.len());
            prop_assert!(Packed(&bytes).count() <= bytes.len());
        }
    }
}
