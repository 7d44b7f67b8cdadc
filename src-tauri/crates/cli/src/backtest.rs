//! `passage backtest`: progress on standard error, Ctrl-C that leaves nothing behind, figures as a table.

use std::{fmt::Write as _, ops::ControlFlow, sync::atomic::Ordering};

use passage_desk::{
    BacktestArgs, backtest,
    dto::{BacktestReport, FigureReport},
    error::ApiError,
};
use passage_model::RiskLevel;
use passage_words::Words;

use crate::{
    args::{Calibrate, Command, Earth, Unknown},
    progress::{Progress, stop_on_interrupt},
    run::{Answer, to_json},
};

pub(crate) fn answer(words: Words, command: Command) -> Result<Answer, ApiError> {
    let Command::Backtest {
        events,
        routes,
        from,
        to,
        step_days,
        horizon_days,
        radius_km,
        predictions,
        calibrate,
        set,
        unknown,
        earth,
    } = command
    else {
        return Err(ApiError::internal(words, "not a back-test"));
    };
    let args = BacktestArgs {
        events,
        routes,
        from,
        to,
        step_days,
        horizon_days,
        radius_km,
        predictions,
        blank_unknown: unknown == Unknown::Blank,
        on_sphere: earth == Earth::Sphere,
        calibrate: calibrate == Calibrate::Scale,
        values: set,
        lang: words.lang(),
    };
    let stopped = stop_on_interrupt();
    let mut progress = Progress::new(words, "cli-backtest-progress");
    let report = backtest(&args, &mut |share| {
        progress.show(share, &[]);
        if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    progress.end();
    let report = report?;
    Ok(Answer { json: to_json(words, &report)?, text: text(words, &report), problems: false })
}

fn text(words: Words, report: &BacktestReport) -> String {
    let mut text = words.with(
        "cli-backtest-head",
        &[
            ("origins", report.origins.into()),
            ("first", report.first_origin.clone().into()),
            ("last", report.last_origin.clone().into()),
            ("segments", report.segments.into()),
            ("method", report.method.clone().into()),
        ],
    );
    text.push('\n');
    if report.origins_left_out > 0 {
        let _ = writeln!(text, "{}", words.with("cli-backtest-left-out", &[("count", report.origins_left_out.into())]));
    }
    if report.origins_before_record > 0 {
        let args = [("count", report.origins_before_record.into())];
        let _ = writeln!(text, "{}", words.with("cli-backtest-before-record", &args));
    }
    let known = report.events_with_known_time;
    let args = [("count", known.into()), ("events", report.events.into())];
    let known = if known > 0 { "cli-backtest-known" } else { "cli-backtest-known-none" };
    let _ = writeln!(text, "{}", words.with(known, &args));
    let _ =
        writeln!(text, "\n  AUPR    AUC   Brier  skill    ECE  PAI 5/10/20 %   {}", words.text("cli-backtest-columns"));
    let weeks = [("weeks", report.climatology_origins.into())];
    for row in &report.baselines {
        let id = format!("baseline-{}", row.id.replace('_', "-"));
        let _ = writeln!(text, "{}   {}", figures(&row.scores), words.with(&id, &weeks));
    }
    let _ = writeln!(text, "{}   {}", figures(&report.scores), words.text("cli-backtest-method"));
    let args = [("km", report.radius_km.into()), ("days", report.horizon_days.into())];
    let _ = writeln!(text, "\n{}", words.with("cli-backtest-levels", &args));
    for level in &report.levels {
        let name = words.text(&format!("level-{}", RiskLevel::code(level.level).replace('_', "-")));
        let line = match level.observed {
            None => words.with("cli-backtest-level-none", &[("level", name.into())]),
            Some(observed) => words.with(
                "cli-backtest-level",
                &[
                    ("level", name.into()),
                    ("share", tenths(words, level.share_of_km).into()),
                    ("observed", tenths(words, observed).into()),
                ],
            ),
        };
        let _ = writeln!(text, "  {line}");
    }
    let routes = &report.routes.scores;
    let args =
        [("said", tenths(words, routes.mean_probability).into()), ("seen", tenths(words, routes.base_rate).into())];
    let _ = writeln!(text, "\n{}", words.with("cli-backtest-routes", &args));
    if let Some(scale) = &report.calibration {
        let number = |a: Option<f64>| a.map_or_else(|| "-".to_owned(), |a| format!("{a:.4}"));
        let args = [
            ("first", number(scale.first_scale_a).into()),
            ("last", number(scale.last_scale_a).into()),
            ("shipped", format!("{:.4}", report.shipped_scale_a).into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-backtest-scale", &args));
    }
    text
}

/// A share with one decimal: small shares are what the table is about.
fn tenths(words: Words, share: f64) -> String {
    format!("{} %", words.decimal(share * 100.0, 1))
}

fn figures(scores: &FigureReport) -> String {
    let three = |value: Option<f64>| value.map_or_else(|| "    -".to_owned(), |value| format!("{value:>5.3}"));
    let pai = scores.pai.map_or_else(
        || "    -          ".to_owned(),
        |pai| format!("{:>4.1} {:>4.1} {:>4.1}", pai.p5, pai.p10, pai.p20),
    );
    format!(
        "  {}  {}  {:.4}  {}  {:.3}  {pai}",
        three(scores.aupr),
        three(scores.auc),
        scores.brier,
        three(scores.skill),
        scores.ece
    )
}
