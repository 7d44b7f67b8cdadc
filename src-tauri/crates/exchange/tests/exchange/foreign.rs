//! Tables of others: recognised by themselves, with a reason.

use passage_exchange::{BatchKind, ReadOptions};
use passage_model::{
    AmbushAct, CauseOfObstruction, Credibility, Detail, EventStatus, Geometry, LocationPrecision, Passability,
    SiteKind, StrikeMeans, TimePrecision,
};

use crate::support::{codes, read_text, try_read};

const ACLED: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
    assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,\
    admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

fn acled(id: &str, date: &str, event: &str, sub_event: &str, end: &str) -> String {
    format!(
        "{id},{date},2031,1,X,{event},{sub_event},Band A,,2,Band B,,3,23,,999,Nowhere,Farland,North,,,Old Mill,{end}\n"
    )
}

#[test]
fn acled_rows_become_events() {
    let text = format!(
        "\u{feff}{ACLED}{}{}{}{}{}{}",
        acled(
            "FAR1",
            "2031-03-12",
            "Battles",
            "Armed clash",
            "10.5,20.25,1,Agency; Paper,National,\"Noted, so\",0,,1900000000"
        ),
        acled(
            "FAR2",
            "12 March 2031",
            "Explosions/Remote violence",
            "Air/drone strike",
            "10.5,20.25,2,Agency,National,n,4,,1"
        ),
        acled("FAR3", "2031-03-12", "Strategic developments", "Agreement", "10.5,20.25,1,Agency,National,n,0,,1"),
        acled("FAR4", "2031-03-12", "Battles", "Skirmish", "10.5,20.25,1,Agency,National,n,0,,1"),
        acled("FAR2", "2031-03-12", "Battles", "Armed clash", "10.5,20.25,9,Agency,National,n,0,,1"),
        acled("FAR5", "12/03/2031", "Riots", "Mob violence", "20.25,,1,Agency,National,n,0,,1"),
    );
    let batch = read_text("acled.csv", &text);
    assert_eq!((batch.format, batch.kind), ("acled", BatchKind::Events));
    assert_eq!((batch.rows_in, batch.rows_accepted, batch.rows_rejected, batch.rows_skipped), (6, 2, 3, 1));
    let clash = &batch.events[0].record;
    assert_eq!((clash.source_key.as_str(), clash.deaths), ("acled:FAR1", None), "0 is not a count there");
    assert_eq!((clash.status, clash.credibility), (EventStatus::Corroborated, Credibility::Two));
    assert!(clash.report_text.contains("notes: Noted, so"));
    let strike = &batch.events[1].record;
    assert_eq!((&strike.detail, strike.deaths), (&Detail::Strike { means: StrikeMeans::Unknown }, Some(4)));
    assert_eq!(strike.time.from.to_rfc3339(), "2031-03-12T00:00:00+00:00");
    assert_eq!((strike.precision, strike.time.precision), (LocationPrecision::Near, TimePrecision::Day));
    let codes = codes(&batch);
    for expected in [
        (Some(1), "recognised-as"),
        (Some(4), "kind-not-used"),
        (Some(5), "unknown-kind"),
        (Some(6), "duplicate-id"),
        (Some(6), "unknown-precision"),
        (Some(7), "not-a-date"),
        (Some(7), "coordinates-missing"),
    ] {
        assert!(codes.contains(&expected), "{expected:?} in {codes:?}");
    }
}

#[test]
fn the_older_layout_of_acled_is_known_too() {
    let text = "data_id;iso;event_id_cnty;event_id_no_cnty;event_date;year;time_precision;event_type;sub_event_type;\
                actor1;inter1;actor2;latitude;longitude;geo_precision;source;notes;fatalities;iso3\n\
                7;999;FAR9;9;01 November 2031;2031;2;Battles;Government regains territory;Gov;State Forces;Band;\
                10,5;20,25;3;Agency;n;2;FAR\n";
    let batch = read_text("old.csv", text);
    assert_eq!((batch.format, batch.rows_accepted), ("acled", 1), "{:?}", batch.issues);
    let event = &batch.events[0].record;
    assert!(matches!(&event.detail, Detail::ControlChange { by: Some(by), from_party: Some(_), .. } if by == "Gov"));
    assert_eq!((event.precision, event.time.precision), (LocationPrecision::Coarse, TimePrecision::Week));
}

