//! The file of predictions: `origin_date,segment_id,length_km,p7`, whole or not there at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use chrono::NaiveTime;
use passage_backtest::{Predictions, Roads};
use passage_model::Time;

use super::files::Cut;
use crate::handed;

/// How it begins.
pub(super) const HEADER: &[u8] = b"origin_date,segment_id,length_km,p7\n";

/// Written beside its place, moved there at the end; removed when it is dropped before.
pub(super) struct PredictionsFile {
    /// Taken when the file is closed.
    out: Option<BufWriter<File>>,
    part: PathBuf,
    target: PathBuf,
    /// `,id,length,` of every segment.
    middles: Vec<String>,
    blank_unknown: bool,
}

impl PredictionsFile {
    pub(super) fn create(path: &Path, cut: &Cut, roads: &Roads<'_>, blank_unknown: bool) -> io::Result<Self> {
        let (file, part) = handed::held_part(path)?;
        let out = BufWriter::with_capacity(1 << 16, file);
        let middles = (0..).zip(&cut.ids).map(|(n, id)| format!(",{},{:.4},", quoted(id), roads.km(n).unwrap_or(0.0)));
        let middles = middles.collect();
        let mut file = Self { out: Some(out), part, target: path.to_owned(), middles, blank_unknown };
        if let Some(out) = &mut file.out {
            out.write_all(HEADER)?;
        }
        Ok(file)
    }

    pub(super) fn add(&mut self, predictions: Predictions<'_>) -> io::Result<()> {
        let Some(out) = &mut self.out else { return Ok(()) };
        let origin = origin_text(predictions.origin);
        for ((middle, p), unknown) in self.middles.iter().zip(predictions.p).zip(predictions.unknown) {
            out.write_all(origin.as_bytes())?;
            out.write_all(middle.as_bytes())?;
            if *unknown && self.blank_unknown {
                out.write_all(b"\n")?;
            } else {
                // Ten digits: neighbouring probabilities must not become ties.
                writeln!(out, "{p:.10}")?;
            }
        }
        Ok(())
    }

    /// Moves the file into its place.
    pub(super) fn keep(mut self) -> io::Result<()> {
        if let Some(out) = self.out.take() {
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            fs::rename(&self.part, &self.target)?;
        }
        Ok(())
    }
}

impl Drop for PredictionsFile {
    fn drop(&mut self) {
        // After `keep` there is nothing left to remove.
        drop(self.out.take());
        let _ = fs::remove_file(&self.part);
    }
}

/// An origin as written: the date where it is midnight, as the columns of the plain event table.
pub(crate) fn origin_text(origin: Time) -> String {
    if origin.time() == NaiveTime::MIN {
        origin.format("%Y-%m-%d").to_string()
    } else {
        origin.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// A value of a CSV row.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
