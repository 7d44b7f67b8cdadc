//! From the bytes of a target to a file.

use std::{
    borrow::Cow,
    io::{Cursor, Write},
};

use flate2::{Compression, write::GzEncoder};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::layouts;

/// Stands between the parts of an archive.
pub const MARK: &[u8] = b"\xff\xfePART";

/// Members of a workbook in the order of the parts; the first is what matters most.
const XLSX: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
];

/// What stands in the place of a part that is missing.
const XLSX_DEFAULT: [&[u8]; 5] = [
    b"<worksheet><sheetData/></worksheet>",
    b"<sst/>",
    b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    b"<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
      <Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>\
      <Relationship Id=\"rId3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
    b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
];

/// The file that a target makes of its bytes: name and content.
pub fn as_file<'d>(target: &str, data: &'d [u8]) -> (String, Cow<'d, [u8]>) {
    let whole = data.starts_with(b"PK\x03\x04") || data.starts_with(b"PK\x05\x06");
    let name = match target {
        "geojson_seq" => "a.geojsonl",
        "shapefile" => "a.shp",
        "shapefile_zip" | "zip_table" => "a.zip",
        "geopackage" => "a.gpkg",
        "flatgeobuf" => "a.fgb",
        "osm_xml" => "a.osm",
        "osm_pbf" => "a.osm.pbf",
        "layouts" => "a.csv",
        "hxl_json" => "a.json",
        "gzip" => "a.csv.gz",
        other => return named(other, data, whole),
    };
    let bytes = match target {
        "layouts" => Cow::Owned(layouts::table(data)),
        "gzip" if !data.starts_with(&[0x1f, 0x8b]) => Cow::Owned(packed(data)),
        "shapefile_zip" if !whole => {
            let members = ["a.shp", "a.dbf", "a.prj", "a.cpg"];
            Cow::Owned(zipped(&members.into_iter().zip(parts(data)).collect::<Vec<_>>()))
        }
        "zip_table" if !whole => {
            let members = ["folder/a.csv", "b.xlsx", "c.tsv"];
            Cow::Owned(zipped(&members.into_iter().zip(parts(data)).collect::<Vec<_>>()))
        }
        _ => Cow::Borrowed(data),
    };
    (name.to_owned(), bytes)
}

/// Targets that are called like the extension.
fn named<'d>(target: &str, data: &'d [u8], whole: bool) -> (String, Cow<'d, [u8]>) {
    let bytes = match target {
        "xlsx" if !whole => {
            let given = parts(data);
            let part = |at: usize| given.get(at).copied().filter(|part| !part.is_empty()).unwrap_or(XLSX_DEFAULT[at]);
            Cow::Owned(zipped(&XLSX.into_iter().enumerate().map(|(at, name)| (name, part(at))).collect::<Vec<_>>()))
        }
        "ods" if !whole => {
            let members = ["content.xml", "META-INF/manifest.xml"].into_iter().zip(parts(data));
            let kind: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
            Cow::Owned(zipped(&[kind].into_iter().chain(members).collect::<Vec<_>>()))
        }
        "kmz" if !whole => {
            let members = ["doc.kml", "files/other.kml"].into_iter().zip(parts(data));
            Cow::Owned(zipped(&members.collect::<Vec<_>>()))
        }
        _ => Cow::Borrowed(data),
    };
    (format!("a.{target}"), bytes)
}

fn parts(data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(data, MARK) {
        parts.push(&data[from..at]);
        from = at + MARK.len();
    }
    parts.push(&data[from..]);
    parts
}

/// The bytes packed, quickly.
fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    match encoder.write_all(data) {
        Ok(()) => encoder.finish().unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

/// An archive whose members are not packed: packing costs time and changes nothing.
fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in members {
        if zip.start_file(*name, options).and_then(|()| Ok(zip.write_all(bytes)?)).is_err() {
            return Vec::new();
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
