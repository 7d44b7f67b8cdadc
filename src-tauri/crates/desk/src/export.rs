//! Data for others: tables with HXL tags, and map features.

mod tables;

use std::{io::Cursor, path::Path};

use passage_exchange::{Sheet, write_csv, write_geojson, write_gpx, write_kml, write_kmz, write_xlsx};

use crate::{
    Desk, assess,
    brief::write_file,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::shown,
};

pub(crate) fn export(desk: &mut Desk, args: ExportArgs) -> Result<ExportDto> {
    let words = words(args.question.lang);
    let routes = assess::chosen(desk, words, &args.routes)?;
    let answered = assess::answer(desk, words, &args.question, routes)?;
    let title = desk.text_setting(words, "workspace")?.unwrap_or_else(|| "Passage".to_owned());
    let mut bytes = Vec::new();
    let written = match args.format {
        ExportFormat::Csv => write_csv(&tables::table(words, &answered, args.what), true, &mut bytes),
        ExportFormat::Xlsx => {
            let table = tables::table(words, &answered, args.what);
            let name = words.text(tables::sheet_name(args.what));
            let sheet = Sheet { name: &name, table: &table, rtl: words.is_rtl() };
            let mut out = Cursor::new(Vec::new());
            let written = write_xlsx(&[sheet], answered.scene.question.as_of, &mut out);
            bytes = out.into_inner();
            written
        }
        ExportFormat::Geojson => write_geojson(&tables::features(words, &answered, args.what), &mut bytes),
        ExportFormat::Gpx => write_gpx(&tables::features(words, &answered, args.what), &title, &mut bytes),
        ExportFormat::Kml => write_kml(&tables::features(words, &answered, args.what), &title, &mut bytes),
        ExportFormat::Kmz => {
            let mut out = Cursor::new(Vec::new());
            let written = write_kmz(&tables::features(words, &answered, args.what), &title, &mut out);
            bytes = out.into_inner();
            written
        }
    };
    let written = written.map_err(|error| ApiError::internal(words, error))?;
    write_file(Path::new(&args.file), &bytes).map_err(|error| {
        ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(Path::new(&args.file)).into())]).with_detail(error)
    })?;
    Ok(ExportDto { file: args.file, rows: written.rows })
}
