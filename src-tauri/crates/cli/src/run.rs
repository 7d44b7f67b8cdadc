//! From arguments to use-cases, and from errors to exit statuses: 0 done, 1 the input or data had problems, 2 usage,
//! 3 the database cannot be opened.

use std::{fs, path::Path, process::ExitCode};

use passage_desk::{
    Desk, DraftArgs, assessment_report, default_path,
    dto::{AssessArgs, BriefArgs, CreateArgs, ExportArgs, LangArgs, OpenArgs},
    error::{ApiError, ErrorCode},
};
use passage_words::Words;
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    args::{Cli, Command, Common, QuestionArgs},
    output,
};

/// What a command answers: the JSON document, the text for people, and whether the data had problems.
pub(crate) struct Answer {
    pub(crate) json: Value,
    pub(crate) text: String,
    pub(crate) problems: bool,
}

pub(crate) fn run(cli: Cli) -> ExitCode {
    let (json, lang) = (cli.common.json, cli.common.lang);
    let path = cli.common.db.clone().unwrap_or_else(default_path);
    if let Command::Import(options) = &cli.command
        && matches!(options.kind, crate::args::Kind::Roads)
    {
        let words = Words::new(lang);
        output::complain(words, &ApiError::invalid(words, "cli-import-roads", &[]));
        return ExitCode::from(2);
    }
    match answer(cli) {
        Ok(answer) => {
            let printed = if json { output::document(&answer.json) } else { answer.text };
            match output::print(&printed) {
                Ok(()) if answer.problems => ExitCode::from(1),
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(1),
            }
        }
        Err(error) => {
            let error = error.of_database(Words::new(lang), &path);
            output::complain(Words::new(lang), &error);
            ExitCode::from(if error.code.is_opening() { 3 } else { 1 })
        }
    }
}

fn answer(cli: Cli) -> Result<Answer, ApiError> {
    let Cli { common, command } = cli;
    let path = common.db.clone().unwrap_or_else(default_path);
    let mut desk = Desk::new(&path);
    let passphrase = passphrase(&common)?;
    let words = Words::new(common.lang);
    let lang = common.lang;
    if let Command::Backtest { .. } = command {
        return crate::backtest::answer(words, command);
    }
    if let Command::Init { starter } = command {
        let args = CreateArgs { path: None, passphrase, starter, lang };
        let status = call(&mut desk, "create_database", &args)?;
        let counts = &status["counts"];
        let json = json!({
            "db": status["path"],
            "routes": counts["routes"], "crossings": counts["crossings"], "places": counts["places"],
            "sources": counts["sources"], "events": counts["events"], "reports": counts["reports"],
        });
        return Ok(Answer { text: output::init(words, &json), json, problems: false });
    }
    if let Command::Restore { file } = &command {
        let done = passage_desk::restore(&path, file, passphrase.as_deref(), lang, desk.now())?;
        let mut text =
            words.with("cli-restored", &[("file", done.file.as_str().into()), ("db", done.db.as_str().into())]) + "\n";
        if let Some(kept) = &done.replaced {
            text += &(words.with("cli-replaced", &[("file", kept.as_str().into())]) + "\n");
        }
        return Ok(Answer { json: to_json(words, &done)?, text, problems: false });
    }
    let unencrypted = Some(common.unencrypted);
    let open = |passphrase| OpenArgs { path: None, passphrase, unencrypted, known_encrypted: None, lang };
    if let Err(error) = call(&mut desk, "open_database", &open(passphrase.clone())) {
        // Earlier versions took the mark that some editors put before a text for a part of the passphrase.
        match passphrase.filter(|_| error.code == ErrorCode::WrongPassphrase) {
            Some(passphrase) if is_marked(&common) => {
                call(&mut desk, "open_database", &open(Some(format!("{MARK}{passphrase}")))).map_err(|_| error)?
            }
            _ => return Err(error),
        };
    }
    match command {
        Command::Init { .. } | Command::Backtest { .. } | Command::Restore { .. } => answered_before(words),
        Command::Import(options) => crate::import::answer(&mut desk, words, options),
        Command::Imports => crate::import::past(&mut desk, words),
        Command::Undo { change } => crate::import::undo(&mut desk, words, change),
        Command::Draft { file, received, region, utc_offset } => {
            crate::draft::answer(&mut desk, words, &file, |text| DraftArgs {
                text,
                received,
                region,
                utc_offset_minutes: utc_offset,
                lang: words.lang(),
            })
        }
        Command::Assess { question, routes } => {
            let report = assessment_report(&mut desk, &question_args(&common, &question), &routes)?;
            let text = output::assess(words, &report);
            Ok(Answer { json: to_json(words, &report)?, text, problems: false })
        }
        Command::Queue { question } => {
            let json = call(&mut desk, "queue", &question_args(&common, &question))?;
            Ok(Answer { text: output::queue(words, &json), json, problems: false })
        }
        Command::Brief { question, routes, tlp, redact, valid_hours, draft, output } => {
            let args = BriefArgs {
                question: question_args(&common, &question),
                routes,
                tlp,
                redact: redact.into(),
                valid_hours: Some(valid_hours),
                file: Some(output.display().to_string()),
                issue: !draft,
            };
            let json = call(&mut desk, "brief", &args)?;
            Ok(Answer { text: output::written(words, &json), json, problems: false })
        }
        Command::Export { question, format, what, routes, redact, tlp, output } => {
            let args = ExportArgs {
                question: question_args(&common, &question),
                format: format.into(),
                what: what.into(),
                routes,
                redact: redact.into(),
                tlp: Some(tlp),
                file: output.display().to_string(),
            };
            let json = call(&mut desk, "export", &args)?;
            Ok(Answer { text: output::written(words, &json), json, problems: false })
        }
        Command::Method { what } => crate::method::answer(&mut desk, words, what),
        Command::Calibrate { what } => crate::calibrate::answer(&mut desk, words, what),
        Command::Gazetteer { what } => crate::gazetteer::answer(&mut desk, words, what),
        Command::Roads { what } => crate::plan::roads(&mut desk, words, what),
        Command::Sheet(options) => crate::sheet::answer(&mut desk, words, &options),
        Command::Plan(options) => crate::plan::answer(&mut desk, words, &options),
        Command::Check => {
            let json = call(&mut desk, "check", &LangArgs { lang })?;
            let problems = json["ok"] != Value::Bool(true);
            Ok(Answer { text: output::check(words, &json), json, problems })
        }
        Command::Backup { output } => {
            let json = call(&mut desk, "backup", &json!({ "file": output.display().to_string(), "lang": lang }))?;
            Ok(Answer { text: output::written(words, &json), json, problems: false })
        }
    }
}

