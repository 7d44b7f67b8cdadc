//! The road network as a file beside the database: made from OSM extracts, opened when a plan is asked for.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
};

use passage_model::Time;
use passage_roads::{Imported, Network, RoadsError, Source, Watch, fingerprint};
use passage_words::Words;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::kept::OpenNetwork;
use crate::{
    Desk,
    error::{ApiError, ErrorCode, Result},
    handed,
    opening::{shown, store_error},
};

/// What an import of roads came to.
#[derive(Debug, Clone, Serialize)]
pub struct RoadsAnswer {
    /// Where the network is kept.
    pub file: String,
    /// SHA-256 of what it holds.
    pub sha256: String,
    /// Ways that are roads, each once.
    pub roads: u64,
    /// Ways that were in more than one extract.
    pub joined: u64,
    /// Junctions.
    pub junctions: usize,
    /// Pieces of road between junctions.
    pub edges: usize,
    /// Length of all roads, km.
    pub km: f64,
    /// Turn restrictions taken.
    pub turns: u64,
    /// How many elements could not be used, or not as meant.
    pub refused: u64,
    /// Those elements; at most 1,000.
    pub refusals: Vec<RoadsRefusal>,
}

/// An element that could not be used as meant.
#[derive(Debug, Clone, Serialize)]
pub struct RoadsRefusal {
    /// The element, as `way/123`.
    pub element: String,
    /// Why, as a stable code.
    pub code: &'static str,
    /// Why, in words.
    pub message: String,
    /// The part it is about, as written.
    pub value: String,
}

/// What the database remembers of the roads beside it: a file that was put in their place is noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Remembered {
    pub(super) sha256: String,
    pub(super) sources: Vec<String>,
    pub(super) imported_at: Time,
    #[serde(default)]
    pub(super) sketch: bool,
    /// The fingerprint of the file, every byte of it. `None`: taken in by an earlier build.
    #[serde(default)]
    pub(super) file: Option<String>,
}

/// The fingerprint of a file that has been read, while it is worked out and from then on.
///
/// It costs about a second for 300 MB on a machine without instructions for SHA-256: too long to wait for before the first
/// thing is shown, and not too long before a plan is believed.
#[derive(Debug, Default)]
pub(super) struct Proof {
    found: Mutex<Option<String>>,
    done: Condvar,
}

impl Proof {
    fn of(bytes: Vec<u8>) -> Arc<Self> {
        let proof = Arc::new(Self::default());
        let filled = Arc::clone(&proof);
        let work = move || {
            let found = hex(&fingerprint(&bytes));
            *filled.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
            filled.done.notify_all();
        };
        thread::spawn(work);
        proof
    }

    /// Waits for it.
    fn wait(&self) -> String {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(found) = &*found {
                return found.clone();
            }
            found = self.done.wait(found).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Setting under which it is remembered.
const SETTING: &str = "roads";

/// A network that was made and written.
pub(super) struct Made {
    pub(super) network: Network,
    pub(super) imported: Imported,
    pub(super) names: Vec<String>,
    /// The fingerprint of what was written.
    file: String,
    /// Where it lies until it is put in place.
    part: PathBuf,
    /// Open as long as it lies there.
    held: File,
}

impl Drop for Made {
    /// Whatever was not put in place is not left behind.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.part);
    }
}

/// Why no network was made.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    #[error("{0}")]
    Roads(RoadsError),
    #[error("{error}")]
    Unreadable { path: PathBuf, error: std::io::Error },
    #[error("{error}")]
    Unwritable { path: PathBuf, error: std::io::Error },
}

/// A file that is read where it lies.
struct Extract {
    file: Mutex<File>,
    length: u64,
}

impl Source for Extract {
    fn length(&self) -> u64 {
        self.length
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> std::result::Result<(), String> {
        let mut file = self.file.lock().map_err(|_| "busy".to_owned())?;
        file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(into)).map_err(|error| error.to_string())
    }
}

/// Beside the database, with its name.
pub(crate) fn place(desk: &Desk) -> PathBuf {
    let database = desk.open.as_ref().map_or_else(|| desk.path_or_default(None), |open| open.path.clone());
    database.with_extension("roads")
}

