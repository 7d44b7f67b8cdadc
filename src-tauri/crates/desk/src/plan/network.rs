//! The road network as a file beside the database: made from OSM extracts, opened when a plan is asked for.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::Mutex,
};

use passage_roads::{Network, RoadsError, Source};
use passage_words::Words;
use serde::Serialize;

use crate::{
    Desk,
    error::{ApiError, ErrorCode, Result},
    opening::shown,
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
fn place(desk: &Desk) -> PathBuf {
    desk.path_or_default(None).with_extension("roads")
}

/// Makes the network from OSM extracts and puts it beside the database, in place of the one before. Nothing is left
/// behind when it fails.
pub fn roads_import(desk: &Desk, words: Words, files: &[PathBuf]) -> Result<RoadsAnswer> {
    let extracts = files.iter().map(|path| open_extract(words, path)).collect::<Result<Vec<_>>>()?;
    let sources: Vec<&dyn Source> = extracts.iter().map(|extract| extract as &dyn Source).collect();
    let names: Vec<String> = files.iter().map(|path| shown(path)).collect();
    let names = names.join(", ");
    let (network, imported) = passage_roads::import(&sources, &()).map_err(|error| refused(words, &names, &error))?;
    let path = place(desk);
    write(&path, &network.to_bytes()).map_err(|error| {
        ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(&path).into())]).with_detail(error)
    })?;
    let refusals = imported.refusals.iter().map(|refusal| RoadsRefusal {
        element: refusal.element.clone(),
        code: refusal.reason.code(),
        message: words.text(&format!("roads-{}", refusal.reason.code().replace('_', "-"))),
        value: refusal.detail.clone(),
    });
    Ok(RoadsAnswer {
        file: path.display().to_string(),
        sha256: hex(&network.hash()),
        roads: imported.roads,
        joined: imported.joined,
        junctions: network.nodes(),
        edges: network.edges(),
        km: network.total_km(),
        turns: imported.turns,
        refused: imported.refused,
        refusals: refusals.collect(),
    })
}

fn open_extract(words: Words, path: &Path) -> Result<Extract> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (length, file) = opened.map_err(|error| {
        ApiError::new(words, ErrorCode::Unreadable, &[("path", shown(path).into())]).with_detail(error)
    })?;
    Ok(Extract { file: Mutex::new(file), length })
}

fn refused(words: Words, names: &str, error: &RoadsError) -> ApiError {
    let plain = ApiError::new(words, ErrorCode::Invalid, &[]).with_detail(error);
    let id = match error {
        RoadsError::NoRoads { .. } => "roads-no-roads",
        RoadsError::NotOsm => "roads-not-osm",
        _ => "roads-damaged",
    };
    ApiError { message: words.with(id, &[("file", names.to_owned().into())]), ..plain }
}

/// Whole or not at all: written beside, then moved into place.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("roads-part");
    let written = File::create(&beside).and_then(|mut file| {
        std::io::Write::write_all(&mut file, bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}

/// Opens the network beside the database.
pub(super) fn open(desk: &Desk, words: Words) -> Result<Network> {
    let path = place(desk);
    let bytes = fs::read(&path).map_err(|error| {
        let plain = ApiError::new(words, ErrorCode::NotFound, &[("path", shown(&path).into())]).with_detail(error);
        ApiError { message: words.text("plan-no-network"), ..plain }
    })?;
    Network::from_bytes(&bytes).map_err(|error| {
        let plain = ApiError::new(words, ErrorCode::Invalid, &[]).with_detail(error);
        ApiError { message: words.with("plan-network-damaged", &[("file", shown(&path).into())]), ..plain }
    })
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
