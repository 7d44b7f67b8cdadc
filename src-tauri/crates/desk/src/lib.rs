//! Use-cases: what the shell, the browser host, the command line and the tests call.

pub mod dto;
pub mod error;
mod typescript;

#[cfg(test)]
mod tmp {
    use crate::{dto::*, error::ApiError, typescript::Declarations};
    #[test]
    fn gen_types() {
        let mut t = Declarations::new();
        let mut map = String::from("\nexport interface Commands {\n");
        let (a, r) = (t.add::<LangArgs>(), t.add::<StatusDto>());
        map.push_str(&format!("  status: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<OpenArgs>(), t.add::<StatusDto>());
        map.push_str(&format!("  open_database: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<CreateArgs>(), t.add::<StatusDto>());
        map.push_str(&format!("  create_database: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<LangArgs>(), t.add::<StatusDto>());
        map.push_str(&format!("  close_database: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<SettingsArgs>(), t.add::<StatusDto>());
        map.push_str(&format!("  set_settings: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<UndoArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  undo: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<AuditArgs>(), t.add::<Vec<AuditDto>>());
        map.push_str(&format!("  audit: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<AssessArgs>(), t.add::<DeskDto>());
        map.push_str(&format!("  assess: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<RouteDetailArgs>(), t.add::<RouteDetailDto>());
        map.push_str(&format!("  route_detail: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<AssessArgs>(), t.add::<QueueDto>());
        map.push_str(&format!("  queue: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<SearchArgs>(), t.add::<Vec<HitDto>>());
        map.push_str(&format!("  search: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<CoordinatesArgs>(), t.add::<CoordinatesDto>());
        map.push_str(&format!("  coordinates_parse: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<PrintArgs>(), t.add::<PositionDto>());
        map.push_str(&format!("  coordinates_print: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<HoursArgs>(), t.add::<HoursDto>());
        map.push_str(&format!("  hours_parse: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<LangArgs>(), t.add::<Vec<SourceDto>>());
        map.push_str(&format!("  sources: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<IdArgs>(), t.add::<EventForm>());
        map.push_str(&format!("  event_form: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<IdArgs>(), t.add::<RouteForm>());
        map.push_str(&format!("  route_form: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<IdArgs>(), t.add::<CrossingForm>());
        map.push_str(&format!("  crossing_form: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<SaveEventArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  save_event: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<SaveRouteArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  save_route: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<SaveCrossingArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  save_crossing: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<SavePlaceArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  save_place: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<DeleteArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  delete: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<OverrideArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  set_override: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<ClearOverrideArgs>(), t.add::<ChangedDto>());
        map.push_str(&format!("  clear_override: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<ImportArgs>(), t.add::<ImportDto>());
        map.push_str(&format!("  import: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<BriefArgs>(), t.add::<BriefDto>());
        map.push_str(&format!("  brief: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<IdArgs>(), t.add::<BriefDto>());
        map.push_str(&format!("  briefing_html: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<LangArgs>(), t.add::<Vec<BriefingRefDto>>());
        map.push_str(&format!("  briefings: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<ExportArgs>(), t.add::<ExportDto>());
        map.push_str(&format!("  export: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<LangArgs>(), t.add::<CheckDto>());
        map.push_str(&format!("  check: {{ args: {a}; result: {r} }};\n"));
        let (a, r) = (t.add::<BackupArgs>(), t.add::<BackupDto>());
        map.push_str(&format!("  backup: {{ args: {a}; result: {r} }};\n"));
        t.add::<ApiError>();
        map.push_str("}\n");
        std::fs::create_dir_all("../../../ui/src/generated").unwrap();
        std::fs::write("../../../ui/src/generated/api.ts", format!("// Generated from the Rust types by `cargo test -p passage-desk` (see src/api.rs). Do not edit.\n{}{map}", t.finish())).unwrap();
    }
}
