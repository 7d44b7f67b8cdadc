//! Formats that are not text: measured once for size and hash, then read by position.

use std::{
    fmt::Write as _,
    io::{self, Read, Seek, SeekFrom},
    ops::ControlFlow,
};

use sha2::{Digest, Sha256};

use crate::{
    BatchKind, Format, Item, Progress, ReadError, ReadOptions, Summary, archive,
    batch::Collector,
    flatgeobuf, geopackage, gzip,
    options::ProgressFn,
    osm,
    shapefile::{self, Companions},
    table,
};

/// Whether a format is read here.
pub(crate) fn is_binary(format: Format) -> bool {
    matches!(
        format,
        Format::Kmz
            | Format::GeoPackage
            | Format::FlatGeobuf
            | Format::OsmPbf
            | Format::Zip
            | Format::Gzip
            | Format::Shapefile
            | Format::Xlsx
            | Format::Xls
            | Format::Ods
    )
}

/// Reads a file whose format is known.
pub(crate) fn read(
    mut source: impl Read + Seek,
    companions: &Companions,
    name: &str,
    format: Format,
    mut options: ReadOptions<'_>,
    sink: &mut dyn FnMut(Item),
) -> Result<Summary, ReadError> {
    let (bytes, sha256) = measure(&mut source)?;
    let mut watched = Watched { inner: source, total: bytes, bytes: 0, told: 0, progress: None, stopped: false };
    watched.progress = options.progress.take();
    let mut out = Collector::new(options.limits.issues, sink);
    let result = dispatch(&mut watched, companions, name, format, &options, &mut out);
    let (format, fallback) = match result {
        Err(_) if watched.stopped => return Err(ReadError::Cancelled),
        other => other?,
    };
    Ok(out.summary(format.code(), fallback, bytes, sha256, "binary"))
}

/// Reads by format.
pub(crate) fn dispatch(
    source: &mut (impl Read + Seek),
    companions: &Companions,
    name: &str,
    format: Format,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    match format {
        Format::Gzip => gzip::read(source, name, options, out),
        Format::Kmz | Format::Zip => archive::read(source, name, options, out),
        Format::Xlsx | Format::Xls | Format::Ods => {
            let source = io::BufReader::with_capacity(64 << 10, source);
            table::workbook::read(source, format, name, options, out)
        }
        Format::Shapefile => {
            let source = io::BufReader::with_capacity(64 << 10, source);
            Ok((format, shapefile::read(source, companions, name, options, out)?))
        }
        Format::OsmPbf => {
            let source = io::BufReader::with_capacity(256 << 10, source);
            Ok((format, osm::read_pbf(source, name, options, out)?))
        }
        Format::GeoPackage => Ok((format, geopackage::read(source, name, options, out)?)),
        Format::FlatGeobuf => {
            let source = io::BufReader::with_capacity(64 << 10, source);
            Ok((format, flatgeobuf::read(source, name, options, out)?))
        }
        other => Err(ReadError::UnsupportedFormat { format: other.code() }),
    }
}

/// Size, and SHA-256 in hexadecimal; the source is at its start afterwards.
pub(crate) fn measure(source: &mut (impl Read + Seek)) -> Result<(u64, String), ReadError> {
    source.rewind()?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0u8; 128 << 10];
    let mut bytes = 0;
    loop {
        match source.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => {
                bytes += read as u64;
                hash.update(&chunk[..read]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    source.rewind()?;
    let mut sha256 = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(sha256, "{byte:02x}"); // writing to a String cannot fail
    }
    Ok((bytes, sha256))
}

/// Tells how much was read, and stops when the caller wants.
struct Watched<'a, R> {
    inner: R,
    total: u64,
    bytes: u64,
    told: u64,
    progress: Option<ProgressFn<'a>>,
    stopped: bool,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.bytes += read as u64;
        if self.bytes - self.told >= 256 << 10 {
            self.told = self.bytes;
            let now = Progress { bytes: self.bytes.min(self.total), total: self.total };
            if let Some(ControlFlow::Break(())) = self.progress.as_mut().map(|progress| progress(now)) {
                self.stopped = true;
                return Err(io::Error::other("stopped by the caller"));
            }
        }
        Ok(read)
    }
}

impl<R: Seek> Seek for Watched<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
