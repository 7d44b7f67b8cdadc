//! The roads as the window sees them: whether there are any, taking them in, giving them up.

use std::path::PathBuf;

use passage_roads::{Network, Source};
use passage_words::Words;

use super::{
    job::{RoadsJob, Stand},
    network::{self, hex},
};
use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::shown,
};

/// Whether there are roads to plan over.
pub(crate) fn roads_status(desk: &mut Desk, args: LangArgs) -> Result<RoadsStatusDto> {
    let words = words(args.lang);
    match network::open(desk, words) {
        Ok(network) => {
            let facts = facts(desk, words, &network)?;
            Ok(RoadsStatusDto { state: RoadsState::Ready, facts: Some(facts), problem: None })
        }
        Err(error) if error.code == ErrorCode::NoSuchThing => {
            Ok(RoadsStatusDto { state: RoadsState::None, facts: None, problem: None })
        }
        Err(error) => Ok(RoadsStatusDto { state: RoadsState::Refused, facts: None, problem: Some(error.message) }),
    }
}

/// What is known of a network.
pub(super) fn facts(desk: &Desk, words: Words, network: &Network) -> Result<RoadsFactsDto> {
    let remembered = network::remembered(desk, words)?;
    let km = network.total_km();
    let sketch = remembered.as_ref().is_some_and(|remembered| remembered.sketch);
    let text = match &remembered {
        Some(_) if sketch => words.with("roads-facts-sketch", &[("km", format!("{km:.0}").into())]),
        Some(remembered) => words.with(
            "roads-facts",
            &[
                ("files", remembered.sources.join(", ").into()),
                ("day", words.date(remembered.imported_at).into()),
                ("km", format!("{km:.0}").into()),
            ],
        ),
        None => words.with("roads-facts-no-record", &[("km", format!("{km:.0}").into())]),
    };
    let (sources, imported_at) =
        remembered.map_or_else(|| (Vec::new(), None), |remembered| (remembered.sources, Some(remembered.imported_at)));
    Ok(RoadsFactsDto {
        file: shown(&network::place(desk)),
        sources,
        imported_at,
        sketch,
        hash_short: hex(&network.hash()[..4]),
        km,
        junctions: u32::try_from(network.nodes()).unwrap_or(u32::MAX),
        text,
    })
}

/// Takes in the roads of the starter region, which are a sketch and are remembered as one.
pub(crate) fn sketch_roads(desk: &mut Desk, words: Words, osm: &str) -> Result<()> {
    let (place, name) = (network::place(desk), "roads.osm".to_owned());
    let made = network::made(&[&Bytes(osm.as_bytes())], vec![name], &place, &());
    let made = made.map_err(|error| network::told(words, &[], &error))?;
    network::put(desk, words, &made, true)
}

/// Bytes in memory.
struct Bytes<'a>(&'a [u8]);

impl Source for Bytes<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> std::result::Result<(), String> {
        self.0.fetch(at, into)
    }
}

/// Begins to take roads in; an import that runs is stopped.
pub(crate) fn roads_import(desk: &mut Desk, args: RoadsImportArgs) -> Result<RoadsJobDto> {
    let words = words(args.lang);
    desk.opened(words)?;
    if args.files.is_empty() {
        return Err(ApiError::invalid(words, "roads-no-files", &[]));
    }
    let files: Vec<PathBuf> = args.files.iter().map(PathBuf::from).collect();
    let into = network::place(desk);
    let number = desk.plans.jobs.wrapping_add(1);
    desk.plans.jobs = number;
    desk.plans.job = Some(RoadsJob::start(number, files, into));
    Ok(RoadsJobDto { job: number })
}

/// How far an import is. Once it is done, the roads are put in place.
pub(crate) fn roads_progress(desk: &mut Desk, args: RoadsJobArgs) -> Result<RoadsProgressDto> {
    let words = words(args.lang);
    let mut progress = RoadsProgressDto {
        state: RoadsJobState::Gone,
        step_text: String::new(),
        share: 0.0,
        facts: None,
        text: None,
        problem: None,
    };
    let Some(job) = desk.plans.job.take_if(|job| job.number == args.job) else { return Ok(progress) };
    match job.stand() {
        Stand::Running { step, share } => {
            progress.state = RoadsJobState::Running;
            progress.step_text = words.text(&format!("roads-step-{step}"));
            progress.share = share;
            desk.plans.job = Some(job);
        }
        Stand::Stopped => progress.state = RoadsJobState::Stopped,
        Stand::Ended(Err(trouble)) => {
            progress.state = RoadsJobState::Failed;
            progress.problem = Some(network::told(words, &job.files, &trouble).message);
        }
        // Another database has been opened since: these roads are not for it.
        Stand::Ended(Ok(_)) if job.into != network::place(desk) => progress.state = RoadsJobState::Stopped,
        Stand::Ended(Ok(made)) => {
            network::put(desk, words, &made, false)?;
            progress.state = RoadsJobState::Done;
            progress.share = 1.0;
            let args = [
                ("km", format!("{:.0}", made.network.total_km()).into()),
                ("roads", made.imported.roads.into()),
                ("refused", made.imported.refused.into()),
            ];
            progress.text = Some(words.with("roads-done", &args));
            progress.facts = Some(facts(desk, words, &made.network)?);
        }
    }
    Ok(progress)
}

/// Stops an import; the roads from before stay.
#[allow(clippy::unnecessary_wraps)] // the form of a command
pub(crate) fn roads_cancel(desk: &mut Desk, args: RoadsJobArgs) -> Result<RoadsJobDto> {
    desk.plans.job.take_if(|job| job.number == args.job);
    Ok(RoadsJobDto { job: args.job })
}

/// Gives the roads up.
pub(crate) fn roads_remove(desk: &mut Desk, args: LangArgs) -> Result<RoadsStatusDto> {
    network::remove(desk, words(args.lang))?;
    roads_status(desk, args)
}
