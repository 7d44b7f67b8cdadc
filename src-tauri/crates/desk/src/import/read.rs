//! From a file of the disk, or something dropped or pasted, to its rows.

use std::{
    collections::HashMap,
    fs::File,
    io::{Cursor, Read, Seek},
    path::Path,
};

use passage_exchange::{Batch, BatchKind, DayOrder, Glance, PairOrder, ProgressFn, ReadError, ReadOptions};
use passage_model::Time;

use crate::dto::*;

/// How many first bytes tell the format.
const HEAD: u64 = 64 << 10;

/// The readings that people have said for tables, by the fingerprint of the header.
pub(crate) type Kept = HashMap<String, TableReading>;

/// A file, read or not.
pub(crate) struct FileRead {
    /// Path, or name of what is not a file of the disk.
    pub(crate) file: String,
    pub(crate) batch: Result<Batch, ReadError>,
    /// What told the format: a code.
    pub(crate) reason: Option<&'static str>,
    /// The first look, where it is a table.
    pub(crate) table: Option<Glance>,
    /// How a person said that it is to be read.
    pub(crate) reading: Option<TableReading>,
    /// That was said earlier, not now.
    pub(crate) from_memory: bool,
}

/// Last part of a path.
pub(crate) fn name_of(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

impl ImportSource {
    /// A file of the disk.
    pub(crate) fn file(path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..Self::default() }
    }

    /// What it is called.
    pub(crate) fn label(&self) -> &str {
        self.path.as_deref().or(self.name.as_deref()).unwrap_or("—")
    }
}

/// The sources without the parts of shapefiles that are there themselves: whoever picks all files of one means the one.
pub(crate) fn whole(mut sources: Vec<ImportSource>) -> Vec<ImportSource> {
    let paths = sources.iter().filter_map(|source| source.path.as_deref());
    let is_shp = |path: &String| path.rsplit_once('.').is_some_and(|(_, extension)| extension == "shp");
    let shapes: Vec<String> = paths.map(str::to_lowercase).filter(is_shp).collect();
    sources.retain(|source| {
        let shp = source.path.as_deref().and_then(passage_exchange::whole_shapefile);
        shp.is_none_or(|shp| !shapes.contains(&shp.to_lowercase()))
    });
    sources
}

/// Reads one source. `reading`: as a person says now; else as one said earlier for the same header.
pub(crate) fn read(
    source: &ImportSource,
    reading: Option<&TableReading>,
    kept: &Kept,
    now: Time,
    progress: Option<ProgressFn<'_>>,
) -> FileRead {
    let mut read = FileRead {
        file: source.label().to_owned(),
        batch: Err(ReadError::Empty),
        reason: None,
        table: None,
        reading: reading.cloned(),
        from_memory: false,
    };
    let (path, bytes) = match (&source.path, bytes(source)) {
        (Some(path), _) => (Some(Path::new(path)), Vec::new()),
        (None, Some(bytes)) => (None, bytes),
        (None, None) => {
            read.batch = Err(ReadError::NotText);
            return read;
        }
    };
    let name = name_of(source.label()).to_owned();
    let looked = match path {
        Some(path) => File::open(path).map_err(Into::into).and_then(|mut file| look(&mut file, &name, reading)),
        None => look(&mut Cursor::new(&bytes), &name, reading),
    };
    match looked {
        Ok((reason, table)) => {
            let remembered = table.as_ref().and_then(|table| kept.get(&table.fingerprint));
            if let (None, Some(remembered)) = (&read.reading, remembered) {
                read.reading = Some(remembered.clone());
                read.from_memory = true;
            }
            (read.reason, read.table) = (reason, table);
        }
        // The reader proper says what is wrong.
        Err(error) if matches!(error, ReadError::Io(_)) => {
            read.batch = Err(error);
            return read;
        }
        Err(_) => {}
    }
    let options = ReadOptions { now: Some(now), progress, ..options(read.reading.as_ref()) };
    read.batch = match path {
        Some(path) => passage_exchange::read_path(path, options),
        None => passage_exchange::read(Cursor::new(&bytes), &name, options),
    };
    read
}

fn bytes(source: &ImportSource) -> Option<Vec<u8>> {
    if let Some(text) = &source.text {
        return Some(text.clone().into_bytes());
    }
    let hex = source.hex.as_deref()?.as_bytes();
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    hex.chunks(2).map(|pair| Some(digit(pair.first()?)? * 16 + digit(pair.get(1)?)?)).collect()
}

type Looked = (Option<&'static str>, Option<Glance>);

fn look(source: &mut (impl Read + Seek), name: &str, reading: Option<&TableReading>) -> Result<Looked, ReadError> {
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    let reason = passage_exchange::detect(name, &head).map(|detected| detected.reason);
    let sheet = reading.and_then(|reading| reading.sheet.clone());
    let options = ReadOptions {
        column_map: sheet.map(|sheet| ("sheet".to_owned(), sheet)).into_iter().collect(),
        ..ReadOptions::default()
    };
    Ok((reason, passage_exchange::glance(source, name, &options)?))
}

/// The reader's options for what a person says of a table.
pub(crate) fn options<'o>(reading: Option<&TableReading>) -> ReadOptions<'o> {
    let Some(reading) = reading else { return ReadOptions::default() };
    let pairs = |list: &[FieldValue]| -> Vec<(String, String)> {
        let filled = list.iter().filter(|pair| !pair.field.trim().is_empty() && !pair.value.trim().is_empty());
        filled.map(|pair| (pair.field.trim().to_owned(), pair.value.trim().to_owned())).collect()
    };
    let mut column_map = pairs(&reading.columns);
    column_map.extend(reading.sheet.iter().map(|sheet| ("sheet".to_owned(), sheet.clone())));
    ReadOptions {
        kind: reading.kind.map(batch_kind),
        column_map,
        fixed: pairs(&reading.fixed),
        day_order: reading.dates.map(|order| match order {
            DateOrder::DayFirst => DayOrder::DayFirst,
            DateOrder::MonthFirst => DayOrder::MonthFirst,
        }),
        pair_order: match reading.pairs {
            Some(CoordinateOrder::LonLat) => PairOrder::LonLat,
            _ => PairOrder::LatLon,
        },
        ..ReadOptions::default()
    }
}

fn batch_kind(kind: ImportKind) -> BatchKind {
    match kind {
        ImportKind::Routes => BatchKind::Routes,
        ImportKind::Crossings => BatchKind::Crossings,
        ImportKind::Places => BatchKind::Places,
        ImportKind::Events => BatchKind::Events,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_of_a_shapefile_are_one() {
        let files = ["a/Roads.SHP", "a/roads.dbf", "a/roads.shx", "a/roads.prj", "a/other.dbf", "b/roads.csv"];
        let kept = whole(files.map(ImportSource::file).into());
        let paths: Vec<_> = kept.iter().filter_map(|source| source.path.as_deref()).collect();
        assert_eq!(paths, ["a/Roads.SHP", "a/other.dbf", "b/roads.csv"]);
    }
}
