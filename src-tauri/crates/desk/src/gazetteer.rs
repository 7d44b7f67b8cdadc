//! Gazetteers: lists of the names of places that others publish, for finding what a report speaks of. They are kept apart
//! from the register: taken in whole, listed with source and licence, given up whole.

mod lookup;

use std::{collections::HashMap, fs::File, ops::ControlFlow, path::Path};

use passage_exchange::{
    GazetteerItem, GazetteerPlace, GazetteerSummary, Issue, ReadError, ReadOptions, read_gazetteer,
};
use passage_intake::FILING;
use passage_model::Name;
use passage_store::{Gazetteer, GazetteerHead, GazetteerWriter, ListedPlace, StoreError};
use passage_words::{Arg, Words};

use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
};
pub(crate) use lookup::{Listed, numbers};

/// Issues told per file; the rest is counted.
const TOLD: usize = 100;

/// Names that another file gives to one place, at most.
const MORE_NAMES: usize = 80;

pub(crate) fn gazetteers(desk: &mut Desk, args: LangArgs) -> Result<Vec<GazetteerDto>> {
    let words = words(args.lang);
    let lists = desk.store(words)?.gazetteers().map_err(|error| store_error(words, &error))?;
    Ok(lists.into_iter().map(dto).collect())
}

pub(crate) fn gazetteer_remove(desk: &mut Desk, args: GazetteerRemoveArgs) -> Result<Vec<GazetteerDto>> {
    let words = words(args.lang);
    let store = &mut desk.opened(words)?.store;
    if !store.remove_gazetteer(&args.name).map_err(|error| store_error(words, &error))? {
        return Err(ApiError::invalid(words, "gazetteer-none", &[("name", args.name.into())]));
    }
    desk.write_down(words, "gazetteer-remove", &args.name)?;
    gazetteers(desk, LangArgs { lang: args.lang })
}

pub(crate) fn gazetteer_import(desk: &mut Desk, args: GazetteerImportArgs) -> Result<GazetteerImportDto> {
    gazetteer_import_telling(desk, &args, &mut |_, _| ControlFlow::Continue(()))
}

/// Takes lists in. `progress` is told the file and how far it is, 0 to 1, and may break off: then nothing of that file
/// is kept.
pub fn gazetteer_import_telling(
    desk: &mut Desk,
    args: &GazetteerImportArgs,
    progress: &mut dyn FnMut(&str, f64) -> ControlFlow<()>,
) -> Result<GazetteerImportDto> {
    let words = words(args.lang);
    desk.store(words)?;
    if args.name.is_some() && args.files.len() > 1 {
        return Err(ApiError::invalid(words, "gazetteer-one-name", &[]));
    }
    let mut files = Vec::with_capacity(args.files.len());
    for file in &args.files {
        files.push(one(desk, words, file, args, &mut |share| progress(file, share))?);
    }
    Ok(GazetteerImportDto { files })
}