/// These have been answered before the database is opened.
fn answered_before(words: Words) -> Result<Answer, ApiError> {
    Err(ApiError::internal(words, "answered before"))
}

pub(crate) fn call(desk: &mut Desk, command: &str, args: &impl Serialize) -> Result<Value, ApiError> {
    let words = Words::new(passage_model::Lang::En);
    desk.call(command, to_json(words, args)?)
}

pub(crate) fn to_json(words: Words, value: &impl Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(value).map_err(|error| ApiError::internal(words, error))
}

fn question_args(common: &Common, question: &QuestionArgs) -> AssessArgs {
    AssessArgs {
        lang: common.lang,
        as_of: question.as_of,
        known_at: question.known_at,
        traffic: question.traffic,
        vehicle: question.vehicle,
        direction: question.direction,
        window_days: None,
        histogram_days: None,
    }
}

fn passphrase(common: &Common) -> Result<Option<String>, ApiError> {
    let Some(path) = &common.passphrase_file else { return Ok(None) };
    let words = Words::new(common.lang);
    let text = fs::read_to_string(path).map_err(|error| unreadable(words, path, &error))?;
    // An empty line is handed on: nothing may be made without the passphrase that was asked for.
    let line = text.lines().next().unwrap_or_default();
    Ok(Some(line.strip_prefix(MARK).unwrap_or(line).to_owned()))
}

/// What some editors put before a text (U+FEFF). Nobody can type it.
const MARK: char = '\u{feff}';

/// Whether the file with the passphrase begins with that mark.
fn is_marked(common: &Common) -> bool {
    common
        .passphrase_file
        .as_deref()
        .is_some_and(|path| fs::read(path).is_ok_and(|bytes| bytes.starts_with("\u{feff}".as_bytes())))
}

pub(crate) fn unreadable(words: Words, path: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new(words, ErrorCode::Unreadable, &[("path", path.display().to_string().into())]).with_detail(error)
}