#[test]
fn hxl_tags_name_the_columns_wherever_they_stand() {
    let text = "Incidents of the week,,,,,,\n\
                Where,,,When,What,How exact,Text\n\
                Lat,Lon,Place,Day,Sort,Code,Words\n\
                #geo+lat,#geo+lon,#loc+name,#date+occurred,#event+type,#geo+precision,#event+description\n\
                10.5,20.25,Old Mill,1 March 2031,Airstrike,1,Two bombs fell\n\
                10.5,20.25,Old Mill,2031-03-02,Road closed,1,Gate shut\n\
                10.5,20.25,Old Mill,2031-03-02,Meeting,1,Talk\n\
                10.5,20.25,Old Mill,2031-03-02,Road closed,1,Gate shut\n";
    let batch = read_text("week.csv", text);
    assert_eq!((batch.format, batch.kind), ("hxl", BatchKind::Events));
    assert_eq!((batch.rows_in, batch.rows_accepted, batch.rows_rejected, batch.rows_skipped), (6, 2, 2, 2));
    assert_eq!(batch.events[0].record.detail, Detail::Strike { means: StrikeMeans::Air });
    assert_eq!(batch.events[0].record.report_text, "Two bombs fell");
    let unknown = batch.issues.iter().find(|issue| issue.code.code() == "unknown-kind").unwrap();
    assert_eq!(
        (unknown.row, unknown.column.as_deref(), unknown.value.as_deref()),
        (Some(7), Some("Sort"), Some("Meeting"))
    );
    let codes = codes(&batch);
    assert!(
        codes.contains(&(Some(3), "rows-above-header")) && codes.contains(&(Some(8), "duplicate-row")),
        "{codes:?}"
    );
}

#[test]
fn hxl_without_positions_is_refused_by_column() {
    let text = "Org,No hashtag,Province,Number\n#org,,#adm1,#affected\nX,x,Coast,100\n";
    let error = try_read("3w.csv", text.as_bytes(), ReadOptions::default()).unwrap_err();
    assert_eq!(error.code(), "missing-columns");
    assert!(error.to_string().contains("lat") && error.to_string().contains("Province"), "{error}");
}

#[test]
fn insecurity_insight_rows_become_events() {
    let text = "Date,Event Description,Country ISO,Admin 1,Latitude,Longitude,Geo Precision,Location of Incident,\
                Reported Perpetrator,Health Workers Killed,Health Workers Kidnapped,Health Workers Arrested,SiND Event ID\n\
                #date,#description,#country+code,#adm1,#geo+lat,#geo+lon,#geo+precision,#loc,#group+perp,#affected+killed,#affected+kidnapped,#affected+arrested,#event+id\n\
                2031-02-01,A clinic was hit,FAR,North,10.5,20.25,(2) 25 km,Health building,Band,2,0,0,501\n\
                2031-02-02,Two taken,FAR,North,10.5,20.25,Censored,Road,Band,,2,,502\n\
                2031-02-03,Odd,FAR,North,10.5,20.25,somewhere,Road,Band,,,x,503\n";
    let batch = read_text("ii.csv", text);
    assert_eq!(
        (batch.format, batch.rows_accepted, batch.rows_rejected),
        ("insecurity-insight", 2, 1),
        "{:?}",
        batch.issues
    );
    let clinic = &batch.events[0].record;
    assert_eq!((&clinic.detail, clinic.deaths), (&Detail::AttackOnSite { site: SiteKind::Health }, Some(2)));
    assert_eq!((clinic.precision, clinic.source_key.as_str()), (LocationPrecision::Near, "insecurity-insight:501"));
    let taken = &batch.events[1].record;
    assert_eq!((&taken.detail, taken.deaths), (&Detail::Ambush { act: AmbushAct::Abduction }, None));
    assert_eq!(taken.precision, LocationPrecision::Coarse);
}

#[test]
fn kobo_submissions_become_reports_that_nobody_has_graded() {
    let text = "start;end;incident/kind;incident/date;incident/where;_incident/where_latitude;_incident/where_longitude;\
                notes;_id;_uuid;_submission_time;_index\n\
                2031-02-01;2031-02-01;road_closed;2031-02-01;10.5 20.25 0 5;10.5;20.25;Barrier;1;aa-1;2031-02-02T10:00:00;1\n\
                2031-02-01;2031-02-01;;2031-02-01;;;;Barrier;2;aa-2;2031-02-02T10:00:00;2\n\
                2031-02-01;2031-02-01;ied;2031-02-01T07:30;10.5 20.25 0 5;10.5;20.25;;3;aa-1;2031-02-02T10:00:00;3\n";
    let batch = read_text("kobo.csv", text);
    assert_eq!((batch.format, batch.rows_accepted, batch.rows_rejected), ("kobo", 1, 2), "{:?}", batch.issues);
    let event = &batch.events[0].record;
    assert_eq!((event.source_key.as_str(), event.report_text.as_str()), ("kobo:aa-1", "Barrier"));
    assert_eq!((event.credibility, event.source.as_deref()), (Credibility::Six, None));
    assert!(event.published_at.is_some() && matches!(event.detail, Detail::Closure(_)));
    let rejected = codes(&batch);
    assert!(rejected.contains(&(Some(3), "missing-value")) && rejected.contains(&(Some(4), "duplicate-id")));
}

