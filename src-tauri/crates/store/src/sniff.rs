//! What a file is, by its first bytes: so that a photograph is not called a wrong passphrase.

/// What a file that is no database of this program looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A file without content.
    Empty,
    /// A folder.
    Folder,
    /// A SQLite database of another program (also a geopackage).
    OtherSqlite,
    /// Text: also CSV, JSON, KML, HTML.
    Text,
    /// A zip archive: also XLSX, DOCX, KMZ.
    Zip,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Another compressed archive.
    Archive,
    /// An old Office document (XLS, DOC).
    Office,
    /// Too short for a database, or of no known type.
    Unknown,
}

/// First bytes of an unencrypted SQLite database.
pub(crate) const SQLITE: &[u8] = b"SQLite format 3\0";

/// First bytes of common types. All have at least four, so that the random first bytes of an encrypted database are
/// taken for one of them once in some hundred million.
const MAGIC: [(&[u8], FileKind); 13] = [
    (SQLITE, FileKind::OtherSqlite),
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"%PDF-", FileKind::Pdf),
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"\xff\xd8\xff\xe0", FileKind::Picture),
    (b"\xff\xd8\xff\xe1", FileKind::Picture),
    (b"\xff\xd8\xff\xdb", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"\x1f\x8b\x08\x00", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Office),
];

/// The type of a file from its first bytes (some thousands); `None`: nothing known, perhaps encrypted.
pub(crate) fn sniff(head: &[u8]) -> Option<FileKind> {
    if head.is_empty() {
        return Some(FileKind::Empty);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*kind);
    }
    is_text(head).then_some(FileKind::Text)
}

/// No control characters other than those of text. Encrypted bytes hold one within the first dozens; legacy code pages
/// (Windows-1256) do not, which is why UTF-8 is not asked for.
fn is_text(head: &[u8]) -> bool {
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b) || *byte == 0x7f;
    if utf16 { head.split(|byte| *byte == 0).count() * 4 > head.len() } else { !head.iter().any(control) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_files_are_told_apart() {
        assert_eq!(sniff(b""), Some(FileKind::Empty));
        assert_eq!(sniff(b"lat,lon\r\n36.2,37.1\r\n"), Some(FileKind::Text));
        assert_eq!(sniff("{\"اسم\": 1}".as_bytes()), Some(FileKind::Text));
        assert_eq!(sniff(b"\xc7\xd3\xe3"), Some(FileKind::Text), "Windows-1256");
        assert_eq!(sniff(b"\xff\xfea\0b\0c\0"), Some(FileKind::Text), "UTF-16");
        assert_eq!(sniff(b"PK\x03\x04rest"), Some(FileKind::Zip));
        assert_eq!(sniff(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(sniff(b"\x00\x01\x02\x03 noise"), None);
    }
}
