//! Bent tables and workbooks: whatever is in them, no reader panics and every row is accounted for.

use std::sync::LazyLock;

use passage_exchange::{Limits, ReadOptions};
use proptest::prelude::*;

use crate::{
    old_workbooks::{ods, xls},
    support::try_read,
    workbooks::workbook,
};

/// Headers of every layout that is recognised.
const HEADERS: [&str; 7] = [
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,latitude,longitude,geo_precision,source,fatalities",
    "Date,Latitude,Longitude,Geo Precision,Health Workers Killed,Health Workers Kidnapped,SiND Event ID",
    "kind,date,_geolocation,_uuid,_submission_time,_index,deaths",
    "obsid,obstype,status,obsdate,maxloadmt,locprecision,latitude,longitude,wkt",
    "RoadID,OpStatus,lastcheckdate,wkt,locprecision",
    "name,dmg,status,maxloadmt,hasbypass,lastcheckdate,lat,lon",
    "#geo+lat,#geo+lon,#date,#event+type,#geo+precision,#affected+killed",
];

const VALUES: [&str; 40] = [
    "1",
    "2024-11-29",
    "12 March 2024",
    "36.2",
    "137",
    "37,1",
    "-",
    "Battles",
    "Armed clash",
    "Air/drone strike",
    "Agreement",
    "Flood",
    "Closed",
    "Restricted",
    "Unknown",
    "Mines/UXO",
    "3",
    "LINESTRING (37 36, 37.1 36)",
    "POINT(",
    "36.2 37.1 0 0",
    "[36.2, 37.1]",
    "Accurate",
    "(2) 25 km",
    "\"open",
    "\"a\"\"b\"",
    "é",
    "\u{feff}",
    "\0",
    "99999999999999999999",
    "1e308",
    "NaN",
    "#REF!",
    "#event",
    "strike",
    "road closed",
    "",
    " ",
    "45625",
    "٣٦٫٢",
    "12-Mar-2024",
];

static XLSX: LazyLock<Vec<u8>> = LazyLock::new(workbook);
static XLS: LazyLock<Vec<u8>> = LazyLock::new(|| xls("Workbook"));
static ODS: LazyLock<Vec<u8>> = LazyLock::new(|| ods("<table:table-row><table:table-cell/></table:table-row>"));

fn small() -> ReadOptions<'static> {
    ReadOptions { limits: Limits { unpacked: 4 << 20, ..Limits::default() }, ..ReadOptions::default() }
}

/// The bytes with some of them changed, and perhaps cut.
fn bent(whole: &[u8], changes: &[(usize, u8)], keep: usize) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (at, value) in changes {
        let at = at % bytes.len();
        bytes[at] = *value;
    }
    bytes.truncate(bytes.len() - keep % (bytes.len() / 4));
    bytes
}

fn changes() -> impl Strategy<Value = (Vec<(usize, u8)>, usize)> {
    (proptest::collection::vec((any::<usize>(), any::<u8>()), 0..12), prop_oneof![3 => Just(0), 1 => any::<usize>()])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn rows_of_every_layout(
        header in proptest::sample::select(&HEADERS[..]),
        delimiter in proptest::sample::select(&[",", ";", "\t", "|"][..]),
        rows in proptest::collection::vec(proptest::collection::vec(proptest::sample::select(&VALUES[..]), 5..13), 0..12),
    ) {
        let mut text = header.replace(',', delimiter);
        for row in &rows {
            text.push('\n');
            text.push_str(&row.join(delimiter));
        }
        let _ = try_read("a.csv", text.as_bytes(), ReadOptions::default());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let _ = try_read("a.csv", &wide, ReadOptions::default());
    }

    #[test]
    fn bent_xlsx((changes, keep) in changes()) {
        let _ = try_read("a.xlsx", &bent(&XLSX, &changes, keep), small());
    }

    #[test]
    fn bent_ods((changes, keep) in changes()) {
        let _ = try_read("a.ods", &bent(&ODS, &changes, keep), small());
    }

    #[test]
    fn bent_xls((changes, keep) in changes()) {
        let _ = try_read("a.xls", &bent(&XLS, &changes, keep), small());
    }

    #[test]
    fn bent_heads_of_xls(changes in proptest::collection::vec((0usize..1536, any::<u8>()), 1..8)) {
        let _ = try_read("a.xls", &bent(&XLS, &changes, 0), small());
    }

    #[test]
    fn bent_sheets_inside_whole_archives(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..12), part in 0usize..3) {
        let parts = ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
        let _ = try_read("a.xlsx", &repacked(&XLSX, parts[part], &changes), small());
        let _ = try_read("a.ods", &repacked(&ODS, "content.xml", &changes), small());
    }
}

/// The archive with bytes of one member changed, and its check sums right again.
fn repacked(whole: &[u8], part: &str, changes: &[(usize, u8)]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut member = from.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        if name == part {
            bytes = bent(&bytes, changes, 0);
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}
