//! The table of commands: one line each, from which the dispatcher and its TypeScript both follow.

use std::{fmt::Write, ops::RangeInclusive};

use chrono::Datelike;
use passage_model::Time;
use passage_words::Words;
use serde_json::Value;

use crate::{
    Desk, app, assess, brief, calibrate, check,
    dto::*,
    edit,
    error::{ApiError, ErrorCode, Result},
    export, gazetteer, import, inbox, inspect, lookup, method, overrides, own_values, plan, queue, sheet, silences,
    typescript::Declarations,
};

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:ident($args:ty) -> $result:ty = $function:path;)+) => {
        /// Runs a command: JSON in, JSON out.
        pub(crate) fn dispatch(desk: &mut Desk, command: &str, args: Value) -> Result<Value> {
            keeps_to_years(&args)?;
            match command {
                $(stringify!($name) => {
                    let args: $args = serde_json::from_value(args).map_err(|error| bad_arguments(command, &error))?;
                    let result: $result = $function(desk, args)?;
                    serde_json::to_value(result).map_err(|error| ApiError::internal(Words::new(passage_model::Lang::En), error))
                })+
                _ => Err(ApiError::new(
                    Words::new(passage_model::Lang::En),
                    ErrorCode::UnknownCommand,
                    &[("command", command.chars().take(60).collect::<String>().into())],
                )),
            }
        }

        /// The TypeScript of the border: every type, then the map of commands.
        pub fn typescript() -> String {
            let mut types = Declarations::new();
            let mut map = String::from("\n/** Every command: what it gets and what it answers. */\nexport interface Commands {\n");
            $({
                let (args, result) = (types.add::<$args>(), types.add::<$result>());
                $(let _ = writeln!(map, "  /**{} */", $doc);)+
                let _ = writeln!(map, "  {}: {{ args: {args}; result: {result} }};", stringify!($name));
            })+
            types.add::<ApiError>();
            map.push_str("}\n");
            format!(
                "// Generated from the Rust types by `cargo test -p passage-desk` (see src/api.rs). Do not edit.\n{}{map}",
                types.finish()
            )
        }
    };
}