/// Makes a network from extracts and writes it beside its place. Nothing is left behind when it fails.
pub(super) fn make(files: &[PathBuf], place: &Path, watch: &dyn Watch) -> std::result::Result<Made, Trouble> {
    let extracts = files.iter().map(|path| {
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (length, file) = opened.map_err(|error| Trouble::Unreadable { path: path.clone(), error })?;
        Ok(Extract { file: Mutex::new(file), length })
    });
    let extracts = extracts.collect::<std::result::Result<Vec<_>, Trouble>>()?;
    let sources: Vec<&dyn Source> = extracts.iter().map(|extract| extract as &dyn Source).collect();
    let names = files.iter().map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned()).collect();
    made(&sources, names, place, watch)
}

/// The same from anything that can be read.
pub(super) fn made(
    sources: &[&dyn Source],
    names: Vec<String>,
    place: &Path,
    watch: &dyn Watch,
) -> std::result::Result<Made, Trouble> {
    let (network, imported) = passage_roads::import(sources, watch).map_err(Trouble::Roads)?;
    let unwritable = |error| Trouble::Unwritable { path: place.to_owned(), error };
    // Two imports at once never write to one file.
    let (file, part) = handed::held_part(place).map_err(unwritable)?;
    let bytes = network.to_bytes();
    let mut made = Made { network, imported, names, file: hex(&fingerprint(&bytes)), part, held: file };
    let written = std::io::Write::write_all(&mut made.held, &bytes).and_then(|()| made.held.sync_all());
    written.map_err(unwritable)?;
    Ok(made)
}

/// Puts a network that was made in place of the one before, and remembers it.
pub(super) fn put(desk: &mut Desk, words: Words, made: &Made, sketch: bool) -> Result<()> {
    let path = place(desk);
    fs::rename(&made.part, &path).map_err(|error| {
        ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(&path).into())]).with_detail(error)
    })?;
    // It is read from now on.
    let _ = made.held.unlock();
    desk.plans.network = None;
    let remembered = Remembered {
        sha256: hex(&made.network.hash()),
        sources: made.names.clone(),
        imported_at: desk.now(),
        sketch,
        file: Some(made.file.clone()),
    };
    remember(desk, words, remembered)
}

fn remember(desk: &mut Desk, words: Words, roads: Remembered) -> Result<()> {
    let Some(open) = desk.open.as_mut() else { return Ok(()) };
    let value = serde_json::to_value(roads).map_err(|error| ApiError::internal(words, error))?;
    open.store.set_setting(SETTING, &value).map_err(|error| store_error(words, &error))
}

/// What the database remembers; `None`: nothing.
pub(super) fn remembered(desk: &Desk, words: Words) -> Result<Option<Remembered>> {
    let Some(open) = &desk.open else { return Ok(None) };
    let value = open.store.setting(SETTING).map_err(|error| store_error(words, &error))?;
    Ok(value.and_then(|value| serde_json::from_value(value).ok()))
}

/// Gives the roads up.
pub(super) fn remove(desk: &mut Desk, words: Words) -> Result<()> {
    let path = place(desk);
    desk.plans.network = None;
    if let Err(error) = fs::remove_file(&path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(&path).into())]).with_detail(error));
    }
    match desk.open.as_mut() {
        Some(open) => open.store.set_setting(SETTING, &json!(null)).map_err(|error| store_error(words, &error)),
        None => Ok(()),
    }
}

/// Makes the network from OSM extracts and puts it beside the database, in place of the one before. Nothing is left
/// behind when it fails.
pub fn roads_import(desk: &mut Desk, words: Words, files: &[PathBuf]) -> Result<RoadsAnswer> {
    let made = make(files, &place(desk), &()).map_err(|error| told(words, files, &error))?;
    put(desk, words, &made, false)?;
    let refusals = made.imported.refusals.iter().map(|refusal| RoadsRefusal {
        element: refusal.element.clone(),
        code: refusal.reason.code(),
        message: words.text(&format!("roads-{}", refusal.reason.code().replace('_', "-"))),
        value: refusal.detail.clone(),
    });
    Ok(RoadsAnswer {
        file: place(desk).display().to_string(),
        sha256: hex(&made.network.hash()),
        roads: made.imported.roads,
        joined: made.imported.joined,
        junctions: made.network.nodes(),
        edges: made.network.edges(),
        km: made.network.total_km(),
        turns: made.imported.turns,
        refused: made.imported.refused,
        refusals: refusals.collect(),
    })
}

