//! Gazetteers: lists of the names of places, for finding what a report speaks of. They are reference data of others, kept
//! apart from the register.
//!
//! Read are dumps of `GeoNames` (plain, zip, gz), tables with a name and a position (also gz), and everything else from which
//! [`read_with`] gives places or crossings: `OpenStreetMap`, GeoJSON, KML, workbooks.

mod feature;
mod geonames;
mod list;

use std::io::{self, BufReader, Read, Seek};

use flate2::read::MultiGzDecoder;
use passage_model::{Country, Feature, LatLon, Name, Names, PlaceKind};
use zip::ZipArchive;

use crate::{
    BatchKind, Issue, Item, Limits, ReadError, ReadOptions, binary,
    input::{self, Scan, Text, Utf8Reader, Watch, Watched},
    read_with,
};

/// A place of a gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct GazetteerPlace {
    /// Its id in the list: the number of `GeoNames`, a p-code, `node/1`; name and position where it has none.
    pub key: String,
    /// Names in all scripts, the main one first.
    pub names: Names,
    /// Where.
    pub at: LatLon,
    /// What it is. `None`: not said.
    pub feature: Option<Feature>,
    /// Size of a settlement. `None`: not said.
    pub size: Option<PlaceKind>,
    /// People who live there. `None`: not said.
    pub population: Option<u64>,
    /// Country.
    pub country: Option<Country>,
    /// Code of the first administrative level, as a [`GazetteerArea`] of the same list names it.
    pub admin1_code: Option<String>,
    /// Name of the first administrative level, where the list says it in words.
    pub admin1: Option<String>,
}

/// A first administrative level: what its code stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerArea {
    /// Two letters of the country, as the list has them.
    pub country: String,
    /// Code.
    pub code: String,
    /// Names, the main one first.
    pub names: Vec<String>,
}

/// One thing found in a gazetteer, in file order.
#[derive(Debug, Clone, PartialEq)]
pub enum GazetteerItem {
    /// A place.
    Place(GazetteerPlace),
    /// What a code of the places stands for.
    Area(GazetteerArea),
    /// Another name of the place with the key `of`, which stands in another file.
    Name {
        /// Key of the place.
        of: String,
        /// The name.
        name: Name,
    },
    /// A row that was not taken, or a remark.
    Issue(Issue),
}

/// The counts of a reading. `rows == accepted + rejected + skipped`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerSummary {
    /// Code of the format: `geonames`, `geonames-names`, `place-list`, or one of [`Format`](crate::Format).
    pub format: &'static str,
    /// Rows or elements.
    pub rows: u64,
    /// Taken.
    pub accepted: u64,
    /// Left out because of an issue.
    pub rejected: u64,
    /// Nothing that a report would name as a place.
    pub skipped: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
}

/// Counts rows and keeps the list of issues short.
struct Tally {
    accepted: u64,
    rejected: u64,
    skipped: u64,
    issues: usize,
}

impl Tally {
    fn accept(&mut self) {
        self.accepted += 1;
    }

    fn skip(&mut self) {
        self.skipped += 1;
    }

    fn reject(&mut self, sink: &mut dyn FnMut(GazetteerItem), issue: Issue) {
        self.rejected += 1;
        if let Some(left) = self.issues.checked_sub(1) {
            self.issues = left;
            sink(GazetteerItem::Issue(issue));
        }
    }
}