commands! {
    /// State of the application; never fails.
    status(StatusArgs) -> StatusDto = app::status;
    /// Opens a database.
    open_database(OpenArgs) -> StatusDto = app::open_database;
    /// Creates a database, empty or with the starter region.
    create_database(CreateArgs) -> StatusDto = app::create_database;
    /// Closes the database (locks it).
    close_database(LangArgs) -> StatusDto = app::close_database;
    /// Sets the name of the person at work and of the operation.
    set_settings(SettingsArgs) -> StatusDto = app::set_settings;
    /// Encrypts the database with a first passphrase or another one.
    set_passphrase(PassphraseArgs) -> StatusDto = app::set_passphrase;
    /// Takes back a change, as a new fact.
    undo(UndoArgs) -> ChangedDto = app::undo;
    /// Takes back the last undo, where no new work has followed.
    redo(LangArgs) -> ChangedDto = app::redo;
    /// Who changed what, newest first.
    audit(AuditArgs) -> Vec<AuditDto> = app::audit;
    /// What was changed after a revision, and whether the window that asks did it.
    changes_since(ChangesSinceArgs) -> ChangesSinceDto = app::changes_since;

    /// Every route, crossing and event as of a moment.
    assess(AssessArgs) -> DeskDto = assess::desk;
    /// One route explained.
    route_detail(RouteDetailArgs) -> RouteDetailDto = inspect::route_detail;
    /// Which report, if checked, would change most.
    queue(AssessArgs) -> QueueDto = queue::queue;

    /// The method with the parameters in use: every number and rule.
    method(LangArgs) -> MethodDto = method::method;

    /// Search in any script.
    search(SearchArgs) -> Vec<HitDto> = lookup::search;
    /// Reads pasted coordinates in any notation.
    coordinates_parse(CoordinatesArgs) -> CoordinatesDto = lookup::coordinates_parse;
    /// Prints a position in every notation.
    coordinates_print(PrintArgs) -> PositionDto = lookup::coordinates_print;
    /// Reads opening hours.
    hours_parse(HoursArgs) -> HoursDto = lookup::hours_parse;
    /// The sources of the register.
    sources(LangArgs) -> Vec<SourceDto> = lookup::sources;

    /// One event, whenever it begins.
    event_row(EventToldArgs) -> EventToldDto = edit::event_row;
    /// An event as the form shows it.
    event_form(IdArgs) -> EventForm = edit::event_form;
    /// A route as the form shows it.
    route_form(IdArgs) -> RouteForm = edit::route_form;
    /// A crossing as the form shows it.
    crossing_form(IdArgs) -> CrossingForm = edit::crossing_form;
    /// Adds or changes an event.
    save_event(SaveEventArgs) -> ChangedDto = edit::save_event;
    /// What saving an event would change.
    event_effect(EventEffectArgs) -> EventEffectDto = edit::event_effect;
    /// Takes in a report as text; the same text again is the same report.
    paste_report(PasteArgs) -> PastedDto = inbox::paste_report;
    /// The reports taken in as text, one of them open with its drafts.
    inbox(InboxArgs) -> InboxDto = inbox::inbox;
    /// What accepting a draft would change.
    draft_effect(DraftEffectArgs) -> EventEffectDto = inbox::draft_effect;
    /// The form of an event, begun from a draft.
    draft_form(DraftChoiceArgs) -> EventForm = inbox::draft_form;
    /// Takes a draft over as events.
    accept_draft(AcceptDraftArgs) -> ChangedDto = inbox::accept_draft;
    /// Turns a draft down, with a reason.
    reject_draft(RejectDraftArgs) -> ChangedDto = inbox::reject_draft;
    /// Puts the report of a draft behind an event on record.
    merge_draft(MergeDraftArgs) -> ChangedDto = inbox::merge_draft;
    /// Splits a draft into its parts.
    split_draft(SplitDraftArgs) -> ChangedDto = inbox::split_draft;
    /// Adds or changes a route.
    save_route(SaveRouteArgs) -> ChangedDto = edit::save_route;
    /// Adds or changes a crossing.
    save_crossing(SaveCrossingArgs) -> ChangedDto = edit::save_crossing;
    /// Adds or changes a place.
    save_place(SavePlaceArgs) -> ChangedDto = edit::save_place;
    /// Hides something; history stays.
    delete(DeleteArgs) -> ChangedDto = edit::delete;
    /// Sets an officer's level.
    set_override(OverrideArgs) -> ChangedDto = overrides::set_override;
    /// Ends an override.
    clear_override(EndArgs) -> ChangedDto = overrides::clear_override;
    /// Says that reports from an area have stopped coming.
    set_silence(SilenceArgs) -> ChangedDto = silences::set_silence;
    /// Says that they come again.
    end_silence(EndArgs) -> ChangedDto = silences::end_silence;

    /// The back-test of the parameters that ship with the program.
    backtest_shipped(LangArgs) -> ShippedBacktestDto = calibrate::backtest_shipped;
    /// Country calibrations, newest first, and whether one can be made. May take seconds.
    calibrations(LangArgs) -> CalibrationsDto = calibrate::calibrations;
    /// Fits a country scale on the user's own events; nothing uses it until it is chosen. May take seconds.
    calibrate(CalibrateArgs) -> CalibrationDto = calibrate::calibrate;
    /// Begins to fit a country scale in the background.
    calibrate_start(CalibrateArgs) -> CalibrateJobDto = calibrate::calibrate_start;
    /// How far a fit is; once it is done it is kept.
    calibrate_progress(CalibrateJobArgs) -> CalibrateProgressDto = calibrate::calibrate_progress;
    /// Stops a fit; nothing of it is kept.
    calibrate_cancel(CalibrateJobArgs) -> CalibrateJobDto = calibrate::calibrate_cancel;
    /// Sets a parameter of the method for the organisation.
    set_value(SetValueArgs) -> ChangedDto = own_values::set_value;
    /// Gives an own value up: the shipped one holds again.
    clear_value(ClearValueArgs) -> ChangedDto = own_values::clear_value;
    /// Puts a calibration into use, or none.
    choose_calibration(ChooseCalibrationArgs) -> ChangedDto = calibrate::choose_calibration;

    /// Imports files, or says what an import would do.
    import(ImportArgs) -> ImportDto = import::import;
    /// Begins to read files in the background; nothing is stored.
    import_start(ImportStartArgs) -> ImportJobDto = import::import_start;
    /// How far a reading is, and once it is done, what it would do.
    import_progress(ImportJobArgs) -> ImportProgressDto = import::import_progress;
    /// Stops a reading, or lets go of what was read.
    import_cancel(ImportJobArgs) -> ImportJobDto = import::import_cancel;
    /// Takes in what was read, as one change.
    import_apply(ImportApplyArgs) -> ImportDto = import::import_apply;
    /// The imports of the past, newest first.
    imports(LangArgs) -> Vec<PastImportDto> = import::imports;
    /// The fields that a table can give.
    table_fields(TableFieldsArgs) -> Vec<TableFieldDto> = import::table_fields;
    /// Reads the first rows of a table as described; nothing is stored.
    try_reading(TryReadingArgs) -> TryReadingDto = import::try_reading;
    /// How tables are read, as people said it.
    kept_readings(LangArgs) -> Vec<KeptReadingDto> = import::kept_readings;
    /// Forgets how tables of one header are read.
    forget_reading(ForgetReadingArgs) -> Vec<KeptReadingDto> = import::forget_reading;
    /// The files behind an event, and which others may be the same.
    event_origin(IdArgs) -> EventOriginDto = import::event_origin;
    /// Says whether two events are one.
    settle_double(SettleDoubleArgs) -> Option<ChangedDto> = import::settle_double;
    /// Takes lists of the names of places in. May take half a minute for a list of a million.
    gazetteer_import(GazetteerImportArgs) -> GazetteerImportDto = gazetteer::gazetteer_import;
    /// The lists of names on record.
    gazetteers(LangArgs) -> Vec<GazetteerDto> = gazetteer::gazetteers;
    /// Gives a list of names up; those left.
    gazetteer_remove(GazetteerRemoveArgs) -> Vec<GazetteerDto> = gazetteer::gazetteer_remove;
    /// Ways for a movement over the imported roads, each with its price and its reasons. May take seconds.
    plan(PlanWaysArgs) -> PlanDto = plan::plan_ways;
    /// Writes down that the movement of a plan waits, or waits no longer.
    plan_hold(PlanHoldArgs) -> AuditDto = plan::plan_hold;
    /// Makes a way of a plan a route of the register.
    plan_save(PlanSaveArgs) -> ChangedDto = plan::plan_save;
    /// Whether there are roads to plan over.
    roads_status(LangArgs) -> RoadsStatusDto = plan::roads_status;
    /// Begins to take roads in, in the background.
    roads_import(RoadsImportArgs) -> RoadsJobDto = plan::roads_import_start;
    /// How far an import of roads is; once it is done, the roads are in use.
    roads_progress(RoadsJobArgs) -> RoadsProgressDto = plan::roads_progress;
    /// Stops an import of roads.
    roads_cancel(RoadsJobArgs) -> RoadsJobDto = plan::roads_cancel;
    /// Gives the roads up.
    roads_remove(LangArgs) -> RoadsStatusDto = plan::roads_remove;
    /// Writes a briefing.
    brief(BriefArgs) -> BriefDto = brief::brief;
    /// The HTML of an issued briefing, or that HTML in a file.
    briefing_html(KeptBriefingArgs) -> BriefDto = brief::briefing_html;
    /// Issued briefings, newest first.
    briefings(LangArgs) -> Vec<IssuedDto> = brief::briefings;
    /// What differs between two issued briefings.
    briefing_difference(BriefingDifferenceArgs) -> BriefingDifferenceDto = brief::briefing_difference;
    /// A driver sheet as it would be, with what speaks against it.
    sheet_preview(SheetArgs) -> SheetPreviewDto = sheet::sheet_preview;
    /// Writes a driver sheet, or line and stops for a driver's device.
    sheet(SheetWriteArgs) -> SheetDto = sheet::sheet;
    /// What a file of such a marking would let out; nothing is written.
    would_let_out(LetOutArgs) -> Option<String> = export::would_let_out;
    /// Writes data for others.
    export(ExportArgs) -> ExportDto = export::export;
    /// Integrity of the database.
    check(LangArgs) -> CheckDto = check::check;
    /// A consistent copy.
    backup(BackupArgs) -> BackupDto = check::backup;
}

