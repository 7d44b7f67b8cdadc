//! The front door: one file in, accepted rows and issues out.

use std::{
    fs::File,
    io::{BufReader, Cursor, Read, Seek},
    path::Path,
};

use encoding_rs::UTF_8;

use crate::{
    Batch, BatchKind, Detected, Format, Issue, IssueCode, Item, ReadError, ReadOptions, Summary,
    batch::Collector,
    binary, detect, geojson, gpx,
    input::{self, Scan, Text, Utf8Reader, Watch, Watched},
    kml, osm,
    shapefile::{self, Companions},
    table, tcx,
};

/// Reads a file of the disk. See [`read`].
pub fn read_path(path: impl AsRef<Path>, options: ReadOptions<'_>) -> Result<Batch, ReadError> {
    let path = path.as_ref();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let beside = companions(path, options.limits.unpacked)?;
    read_all(File::open(path)?, &beside, &name, options)
}

/// What belongs to a shapefile and lies beside it, whatever the case of the letters.
fn companions(path: &Path, limit: u64) -> Result<Companions, ReadError> {
    let mut beside = Companions::default();
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else { return Ok(beside) };
    if path.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("shp")) {
        return Ok(beside);
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in folder.read_dir()? {
        let other = entry?.path();
        let same = other.file_stem().is_some_and(|name| name.eq_ignore_ascii_case(stem));
        let extension = other.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let slot = extension.filter(|_| same).and_then(|extension| beside.slot(&extension));
        if let Some(slot) = slot {
            let mut bytes = Vec::new();
            File::open(&other)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > limit {
                let name = other.file_name().unwrap_or(other.as_os_str()).to_string_lossy().into_owned();
                return Err(ReadError::TooBig { name, limit });
            }
            *slot = Some(bytes);
        }
    }
    Ok(beside)
}

/// Reads a whole file: its format is told from content and name, its rows are checked one by one.
///
/// The source is read twice: once for hash and encoding, once for the rows. Nothing of it is held but the rows.
pub fn read(source: impl Read + Seek, name: &str, options: ReadOptions<'_>) -> Result<Batch, ReadError> {
    read_all(source, &Companions::default(), name, options)
}

fn read_all(
    source: impl Read + Seek,
    companions: &Companions,
    name: &str,
    options: ReadOptions<'_>,
) -> Result<Batch, ReadError> {
    let mut batch = Batch {
        name: name.to_owned(),
        format: "",
        kind: BatchKind::Mixed,
        rows_in: 0,
        rows_accepted: 0,
        rows_rejected: 0,
        rows_skipped: 0,
        events: Vec::new(),
        routes: Vec::new(),
        segments: Vec::new(),
        places: Vec::new(),
        crossings: Vec::new(),
        issues: Vec::new(),
        sha256: String::new(),
        encoding: "",
    };
    let summary = read_beside(source, companions, name, options, &mut |item| match item {
        Item::Event(row) => batch.events.push(*row),
        Item::Route(row) => batch.routes.push(row),
        Item::Segment(row) => batch.segments.push(row),
        Item::Place(row) => batch.places.push(row),
        Item::Crossing(row) => batch.crossings.push(row),
        Item::Issue(issue) => batch.issues.push(issue),
    })?;
    batch.format = summary.format;
    batch.kind = summary.kind;
    batch.rows_in = summary.rows_in;
    batch.rows_accepted = summary.rows_accepted;
    batch.rows_rejected = summary.rows_rejected;
    batch.rows_skipped = summary.rows_skipped;
    batch.sha256 = summary.sha256;
    batch.encoding = summary.encoding;
    Ok(batch)
}

/// Like [`read`], handing every record and issue on as soon as it is known, in constant memory for tables. When it
/// fails, what was handed on before must not be kept.
pub fn read_with(
    source: impl Read + Seek,
    name: &str,
    options: ReadOptions<'_>,
    sink: &mut dyn FnMut(Item),
) -> Result<Summary, ReadError> {
    read_beside(source, &Companions::default(), name, options, sink)
}

