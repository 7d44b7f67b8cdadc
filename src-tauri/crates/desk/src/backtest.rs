//! The method run against past events in files: no database is needed.

mod files;
mod predictions;

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use passage_backtest::{BacktestError, Calibrate, Past, Predictions, Progress, Protocol, Roads, Scores, Watcher, run};
use passage_model::{Lang, Time};
use passage_risk::{Params, ParamsError, SetValue};
use passage_spatial::Earth;
use passage_words::Words;

use crate::{
    dto::*,
    error::{ApiError, ErrorCode, Result},
    handed,
    opening::shown,
    own_values::refusal,
};
use files::Told;
use predictions::PredictionsFile;

/// What to test, and on what.
#[derive(Debug, Clone)]
pub struct BacktestArgs {
    /// Table of past events: the plain one or UCDP GED.
    pub events: PathBuf,
    /// GeoJSON lines: segments as they are, or routes to be cut.
    pub routes: PathBuf,
    /// First origin.
    pub from: Time,
    /// Last origin at most.
    pub to: Time,
    /// Days from one origin to the next.
    pub step_days: u32,
    /// Days looked ahead.
    pub horizon_days: u32,
    /// Distance within which an event counts, km.
    pub radius_km: f64,
    /// Where to write what was predicted.
    pub predictions: Option<PathBuf>,
    /// Leave the probability blank where the Unknown rule holds.
    pub blank_unknown: bool,
    /// Measure distances on a sphere instead of WGS 84, to compare with tools that do so.
    pub on_sphere: bool,
    /// Fit the country scale for every origin on the weeks before it.
    pub calibrate: bool,
    /// Other values for some parameters: name, and value as JSON in the form of the data file.
    pub values: Vec<(String, String)>,
    /// Language of messages.
    pub lang: Lang,
}

/// Runs the method against past events. `progress` is told from 0 to 1 how far it is, and may break off: then nothing is
/// left of the file of predictions.
pub fn backtest(args: &BacktestArgs, progress: &mut dyn FnMut(f64) -> ControlFlow<()>) -> Result<BacktestReport> {
    let words = Words::new(args.lang);
    for input in [&args.events, &args.routes] {
        if args.predictions.as_deref().is_some_and(|output| handed::same_file(output, input)) {
            return Err(ApiError::invalid(words, "backtest-overwrites", &[("path", shown(input).into())]));
        }
    }
    if let Some(output) = &args.predictions {
        handed::spare_any(words, output)?;
        handed::replaceable(words, output, predictions::HEADER)?;
    }
    let params = with_values(words, &args.values)?;
    let mut told = Told::new(progress);
    let past = files::events(words, &args.events, &mut told)?;
    let earth = if args.on_sphere { Earth::Sphere } else { Earth::Wgs84 };
    let (cut, network) = files::roads(words, &args.routes, earth, &mut told)?;
    let roads = Roads::new(&network);
    let protocol = Protocol {
        step_days: args.step_days,
        horizon_days: args.horizon_days,
        radius_km: args.radius_km,
        calibrate: if args.calibrate { Calibrate::Scale } else { Calibrate::None },
        ..Protocol::weekly(args.from, args.to)
    };
    let file = args.predictions.as_deref().map(|path| PredictionsFile::create(path, &cut, &roads, args.blank_unknown));
    let unwritable = |error: std::io::Error| {
        let path = args.predictions.as_deref().unwrap_or(Path::new(""));
        ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(path).into())]).with_detail(error)
    };
    let mut follower = Follower { told, file: file.transpose().map_err(unwritable)?, failed: None };
    let tested = Past::recorded(&past.events).with_heads(&past.heads);
    let ran = run(&roads, tested, &params, &protocol, &mut follower);
    if let Some(error) = follower.failed {
        return Err(unwritable(error));
    }
    let report = ran.map_err(|error| refused(words, &error))?;
    if let Some(file) = follower.file {
        file.keep().map_err(unwritable)?;
    }
    Ok(answer(args, &past, &report))
}

/// The shipped parameters with other values for some.
fn with_values(words: Words, values: &[(String, String)]) -> Result<Params> {
    fn set((parameter, value): &(String, String)) -> SetValue<'_> {
        SetValue { parameter, value, source: "set for this test" }
    }
    let shipped = Params::builtin();
    shipped.with_values(values.iter().map(set)).map_err(|error| {
        // What is no value at all is not named by the error.
        let is_none = |value: &&(String, String)| {
            shipped.with_values([set(value)]).is_err_and(|error| !matches!(error, ParamsError::Range { .. }))
        };
        refusal(words, values.iter().find(is_none).map_or("", |(parameter, _)| parameter), &error)
    })
}