/// Why taking a file in has ended.
enum Stop {
    Store(StoreError),
    Read(ReadError),
    /// Rows were rejected, and nobody has said that the others will do.
    Rejected(Box<Tally>),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What has been read of a file.
struct Tally {
    summary: GazetteerSummary,
    issues: Vec<Issue>,
    more: u64,
    /// Names of places of other files, by the id of the place.
    names: HashMap<String, Vec<Name>>,
}

/// Told how far a file is, 0 to 1; may break off.
type Tell<'t> = dyn FnMut(f64) -> ControlFlow<()> + 't;

/// How much of the work looking at a file first is, and taking its names in; the rest is filing them.
const LOOKING: f64 = 0.2;
const TAKING: f64 = 0.5;

fn one(
    desk: &mut Desk,
    words: Words,
    file: &str,
    args: &GazetteerImportArgs,
    tell: &mut Tell<'_>,
) -> Result<GazetteerFileDto> {
    let path = Path::new(file);
    let file_name = path.file_name().map_or_else(|| file.to_owned(), |name| name.to_string_lossy().into_owned());
    let author = desk.author(words)?.unwrap_or_else(|| "—".to_owned());
    let now = desk.now();
    // A first reading tells what it is and whether it is there already.
    let looked = match read(path, &file_name, &mut |share| tell(LOOKING * share), &mut |_| Ok(())) {
        Ok(looked) => looked,
        Err(stop) => return ended(words, file, stop),
    };
    let store = &mut desk.opened(words)?.store;
    let fail = |error: StoreError| store_error(words, &error);
    if looked.summary.format == "geonames-names" {
        return more_names(desk, words, file, looked, tell);
    }
    let lists = store.gazetteers().map_err(fail)?;
    let same = lists.iter().find(|list| {
        list.head.sha256 == looked.summary.sha256 && args.name.as_ref().is_none_or(|name| *name == list.head.name)
    });
    if let Some(list) = same {
        let about = (args.source.as_deref(), args.dated.as_deref(), args.licence.as_deref());
        store.describe_gazetteer(&list.head.name, about.0, about.1, about.2).map_err(fail)?;
        let mut told = told(words, file, &looked);
        told.name = Some(list.head.name.clone());
        (told.places, told.names, told.unchanged) = (list.places, list.names, true);
        return Ok(told);
    }
    if looked.summary.accepted == 0 || looked.summary.rejected > 0 && !args.accept_partial {
        return ended(words, file, Stop::Rejected(Box::new(looked)));
    }
    let (source, licence) = known_terms(words, looked.summary.format);
    let head = GazetteerHead {
        name: args.name.clone().unwrap_or_else(|| stem(&file_name).to_owned()),
        source: args.source.clone().or(source),
        dated: args.dated.clone(),
        licence: args.licence.clone().or(licence),
        file: file_name.clone(),
        format: looked.summary.format.to_owned(),
        sha256: looked.summary.sha256.clone(),
        imported_at: now,
        imported_by: author,
        filing: FILING,
    };
    let sha256 = looked.summary.sha256.clone();
    let filled = store.put_gazetteer(&head, |writer| {
        let mut tell = |share| tell(LOOKING + TAKING * share);
        let again = read(path, &file_name, &mut tell, &mut |item| take(writer, item))?;
        // What a person was told is what is stored.
        if again.summary.sha256 == sha256 { Ok(again) } else { Err(Stop::Read(ReadError::Changed)) }
    });
    match filled {
        Ok(tally) => {
            let mut told = told(words, file, &tally);
            let list = store.gazetteers().map_err(fail)?.into_iter().find(|list| list.head.name == head.name);
            (told.places, told.names) = list.map_or((0, 0), |list| (list.places, list.names));
            desk.write_down(words, "gazetteer-import", &format!("{} ({})", head.name, head.file))?;
            (told.name, told.applied) = (Some(head.name), true);
            Ok(told)
        }
        Err(stop) => ended(words, file, stop),
    }
}

/// Names in single languages go to the places of the lists that have them.
fn more_names(
    desk: &mut Desk,
    words: Words,
    file: &str,
    mut looked: Tally,
    tell: &mut Tell<'_>,
) -> Result<GazetteerFileDto> {
    let fail = |error: StoreError| store_error(words, &error);
    let path = Path::new(file);
    let store = &mut desk.opened(words)?.store;
    let lists: Vec<_> =
        store.gazetteers().map_err(fail)?.into_iter().filter(|list| list.head.format == "geonames").collect();
    let mut told = told(words, file, &looked);
    if lists.is_empty() {
        return Err(ApiError::invalid(words, "gazetteer-names-first", &[("file", file.to_owned().into())]));
    }
    let count = lists.len() as f64;
    for (done, list) in lists.into_iter().enumerate() {
        let mut tell = |share| tell(LOOKING + TAKING * (done as f64 + share) / count);
        let keys = store.listed_keys(&list.head.name).map_err(fail)?;
        looked.names.clear();
        let mut names: HashMap<i64, Vec<Name>> = HashMap::new();
        let again = read(path, file, &mut tell, &mut |item| {
            if let GazetteerItem::Name { of, name } = item
                && let Some(place) = keys.get(&of)
            {
                let all = names.entry(*place).or_default();
                if all.len() < MORE_NAMES {
                    all.push(name);
                }
            }
            Ok(())
        });
        if let Err(stop) = again {
            return ended(words, file, stop);
        }
        let added = store.add_listed_names(&list.head.name, names, numbers).map_err(fail)?;
        told.names += u32::try_from(added).unwrap_or(0);
        told.applied |= added > 0;
        told.name =
            Some(told.name.map_or_else(|| list.head.name.clone(), |name| format!("{name}, {}", list.head.name)));
    }
    told.unchanged = !told.applied;
    if told.applied {
        let name = path.file_name().map_or_else(|| file.to_owned(), |name| name.to_string_lossy().into_owned());
        desk.write_down(words, "gazetteer-names", &name)?;
    }
    Ok(told)
}

/// Reads a file, handing places, areas and names on.
fn read(
    path: &Path,
    name: &str,
    tell: &mut Tell<'_>,
    sink: &mut dyn FnMut(GazetteerItem) -> std::result::Result<(), StoreError>,
) -> std::result::Result<Tally, Stop> {
    let source = File::open(path).map_err(|error| Stop::Read(error.into()))?;
    let (mut issues, mut more, mut failed) = (Vec::new(), 0, None);
    let progress = |at: passage_exchange::Progress| tell(at.bytes as f64 / at.total.max(1) as f64);
    let options = ReadOptions { progress: Some(Box::new(progress)), ..ReadOptions::default() };
    let summary = read_gazetteer(source, name, options, &mut |item| match item {
        GazetteerItem::Issue(issue) if issues.len() < TOLD => issues.push(issue),
        GazetteerItem::Issue(_) => more += 1,
        item if failed.is_none() => failed = sink(item).err(),
        _ => {}
    });
    match (summary, failed) {
        (_, Some(error)) => Err(Stop::Store(error)),
        (Err(error), None) => Err(Stop::Read(error)),
        (Ok(summary), None) => Ok(Tally { summary, issues, more, names: HashMap::new() }),
    }
}

fn take(writer: &mut GazetteerWriter<'_>, item: GazetteerItem) -> std::result::Result<(), StoreError> {
    match item {
        GazetteerItem::Place(place) => {
            let numbers = numbers(&place.names);
            writer.place(&listed(place), &numbers)
        }
        GazetteerItem::Area(area) => writer.area(&area.country, &area.code, &area.names),
        GazetteerItem::Name { .. } | GazetteerItem::Issue(_) => Ok(()),
    }
}

fn listed(place: GazetteerPlace) -> ListedPlace {
    ListedPlace {
        key: place.key,
        names: place.names,
        at: place.at,
        feature: place.feature,
        size: place.size,
        population: place.population,
        country: place.country,
        admin1: place.admin1,
        admin1_code: place.admin1_code,
    }
}

/// What became of a file that was not taken in.
fn ended(words: Words, file: &str, stop: Stop) -> Result<GazetteerFileDto> {
    match stop {
        Stop::Store(error) => Err(store_error(words, &error)),
        Stop::Rejected(tally) => Ok(told(words, file, &tally)),
        Stop::Read(ReadError::Io(error)) => {
            Err(ApiError::new(words, ErrorCode::Unreadable, &[("path", file.to_owned().into())]).with_detail(error))
        }
        Stop::Read(error) => {
            let args: HashMap<&str, String> = error.args().into_iter().collect();
            let mut fluent: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
            fluent.push(("file", file.to_owned().into()));
            let message = words.with(&format!("read-error-{}", error.code()), &fluent);
            let issue = GazetteerIssueDto { row: None, code: error.code().to_owned(), message };
            Ok(GazetteerFileDto { file: file.to_owned(), issues: vec![issue], ..GazetteerFileDto::default() })
        }
    }
}

fn told(words: Words, file: &str, tally: &Tally) -> GazetteerFileDto {
    let summary = &tally.summary;
    GazetteerFileDto {
        file: file.to_owned(),
        format: Some(summary.format.to_owned()),
        rows: summary.rows,
        accepted: summary.accepted,
        rejected: summary.rejected,
        skipped: summary.skipped,
        issues: tally.issues.iter().map(|issue| issue_dto(words, issue)).collect(),
        more_issues: tally.more,
        ..GazetteerFileDto::default()
    }
}

fn issue_dto(words: Words, issue: &Issue) -> GazetteerIssueDto {
    let text = |value: &Option<String>| Arg::from(value.clone().unwrap_or_default());
    let row = issue.row.map_or_else(String::new, |row| row.to_string());
    let args = [
        ("row", Arg::from(row)),
        ("column", text(&issue.column)),
        ("value", text(&issue.value)),
        ("expected", text(&issue.expected)),
    ];
    let message = words.with(&format!("issue-{}", issue.code.code()), &args);
    GazetteerIssueDto { row: issue.row, code: issue.code.code().to_owned(), message }
}

/// Publisher and terms, where the format tells them.
fn known_terms(words: Words, format: &str) -> (Option<String>, Option<String>) {
    let both = |name: &str| {
        let text = |what: &str| Some(words.text(&format!("gazetteer-{what}-{name}")));
        (text("source"), text("licence"))
    };
    match format {
        "geonames" => both("geonames"),
        "osm-pbf" | "osm-xml" => both("osm"),
        _ => (None, None),
    }
}

/// `SY` of `SY.txt` and of `places.csv.gz`.
fn stem(file: &str) -> &str {
    file.split('.').find(|part| !part.is_empty()).unwrap_or(file)
}

fn dto(list: Gazetteer) -> GazetteerDto {
    let head = list.head;
    GazetteerDto {
        name: head.name,
        source: head.source,
        dated: head.dated,
        licence: head.licence,
        file: head.file,
        format: head.format,
        sha256: head.sha256,
        imported_at: head.imported_at,
        imported_by: head.imported_by,
        places: list.places,
        names: list.names,
    }
}
