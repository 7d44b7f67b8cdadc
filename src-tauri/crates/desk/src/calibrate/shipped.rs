//! The back-test of the shipped parameters: figures that the command line made, kept with the program.

use passage_risk::Params;
use passage_words::Words;

use crate::{
    Desk,
    cited::cited,
    desk::words,
    dto::*,
    error::{ApiError, Result},
};

/// What `passage backtest --json` said; `shipped/README.md` says how it is made again.
const SHIPPED: &str = include_str!("../../shipped/backtest-syria-2019.json");

pub(crate) fn backtest_shipped(_: &mut Desk, args: LangArgs) -> Result<ShippedBacktestDto> {
    let words = words(args.lang);
    let report: BacktestReport = serde_json::from_str(SHIPPED).map_err(|error| ApiError::internal(words, error))?;
    dto(words, report)
}

fn dto(words: Words, report: BacktestReport) -> Result<ShippedBacktestDto> {
    let day = |text: &str| {
        let date: chrono::NaiveDate = text.parse().map_err(|error| ApiError::internal(words, error))?;
        Ok(date.and_time(chrono::NaiveTime::MIN).and_utc())
    };
    let level = |row: LevelReport| LevelShareDto {
        level: row.level,
        level_text: words.text(&format!("level-{}", row.level.code().replace('_', "-"))),
        share_of_km: row.share_of_km,
        observed: row.observed,
    };
    let weeks = [("weeks", report.climatology_origins.into())];
    let baseline = |row: BaselineReport| BaselineDto {
        text: words.with(&format!("baseline-{}", row.id.replace('_', "-")), &weeks),
        scores: scores(&row.scores),
        id: row.id,
    };
    Ok(ShippedBacktestDto {
        source: words.text("backtest-shipped-source"),
        text: words.text("backtest-shipped-text"),
        first_origin: day(&report.first_origin)?,
        last_origin: day(&report.last_origin)?,
        method: cited(words, Params::builtin()),
        origins: report.origins,
        segments: u32::try_from(report.segments).unwrap_or(u32::MAX),
        km: report.km,
        scores: scores(&report.scores),
        baselines: report.baselines.into_iter().map(baseline).collect(),
        reliability: report.reliability,
        levels: report.levels.into_iter().map(level).collect(),
    })
}

fn scores(figures: &FigureReport) -> ScoresDto {
    ScoresDto {
        base_rate: figures.base_rate,
        mean_probability: figures.mean_probability,
        brier: figures.brier,
        skill: figures.skill,
        aupr: figures.aupr,
        auc: figures.auc,
        ece: figures.ece,
        pai: figures.pai,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_of_the_parameters_that_ship() {
        let report: BacktestReport = serde_json::from_str(SHIPPED).unwrap();
        assert_eq!(report.method, Params::builtin().version(), "make the figures again: see shipped/README.md");
        assert_eq!(report.shipped_scale_a, Params::builtin().scale_a());
        for lang in passage_model::Lang::UI {
            let told = dto(Words::new(lang), report.clone()).unwrap();
            assert!(told.baselines.iter().all(|row| !row.text.starts_with("baseline-")), "{lang:?}");
            assert!(told.levels.len() == 6 && !told.reliability.is_empty());
        }
    }
}