/// Times that anything may be asked or told of: others are slips, and reckoning with them could run over the end of time.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Refuses arguments in which a time lies far off.
fn keeps_to_years(args: &Value) -> Result<()> {
    let far = |text: &str| {
        // Nothing else begins so and is so short.
        let time = text.len() < 48 && text.contains('T');
        time && text.parse::<Time>().is_ok_and(|at| !YEARS.contains(&at.year()))
    };
    match args {
        Value::String(text) if far(text) => Err(ApiError::invalid(
            Words::new(passage_model::Lang::En),
            "invalid-year",
            &[("time", text.clone().into())],
        )),
        Value::Array(all) => all.iter().try_for_each(keeps_to_years),
        Value::Object(all) => all.values().try_for_each(keeps_to_years),
        _ => Ok(()),
    }
}

fn bad_arguments(command: &str, error: &serde_json::Error) -> ApiError {
    ApiError::new(
        Words::new(passage_model::Lang::En),
        ErrorCode::BadArguments,
        &[("command", command.to_owned().into())],
    )
    .with_detail(error)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_far_off_are_refused_wherever_they_stand() {
        for year in ["-262143", "+262142", "0000", "1899", "2200"] {
            let at = format!("{year}-01-01T00:00:00Z");
            assert!(keeps_to_years(&json!({ "question": [{ "as_of": at }] })).is_err(), "{at}");
        }
        let fine =
            json!({ "as_of": "2024-11-30T18:00:00Z", "until": "2199-12-31T23:59:59+03:00", "text": "0000 T", "n": 1 });
        assert!(keeps_to_years(&fine).is_ok());
    }
}