/// Passes progress and predictions on.
struct Follower<'p> {
    told: Told<'p>,
    file: Option<PredictionsFile>,
    failed: Option<std::io::Error>,
}

impl Watcher for Follower<'_> {
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        self.told.running(progress.done as f64 / progress.total.max(1) as f64)
    }

    fn predicted(&mut self, predictions: Predictions<'_>) -> ControlFlow<()> {
        match self.file.as_mut().map_or(Ok(()), |file| file.add(predictions)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }
}

/// The sentence of a back-test that cannot be run.
pub(crate) fn refused(words: Words, error: &BacktestError) -> ApiError {
    let day = |time: &Time| words.date(*time);
    let (id, args): (&str, Vec<(&str, passage_words::Arg<'_>)>) = match error {
        BacktestError::TurnedSpan { first, last } => {
            ("backtest-turned", vec![("first", day(first).into()), ("last", day(last).into())])
        }
        BacktestError::DateOutOfRange { date } => ("backtest-date", vec![("date", date.to_rfc3339().into())]),
        BacktestError::TooManyOrigins { limit, .. } => ("backtest-too-many", vec![("limit", (*limit).into())]),
        BacktestError::NoParameters { radius_km, horizon_days } => {
            ("backtest-no-parameters", vec![("km", (*radius_km).into()), ("days", (*horizon_days).into())])
        }
        BacktestError::NoRoads => ("backtest-no-roads", vec![]),
        BacktestError::NoEvents => ("backtest-no-events", vec![]),
        BacktestError::NothingObserved { until } => ("backtest-nothing-observed", vec![("until", day(until).into())]),
        BacktestError::BeforeRecord { from } => ("backtest-before-record", vec![("from", day(from).into())]),
        BacktestError::Cancelled => ("backtest-cancelled", vec![]),
    };
    ApiError::invalid(words, id, &args)
}

fn answer(args: &BacktestArgs, past: &files::PastEvents, report: &passage_backtest::Report) -> BacktestReport {
    BacktestReport {
        origins: report.origins,
        segments: report.segments,
        scores: figures(&report.scores),
        levels: report
            .levels
            .iter()
            .map(|level| LevelReport { level: level.level, share_of_km: level.share, observed: level.observed })
            .collect(),
        method: report.method.clone(),
        first_origin: predictions::origin_text(report.first),
        last_origin: predictions::origin_text(report.last),
        origins_left_out: report.left_out,
        origins_before_record: report.before_record,
        horizon_days: args.horizon_days,
        radius_km: args.radius_km,
        events: past.events.len(),
        events_with_known_time: past.heads.iter().filter(|head| head.known_at.is_some()).count(),
        km: report.km,
        climatology: report.climatology,
        climatology_origins: report.climatology_origins,
        reliability: reliability(&report.reliability),
        baselines: report
            .baselines
            .iter()
            .map(|row| BaselineReport { id: row.baseline.code().to_owned(), scores: figures(&row.scores) })
            .collect(),
        routes: RoutesReport {
            routes: report.routes.routes,
            scores: figures(&report.routes.scores),
            reliability: reliability(&report.routes.reliability),
        },
        shipped_scale_a: report.shipped_scale_a,
        calibration: args.calibrate.then(|| ScaleReport {
            origins: report.scales.len(),
            first_scale_a: report.scales.first().copied(),
            last_scale_a: report.scales.last().copied(),
            shipped: report.shipped.as_ref().map(figures),
        }),
        predictions: args.predictions.as_deref().map(shown),
    }
}

fn figures(scores: &Scores) -> FigureReport {
    FigureReport {
        brier: scores.brier,
        skill: scores.skill,
        aupr: scores.aupr,
        auc: scores.auc,
        ece: scores.ece,
        pai: scores.pai.map(|[p5, p10, p20]| PaiDto { p5, p10, p20 }),
        base_rate: scores.base_rate,
        mean_probability: scores.mean_probability,
    }
}

/// A reliability table as the border gives it.
pub(crate) fn reliability(bins: &[passage_backtest::ReliabilityBin]) -> Vec<ReliabilityBinDto> {
    let bin = |bin: &passage_backtest::ReliabilityBin| ReliabilityBinDto {
        mean_probability: bin.mean_probability,
        observed: bin.observed,
        share_of_km: bin.share,
    };
    bins.iter().map(bin).collect()
}