fn read_beside(
    mut source: impl Read + Seek,
    companions: &Companions,
    name: &str,
    mut options: ReadOptions<'_>,
    sink: &mut dyn FnMut(Item),
) -> Result<Summary, ReadError> {
    let head = input::head(&mut source)?;
    let detected = detect(name, &head);
    if let Some(shp) = shapefile::whole(name)
        && detected.as_ref().is_none_or(|detected| detected.format == Format::Shapefile)
    {
        return Err(ReadError::PartOfShapefile { name: name.to_owned(), shp });
    }
    let detected = match detected {
        Some(detected) => detected,
        // A table that a person describes needs no recognition.
        None if !options.column_map.is_empty() => Detected { format: Format::Csv, kind: None, reason: "options" },
        None => {
            // Empty and binary files have errors of their own.
            input::scan(&mut source, &head, options.encoding.as_deref())?;
            return Err(ReadError::UnknownFormat { name: name.to_owned() });
        }
    };
    if !detected.format.is_read() {
        return Err(ReadError::UnsupportedFormat { format: detected.format.code() });
    }
    if binary::is_binary(detected.format) {
        return binary::read(source, companions, name, detected.format, options, sink);
    }
    let scan = input::scan(&mut source, &head, options.encoding.as_deref())?;
    source.rewind()?;
    let mut watch = Watch::new(options.progress.take(), scan.bytes);
    let stopped = watch.stopped();
    let text = Utf8Reader::new(Watched::new(&mut source, &mut watch), scan.text);
    let mut out = Collector::new(options.limits.issues, sink);
    remark(&scan, &mut out);
    let result = self::text(text, detected.format, name, &head, &scan, &options, &mut out);
    let (format, fallback) = match result {
        Err(_) if stopped.get() => return Err(ReadError::Cancelled),
        other => other?,
    };
    // The rest behind the last row, so that the byte count tells whether the file is still the one that was measured.
    let read = watch.bytes() + std::io::copy(&mut source, &mut std::io::sink())?;
    if read != scan.bytes {
        return Err(ReadError::Changed);
    }
    Ok(out.summary(format.code(), fallback, scan.bytes, scan.sha256, scan.text.encoding().name()))
}

/// Reads the member of an archive: told by its own name and bytes, called by the name of the archive.
pub(crate) fn member(
    bytes: Vec<u8>,
    member: &str,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let mut source = Cursor::new(bytes);
    let head = input::head(&mut source)?;
    let unknown = || ReadError::UnknownFormat { name: member.to_owned() };
    let format = detect(member, &head).ok_or_else(unknown)?.format;
    if matches!(format, Format::Zip | Format::Kmz | Format::Gzip) || !format.is_read() {
        // An archive in an archive is not opened.
        return Err(ReadError::UnsupportedFormat { format: format.code() });
    }
    if binary::is_binary(format) {
        return binary::dispatch(&mut source, &Companions::default(), name, format, options, out);
    }
    let scan = input::scan(&mut source, &head, options.encoding.as_deref())?;
    source.rewind()?;
    remark(&scan, out);
    text(Utf8Reader::new(source, scan.text), format, name, &head, &scan, options, out)
}

/// Reads text by format.
pub(crate) fn text(
    text: impl Read,
    format: Format,
    name: &str,
    head: &[u8],
    scan: &Scan,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    match format {
        Format::GeoJson => Ok((format, geojson::read_document(text, name, options, out)?)),
        Format::GeoJsonSeq => {
            let text = BufReader::with_capacity(64 << 10, text);
            Ok((format, geojson::read_sequence(text, name, options, out)?))
        }
        Format::Gpx => Ok((format, gpx::read(text, name, options, out)?)),
        Format::Kml => Ok((format, kml::read(text, name, options, out)?)),
        Format::Tcx => Ok((format, tcx::read(text, name, options, out)?)),
        Format::HxlJson => table::json::read(text, name, options, out),
        Format::OsmXml => Ok((format, osm::read_xml(text, name, options, out)?)),
        _ => {
            let encoding = if scan.text == Text::Utf8 { UTF_8 } else { scan.text.encoding() };
            let head = encoding.decode(head).0;
            table::read_text(text, name, &head, options, out)
        }
    }
}

/// Tells what a person should know of the encoding.
pub(crate) fn remark(scan: &Scan, out: &mut Collector<'_>) {
    if let Some(issue) = encoding_issue(scan) {
        out.item(Item::Issue(issue));
    }
}

/// What a person should know of the encoding.
pub(crate) fn encoding_issue(scan: &Scan) -> Option<Issue> {
    match scan.text {
        Text::Legacy { encoding, declared: false, line } => {
            let issue = Issue::notice(IssueCode::EncodingGuessed).at(line).value(encoding.name());
            Some(issue.expected("UTF-8"))
        }
        Text::DamagedUtf8 { line } => Some(Issue::notice(IssueCode::CharactersLost).at(line).expected("UTF-8")),
        Text::Utf8 | Text::Utf16(_) | Text::Legacy { .. } => None,
    }
}
