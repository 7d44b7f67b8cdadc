//! Data for others: tables with HXL tags, and map features.

mod behind;
mod tables;

use std::{io::Cursor, path::Path};

use passage_exchange::{
    Head, Loss, Lost, Sheet, lost_in_csv, lost_in_geojson, lost_in_gpx, lost_in_kml, lost_in_xlsx, write_csv,
    write_geojson_marked, write_gpx, write_kml, write_kmz, write_xlsx_marked,
};
use passage_model::Tlp;
use passage_words::Words;

pub(crate) use tables::written_geometry;

use crate::{
    Desk, assess,
    desk::words,
    dto::*,
    error::{ApiError, Result},
    handed,
};

pub(crate) fn export(desk: &mut Desk, args: ExportArgs) -> Result<ExportDto> {
    let words = words(args.question.lang);
    if args.redact == Redaction::Public && args.what == ExportWhat::Events {
        return Err(ApiError::invalid(words, "invalid-export-public", &[]));
    }
    let routes = assess::chosen(desk, words, &args.routes)?;
    let answered = assess::answer(desk, words, &args.question, routes)?.redacted(words, args.redact);
    let words = answered.scene.words(words);
    // Levels rest on what still counts; whoever is handed the events gets the old ones too.
    let (events, later) = match args.what {
        ExportWhat::Events => desk.archive(words, &answered.scene)?,
        ExportWhat::Routes | ExportWhat::Crossings | ExportWhat::Assessments => (Vec::new(), 0),
    };
    let later = (later > 0).then(|| Lost { what: Loss::Later, count: later, fields: Vec::new() });
    let of_sides = (args.what == ExportWhat::Crossings).then(|| tables::lost_of_sides(&answered)).flatten();
    let records = tables::records(words, &answered, args.what, &events);
    let title = desk.text_setting(words, "workspace")?.filter(|_| args.redact != Redaction::Public);
    let title = title.unwrap_or_else(|| "Passage".to_owned());
    let tlp = args.tlp.unwrap_or(Tlp::Amber);
    let marking = Some(tlp.marking());
    let head = Head { title: &title, marking };
    let mut bytes = Vec::new();
    let mut out = Cursor::new(&mut bytes);
    let (written, lost) = match args.format {
        ExportFormat::Csv | ExportFormat::Xlsx => {
            let (table, shapes) = tables::table(args.what, records);
            let shapes = (shapes > 0).then(|| Lost { what: Loss::Shapes, count: shapes, fields: Vec::new() });
            let (written, lost) = if args.format == ExportFormat::Csv {
                (write_csv(&table, true, &mut out), lost_in_csv(&table))
            } else {
                let name = words.text(tables::sheet_name(args.what));
                let sheet = Sheet { name: &name, table: &table, rtl: words.is_rtl() };
                (write_xlsx_marked(&[sheet], marking, answered.scene.question.as_of, &mut out), lost_in_xlsx(&table))
            };
            (written, shapes.into_iter().chain(lost).collect::<Vec<_>>())
        }
        format => {
            let (features, not_placed) = tables::features(words, &answered, args.what, records);
            let (written, lost) = match format {
                ExportFormat::Gpx => (write_gpx(&features, head, &mut out), lost_in_gpx(&features)),
                ExportFormat::Kml => (write_kml(&features, head, &mut out), lost_in_kml(&features)),
                ExportFormat::Kmz => (write_kmz(&features, head, &mut out), lost_in_kml(&features)),
                _ => (write_geojson_marked(&features, marking, &mut out), lost_in_geojson(&features)),
            };
            (written, not_placed.into_iter().chain(lost).collect())
        }
    };
    let written = written.map_err(|error| ApiError::internal(words, error))?;
    handed::spare(desk, words, Path::new(&args.file))?;
    // Beside its place first: what could not be handed out is no matter of record, and what is on none shall not lie there.
    let file = handed::Beside::write(words, Path::new(&args.file), &bytes)?;
    let what = format!("{}, {}", args.what.code(), args.format.code());
    desk.write_down(words, "export", &let_out(&args.file, &what, tlp, args.redact))?;
    file.put(words)?;
    Ok(ExportDto {
        warning: warning(words, tlp, args.redact, lets_out(args.what)),
        file: args.file,
        rows: written.rows,
        lost: lost.iter().chain(&later).chain(&of_sides).map(|lost| told(words, lost)).collect(),
    })
}

/// What the audit trail keeps of a file that was handed out: its name, what it holds, its marking and what was left out.
pub(crate) fn let_out(file: &str, what: &str, tlp: Tlp, redact: Redaction) -> String {
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    format!("{name}: {what}, {}, {}", tlp.marking(), redact.code())
}

/// The message that names what such a file lets out.
fn lets_out(what: ExportWhat) -> &'static str {
    match what {
        ExportWhat::Events => "let-out-events",
        ExportWhat::Routes | ExportWhat::Crossings | ExportWhat::Assessments => "let-out-register",
    }
}

/// The same warning before anything is written: an issued briefing is not taken back.
#[allow(clippy::unnecessary_wraps)] // the form of a command
pub(crate) fn would_let_out(_: &mut Desk, args: LetOutArgs) -> Result<Option<String>> {
    let what = args.what.map_or("let-out-briefing", lets_out);
    Ok(warning(words(args.lang), args.tlp.unwrap_or(Tlp::Amber), args.redact, what))
}

/// That a file may be passed on by its marking and nothing is left out of it. `lets_out`: the message that names what it holds.
pub(crate) fn warning(words: Words, tlp: Tlp, redact: Redaction, lets_out: &str) -> Option<String> {
    let passed_on = matches!(tlp, Tlp::Clear | Tlp::Green) && redact == Redaction::None;
    let args = [("tlp", tlp.marking().into()), ("what", words.text(lets_out).into())];
    passed_on.then(|| words.with("let-out", &args))
}

/// A loss in words.
fn told(words: Words, lost: &Lost) -> LostDto {
    // Titles hold commas of their own.
    let between = match lost.what {
        Loss::NotPlaced | Loss::Areas if words.is_rtl() => "؛ ",
        Loss::NotPlaced | Loss::Areas => "; ",
        _ => ", ",
    };
    let fields = lost.fields.join(between);
    let more = lost.count.saturating_sub(lost.fields.len() as u64);
    let args = [("count", lost.count.into()), ("fields", fields.into()), ("more", more.into())];
    LostDto {
        code: lost.what.code().to_owned(),
        count: lost.count,
        fields: lost.fields.clone(),
        text: words.with(&format!("lost-{}", lost.what.code()), &args),
    }
}