/// Why no network was made, in words.
pub(super) fn told(words: Words, files: &[PathBuf], error: &Trouble) -> ApiError {
    match error {
        Trouble::Unreadable { path, .. } => {
            ApiError::new(words, ErrorCode::Unreadable, &[("path", shown(path).into())]).with_detail(error)
        }
        Trouble::Unwritable { path, .. } => {
            ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(path).into())]).with_detail(error)
        }
        Trouble::Roads(roads) => {
            let (at_fault, roads) = match roads {
                RoadsError::OfFile { file, error } => (files.get(*file..=*file).unwrap_or(files), error.as_ref()),
                roads => (files, roads),
            };
            let names: Vec<String> = at_fault.iter().map(|path| shown(path)).collect();
            let id = match roads {
                RoadsError::NoRoads { .. } => "roads-no-roads",
                RoadsError::NotOsm => "roads-not-osm",
                _ => "roads-damaged",
            };
            let plain = ApiError::new(words, ErrorCode::Invalid, &[]).with_detail(roads);
            ApiError { message: words.with(id, &[("file", names.join(", ").into())]), ..plain }
        }
    }
}

/// Opens the network beside the database to plan over it: its bytes are those that were written when it was taken in, each of
/// them. Whoever can write into the folder needs no passphrase to alter a length or a gate, and to correct every checksum.
pub(super) fn open_proven(desk: &mut Desk, words: Words) -> Result<Arc<Network>> {
    let network = open(desk, words)?;
    let (Some(roads), Some(kept)) = (remembered(desk, words)?, &desk.plans.network) else { return Ok(network) };
    let found = kept.proof.wait();
    match &roads.file {
        Some(file) if *file == found => Ok(network),
        // Of roads that an earlier build took in only what they are is on record. That is compared once, and the whole from
        // then on.
        None if network.is_genuine() => {
            remember(desk, words, Remembered { file: Some(found), ..roads })?;
            Ok(network)
        }
        _ => Err(swapped(desk, words, &roads)),
    }
}

/// Another country's roads, older ones or altered ones would be planned over without a word.
fn swapped(desk: &Desk, words: Words, roads: &Remembered) -> ApiError {
    let args = [("file", shown(&place(desk)).into()), ("day", words.date(roads.imported_at).into())];
    ApiError::invalid(words, "plan-network-swapped", &args)
}

/// Why the roads beside the database cannot be looked at, in words; `None`: none were ever taken in.
pub(super) fn lost(desk: &Desk, words: Words, error: &ApiError) -> Result<Option<String>> {
    if error.code != ErrorCode::NoSuchThing {
        return Ok(Some(error.message.clone()));
    }
    // They were there, and are there no more.
    Ok(remembered(desk, words)?.map(|roads| swapped(desk, words, &roads).message))
}

/// Opens the network beside the database. It is read once and kept as long as the file stays the same.
pub(super) fn open(desk: &mut Desk, words: Words) -> Result<Arc<Network>> {
    let path = place(desk);
    // The database is open and in order: that no roads were taken in is a matter of the data.
    let none = |error: std::io::Error| {
        if error.kind() != std::io::ErrorKind::NotFound {
            return ApiError::new(words, ErrorCode::Unreadable, &[("path", shown(&path).into())]).with_detail(error);
        }
        let plain = ApiError::new(words, ErrorCode::NoSuchThing, &[]).with_detail(error);
        ApiError { message: words.text("plan-no-network"), ..plain }
    };
    let held = fs::metadata(&path).map_err(none)?;
    let stamp = (held.len(), held.modified().ok());
    let kept = desk.plans.network.as_ref().filter(|kept| kept.path == path && kept.stamp == stamp);
    let (network, proof) = if let Some(kept) = kept {
        (Arc::clone(&kept.network), Arc::clone(&kept.proof))
    } else {
        let bytes = fs::read(&path).map_err(none)?;
        let network = Network::from_bytes(&bytes).map_err(|error| {
            let plain = ApiError::new(words, ErrorCode::Invalid, &[]).with_detail(error);
            ApiError { message: words.with("plan-network-damaged", &[("file", shown(&path).into())]), ..plain }
        })?;
        // Of these very bytes: what lies there a moment later may be others.
        (Arc::new(network), Proof::of(bytes))
    };
    if let Some(remembered) = remembered(desk, words)?
        && remembered.sha256 != hex(&network.hash())
    {
        return Err(swapped(desk, words, &remembered));
    }
    desk.plans.network = Some(OpenNetwork { path, stamp, network: Arc::clone(&network), proof });
    Ok(network)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
