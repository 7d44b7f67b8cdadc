//! Data for others: tables with HXL tags, and map features.

mod tables;

use std::{io::Cursor, path::Path};

use passage_exchange::{
    Loss, Lost, Sheet, lost_in_csv, lost_in_geojson, lost_in_gpx, lost_in_kml, lost_in_xlsx, write_csv, write_geojson,
    write_gpx, write_kml, write_kmz, write_xlsx,
};
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
    let mut answered = assess::answer(desk, words, &args.question, routes)?;
    if args.redact != Redaction::None {
        answered.scene = answered.scene.redacted(words);
    }
    // Levels rest on what still counts; whoever is handed the events gets the old ones too.
    let (events, later) = match args.what {
        ExportWhat::Events => desk.archive(words, &answered.scene)?,
        ExportWhat::Routes | ExportWhat::Crossings | ExportWhat::Assessments => (Vec::new(), 0),
    };
    let later = (later > 0).then(|| Lost { what: Loss::Later, count: later, fields: Vec::new() });
    let records = tables::records(words, &answered, args.what, &events);
    let title = desk.text_setting(words, "workspace")?.unwrap_or_else(|| "Passage".to_owned());
    let mut bytes = Vec::new();
    let mut out = Cursor::new(&mut bytes);
    let (written, lost) = match args.format {
        ExportFormat::Csv | ExportFormat::Xlsx => {
            let (table, shapes) = tables::table(records);
            let shapes = (shapes > 0).then(|| Lost { what: Loss::Shapes, count: shapes, fields: Vec::new() });
            let (written, lost) = if args.format == ExportFormat::Csv {
                (write_csv(&table, true, &mut out), lost_in_csv(&table))
            } else {
                let name = words.text(tables::sheet_name(args.what));
                let sheet = Sheet { name: &name, table: &table, rtl: words.is_rtl() };
                (write_xlsx(&[sheet], answered.scene.question.as_of, &mut out), lost_in_xlsx(&table))
            };
            (written, shapes.into_iter().chain(lost).collect::<Vec<_>>())
        }
        format => {
            let (features, not_placed) = tables::features(words, &answered, args.what, records);
            let (written, lost) = match format {
                ExportFormat::Gpx => (write_gpx(&features, &title, &mut out), lost_in_gpx(&features)),
                ExportFormat::Kml => (write_kml(&features, &title, &mut out), lost_in_kml(&features)),
                ExportFormat::Kmz => (write_kmz(&features, &title, &mut out), lost_in_kml(&features)),
                _ => (write_geojson(&features, &mut out), lost_in_geojson(&features)),
            };
            (written, not_placed.into_iter().chain(lost).collect())
        }
    };
    let written = written.map_err(|error| ApiError::internal(words, error))?;
    handed::spare(desk, words, Path::new(&args.file))?;
    handed::write(words, Path::new(&args.file), &bytes)?;
    Ok(ExportDto {
        file: args.file,
        rows: written.rows,
        lost: lost.iter().chain(&later).map(|lost| told(words, lost)).collect(),
    })
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