#[test]
fn kobo_positions_in_one_value_and_questions_by_map() {
    let text = "what,day,_geolocation,_uuid,_submission_time\n\
                Shelling,2031-02-01,\"[10.5, 20.25]\",u1,2031-02-02T10:00:00\n\
                Shelling,2031-02-01,\"[null, null]\",u2,2031-02-02T10:00:00\n";
    let pair = |ours: &str, theirs: &str| (ours.to_owned(), theirs.to_owned());
    let options =
        ReadOptions { column_map: vec![pair("kind", "what"), pair("date_start", "day")], ..ReadOptions::default() };
    let batch = try_read("k.csv", text.as_bytes(), options).unwrap();
    assert_eq!((batch.format, batch.rows_accepted, batch.rows_rejected), ("kobo", 1, 1), "{:?}", batch.issues);
    assert!(matches!(batch.events[0].record.geometry, Geometry::Point { at } if at.lon() == 20.25));
    let error = try_read("k.csv", text.as_bytes(), ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("kind, date_start"), "{error}");
}

#[test]
fn obstacles_bridges_and_roads_of_the_logistics_model() {
    let text = "obsid,obsname,obstype,status,obsdate,maxloadmt,locprecision,latitude,longitude,country\n\
                1,Wadi ford,Flood,Closed,2031-02-01,,Accurate (GPS),10.5,20.25,Farland\n\
                2,Gate,Checkpoint Unofficial,Unknown,2031-02-01,,Approximate (town),10.5,20.25,Farland\n\
                3,Old tree,Trees,Open,2031-02-01,,Accurate,10.5,20.25,Farland\n\
                4,Pit,Pothole,Closed,2031-02-01,,Accurate,10.5,20.25,Farland\n\
                5,Slide,Landslide,Restricted,,10,Bad,10.5,20.25,Farland\n";
    let batch = read_text("obstacles.csv", text);
    assert_eq!((batch.format, batch.rows_accepted, batch.rows_rejected, batch.rows_skipped), ("sdi-t", 2, 2, 1));
    let flood = Detail::Obstruction {
        passability: Passability::Impassable,
        cause: CauseOfObstruction::Flood,
        limit_tonnes: None,
    };
    assert_eq!(batch.events[0].record.detail, flood);
    assert!(matches!(batch.events[1].record.detail, Detail::Checkpoint { official: Some(false), .. }));

    let text = "name,dmg,status,maxloadmt,hasbypass,estimatedcrossingtime,lastcheckdate,lat,lon\n\
                North bridge,Partially,Restricted,12.5,Yes,,2031-02-01,10.5,20.25\n\
                South bridge,No,Open,,No,,2031-02-01,10.5,20.25\n";
    let batch = read_text("bridges.csv", text);
    assert_eq!((batch.rows_accepted, batch.rows_skipped), (1, 1), "{:?}", batch.issues);
    assert!(matches!(batch.events[0].record.detail, Detail::Obstruction { limit_tonnes: Some(t), .. } if t == 12.5));

    let text = "RoadID|OpStatus|Sec|lastcheckdate|wkt\n\
                R1|3|D|2031-02-01|LINESTRING (20.25 10.5, 20.3 10.6)\n\
                R2|1|A|2031-02-01|LINESTRING (20.25 10.5, 20.3 10.6)\n\
                R3|2|A|2031-02-01|LINESTRING (20.25 10.5)\n";
    let batch = read_text("roads.csv", text);
    assert_eq!((batch.rows_accepted, batch.rows_rejected, batch.rows_skipped), (1, 1, 1), "{:?}", batch.issues);
    assert!(matches!(&batch.events[0].record.geometry, Geometry::Line { points } if points.len() == 2));
    let error = try_read("roads.csv", b"RoadID,OpStatus,Sec\nR1,3,D\n", ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("wkt, lastcheckdate"), "{error}");
}
