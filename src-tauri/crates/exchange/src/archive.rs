//! Zip archives: KMZ, a shapefile with what belongs to it, or one other file that is read. Members are unpacked into memory
//! up to a size, so that no archive can grow beyond it; what an archive claims of its members is not believed.

use std::{
    borrow::Cow,
    io::{Cursor, Read, Seek},
};

use zip::{ZipArchive, result::ZipError};

use crate::{
    BatchKind, Format, Issue, IssueCode, Item, ReadError, ReadOptions,
    batch::Collector,
    names::stem,
    read::member,
    shapefile::{self, Companions},
    table,
};

/// Members of these extensions are read where there is neither KML nor a shapefile, the first of them first.
const SINGLE: [&str; 11] =
    ["geojson", "json", "geojsonl", "geojsons", "ndjson", "gpx", "tcx", "osm", "pbf", "fgb", "gpkg"];

/// Most members looked at.
const MEMBERS: usize = 4096;

/// Most names told of an archive that holds nothing to read.
const NAMED: usize = 20;

/// Reads what an archive holds.
pub(crate) fn read(
    source: impl Read + Seek,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let mut zip = ZipArchive::new(source).map_err(|error| failed(&error))?;
    // A name that is no text is no name of a file that is read.
    let names = zip.file_names().take(MEMBERS).filter_map(Result::ok).filter(|name| is_file(name));
    let names: Vec<String> = names.map(Cow::into_owned).collect();
    let of = |extension: &str| names.iter().filter(|name| ends(name, extension)).cloned().collect::<Vec<_>>();
    let (kml, shp) = (of("kml"), of("shp"));
    if let Some(main) = kml.iter().min_by_key(|name| (!name.ends_with("doc.kml"), name.matches('/').count())) {
        others(&kml, main, out);
        let bytes = unpack(&mut zip, main, options)?;
        let (_, kind) = member(bytes, main, name, options, out)?;
        return Ok((Format::Kmz, kind));
    }
    if let Some(main) = shp.first() {
        others(&shp, main, out);
        let mut companions = Companions::default();
        let base = main.rsplit_once('.').map_or(main.as_str(), |(base, _)| base).to_lowercase();
        for name in &names {
            let lower = name.to_lowercase();
            let slot = lower.strip_prefix(&base).and_then(|rest| rest.strip_prefix('.'));
            if let Some(slot) = slot.and_then(|extension| companions.slot(extension)) {
                *slot = Some(unpack(&mut zip, name, options)?);
            }
        }
        let bytes = unpack(&mut zip, main, options)?;
        let kind = shapefile::read(Cursor::new(bytes), &companions, main, options, out)?;
        return Ok((Format::Shapefile, kind));
    }
    let single: Vec<String> = SINGLE.iter().flat_map(|extension| of(extension)).collect();
    let Some(main) = single.first() else { return table::archive::read(&mut zip, name, options, out) };
    others(&single, main, out);
    let bytes = unpack(&mut zip, main, options)?;
    member(bytes, main, name, options, out)
}

fn is_file(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    !last.is_empty() && !last.starts_with('.') && !name.starts_with("__MACOSX")
}

fn ends(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(base, end)| end.eq_ignore_ascii_case(extension) && !stem(base).is_empty())
}

/// Says which members of the same sort were not read.
fn others(all: &[String], main: &str, out: &mut Collector<'_>) {
    let rest: Vec<&str> = all.iter().map(String::as_str).filter(|name| *name != main).take(NAMED).collect();
    if !rest.is_empty() {
        out.item(Item::Issue(Issue::notice(IssueCode::MemberChosen).value(main).expected(rest.join(", "))));
    }
}

fn unpack<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
    options: &ReadOptions<'_>,
) -> Result<Vec<u8>, ReadError> {
    let limit = options.limits.unpacked;
    let member = zip.by_name(name).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    if member.take(limit.saturating_add(1)).read_to_end(&mut bytes).is_err() {
        return Err(ReadError::Damaged { byte: bytes.len() as u64, detail: format!("{name} cannot be unpacked") });
    }
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooBig { name: name.to_owned(), limit });
    }
    Ok(bytes)
}

fn failed(error: &ZipError) -> ReadError {
    ReadError::Damaged { byte: 0, detail: error.to_string() }
}
