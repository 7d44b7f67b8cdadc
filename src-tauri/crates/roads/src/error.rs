//! What can stop an import or the opening of a network.

/// Why roads cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoadsError {
    /// The bytes could not be fetched from where they lie.
    #[error("{count} bytes at {at} cannot be read: {detail}")]
    Unreadable {
        /// First byte asked for.
        at: u64,
        /// How many were asked for.
        count: u64,
        /// What the system said.
        detail: String,
    },
    /// The file is cut or bent.
    #[error("damaged at byte {at}: {detail}")]
    Damaged {
        /// Where, bytes from the start.
        at: u64,
        /// What is wrong there.
        detail: &'static str,
    },
    /// The file asks its reader for something that is not understood.
    #[error("the file needs {feature}, which is not understood")]
    Needs {
        /// The feature by its own name.
        feature: String,
    },
    /// A part unpacks to more than is accepted.
    #[error("a part of the file unpacks to more than {limit} bytes")]
    TooBig {
        /// The limit, bytes.
        limit: u64,
    },
    /// Neither OSM PBF nor OSM XML.
    #[error("neither OSM PBF nor OSM XML")]
    NotOsm,
    /// There is no road for vehicles in the files.
    #[error("no road in {ways} ways")]
    NoRoads {
        /// How many ways of any sort there are.
        ways: u64,
    },
    /// More than the numbers of this program can count.
    #[error("too many {what}: at most {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// Made by another version of this program.
    #[error("network file of version {found}, this program reads {expected}")]
    Version {
        /// In the file.
        found: u32,
        /// Understood.
        expected: u32,
    },
    /// Of several files this one is at fault.
    #[error("file {}: {error}", file + 1)]
    OfFile {
        /// Its place among them, from 0.
        file: usize,
        /// What is wrong with it.
        error: Box<RoadsError>,
    },
    /// The work was stopped by who asked for it.
    #[error("stopped")]
    Stopped,
}

impl RoadsError {
    /// Says which of `all` files is at fault, where one is and there are several.
    pub(crate) fn of_file(self, file: usize, all: usize) -> Self {
        match self {
            Self::NoRoads { .. }
            | Self::TooMany { .. }
            | Self::Version { .. }
            | Self::OfFile { .. }
            | Self::Stopped => self,
            _ if all < 2 => self,
            _ => Self::OfFile { file, error: Box::new(self) },
        }
    }
}