/// Reads a gazetteer, handing on what is found as it is found, in constant memory for dumps and lists. When it fails, what
/// was handed on before must not be kept.
pub fn read_gazetteer(
    mut source: impl Read + Seek,
    name: &str,
    mut options: ReadOptions<'_>,
    sink: &mut dyn FnMut(GazetteerItem),
) -> Result<GazetteerSummary, ReadError> {
    let head = input::head(&mut source)?;
    let packed = packing(&mut source, &head)?;
    let start = packed.as_ref().map_or_else(|| input::head_text(&head), |packed| packed.start.clone());
    let sort = sort(&start, name, packed.is_some(), &options);
    if sort == Sort::Other {
        return other(source, name, options, sink);
    }
    let scan = if packed.is_some() {
        let (bytes, sha256) = binary::measure(&mut source)?;
        Scan { bytes, sha256, text: Text::Utf8 }
    } else {
        input::scan(&mut source, &head, options.encoding.as_deref())?
    };
    source.rewind()?;
    let mut watch = Watch::new(options.progress.take(), scan.bytes);
    let stopped = watch.stopped();
    let mut tally = Tally { accepted: 0, rejected: 0, skipped: 0, issues: options.limits.issues };
    let result = unpacked(&mut source, packed.as_ref(), &scan, &mut watch, &options.limits, |text| match sort {
        Sort::Dump(dump) => geonames::read(text, dump, &options.limits, &mut tally, sink),
        Sort::List | Sort::Other => list::read(text, &start, &options, &mut tally, sink),
    });
    if stopped.get() {
        return Err(ReadError::Cancelled);
    }
    result?;
    let Tally { accepted, rejected, skipped, .. } = tally;
    Ok(GazetteerSummary {
        format: match sort {
            Sort::Dump(geonames::Dump::Places) => "geonames",
            Sort::Dump(geonames::Dump::Names) => "geonames-names",
            Sort::List | Sort::Other => "place-list",
        },
        rows: accepted + rejected + skipped,
        accepted,
        rejected,
        skipped,
        bytes: scan.bytes,
        sha256: scan.sha256,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Dump(geonames::Dump),
    List,
    Other,
}

fn sort(start: &str, name: &str, packed: bool, options: &ReadOptions<'_>) -> Sort {
    if let Some(dump) = geonames::recognise(start) {
        return Sort::Dump(dump);
    }
    let text = |extension: &str| name.to_ascii_lowercase().ends_with(extension);
    let table = packed || [".csv", ".tsv", ".txt"].into_iter().any(text) || !options.column_map.is_empty();
    if table && list::recognise(start, options) { Sort::List } else { Sort::Other }
}

/// How a text is packed, and how it starts.
struct Packed {
    /// The member of a zip; `None`: gzip.
    member: Option<String>,
    start: String,
}

/// Most members of a zip looked at.
const MEMBERS: usize = 64;

/// Looks for the text in a zip or gzip. `None`: it is neither, or holds no such text.
fn packing(source: &mut (impl Read + Seek), head: &[u8]) -> Result<Option<Packed>, ReadError> {
    let beginning = |source: &mut dyn Read| {
        let mut bytes = Vec::new();
        // What is damaged further down is told of when it is read.
        let _ = source.take(input::HEAD as u64).read_to_end(&mut bytes);
        input::head_text(&bytes)
    };
    if head.starts_with(&[0x1f, 0x8b]) {
        let start = beginning(&mut MultiGzDecoder::new(&mut *source));
        source.rewind()?;
        return Ok(Some(Packed { member: None, start }));
    }
    if !head.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let mut found = None;
    if let Ok(mut zip) = ZipArchive::new(&mut *source) {
        let names = zip.file_names().take(MEMBERS).filter_map(Result::ok);
        let names: Vec<String> =
            names.filter(|name| name.to_ascii_lowercase().ends_with(".txt")).map(Into::into).collect();
        for name in names {
            let Ok(mut member) = zip.by_name(&name) else { continue };
            let start = beginning(&mut member);
            if geonames::recognise(&start).is_some() {
                found = Some(Packed { member: Some(name), start });
                break;
            }
        }
    }
    source.rewind()?;
    Ok(found)
}

/// Hands the text of the file on, unpacked and as UTF-8.
fn unpacked(
    source: &mut (impl Read + Seek),
    packed: Option<&Packed>,
    scan: &Scan,
    watch: &mut Watch<'_>,
    limits: &Limits,
    read: impl FnOnce(&mut dyn Read) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    // As for tables in archives: read in passing and not held.
    let limit = limits.unpacked.saturating_mul(8);
    match packed {
        None => read(&mut Utf8Reader::new(Watched::new(source, watch), scan.text)),
        Some(Packed { member: None, .. }) => {
            let unpacked = MultiGzDecoder::new(BufReader::new(Watched::new(source, watch)));
            read(&mut Capped { inner: unpacked, left: limit })
        }
        Some(Packed { member: Some(name), .. }) => {
            let damaged = |error: zip::result::ZipError| ReadError::Damaged { byte: 0, detail: error.to_string() };
            let mut zip = ZipArchive::new(source).map_err(damaged)?;
            let member = zip.by_name(name).map_err(damaged)?;
            read(&mut Capped { inner: Watched::new(member, watch), left: limit })
        }
    }
}

/// Fails where more comes out than is honest.
struct Capped<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| io::Error::other("unpacks to too much"))?;
        Ok(read)
    }
}

/// Everything that the other readers give places or crossings from.
fn other(
    source: impl Read + Seek,
    name: &str,
    options: ReadOptions<'_>,
    sink: &mut dyn FnMut(GazetteerItem),
) -> Result<GazetteerSummary, ReadError> {
    let mut foreign = 0;
    let summary = read_with(source, name, options, &mut |item| match item {
        Item::Place(row) => {
            let place = row.record;
            sink(GazetteerItem::Place(GazetteerPlace {
                key: place.source_key,
                names: place.names,
                at: place.at,
                feature: Some(Feature::Settlement),
                size: Some(place.kind).filter(|kind| *kind != PlaceKind::Other),
                population: None,
                country: place.country.and_then(|text| text.parse().ok()),
                admin1_code: None,
                admin1: place.admin1,
            }));
        }
        Item::Crossing(row) => {
            let crossing = row.record;
            let code = crossing.kind.code();
            sink(GazetteerItem::Place(GazetteerPlace {
                key: crossing.source_key,
                names: crossing.names,
                at: crossing.at,
                feature: Some(self::crossing(code).unwrap_or(Feature::Crossing)),
                size: None,
                population: None,
                country: crossing.sides.iter().find_map(|side| side.country.as_ref()?.parse().ok()),
                admin1_code: None,
                admin1: None,
            }));
        }
        Item::Issue(issue) => sink(GazetteerItem::Issue(issue)),
        Item::Event(_) | Item::Route(_) | Item::Segment(_) => foreign += 1,
    })?;
    if summary.kind == BatchKind::Events || summary.kind == BatchKind::Routes {
        return Err(ReadError::WrongKind { format: summary.format, kind: BatchKind::Places.code() });
    }
    let taken = summary.rows_accepted.saturating_sub(foreign);
    Ok(GazetteerSummary {
        format: summary.format,
        rows: summary.rows_in,
        accepted: taken,
        rejected: summary.rows_rejected,
        skipped: summary.rows_skipped + (summary.rows_accepted - taken),
        bytes: summary.bytes,
        sha256: summary.sha256,
    })
}

/// What a word for a crossing stands for.
fn crossing(word: &str) -> Option<Feature> {
    match word {
        "border" | "border_crossing" | "border_control" | "crossing" | "checkpoint" | "internal_line" => {
            Some(Feature::Crossing)
        }
        "bridge" | "ferry" | "tunnel" | "dam" | "ford" => Some(Feature::Bridge),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
