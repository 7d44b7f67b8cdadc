//! ESRI shapefiles: the shapes of the `.shp`, what is said of them in the `.dbf`, the reference system in the `.prj`, the
//! encoding in the `.cpg`. Nothing is allocated from a size that the file merely claims.

mod dbf;
mod shapes;

use std::io::Read;

use serde_json::{Map, Value};

use crate::{
    BatchKind, Issue, IssueCode, Item, ReadError, ReadOptions, batch::Collector, crs::Crs, geojson::Features,
    names::stem,
};
use dbf::Table;
use shapes::Shapes;

/// The files that belong to a shapefile, by extension.
#[derive(Debug, Default)]
pub(crate) struct Companions {
    /// The table.
    pub(crate) dbf: Option<Vec<u8>>,
    /// The reference system, text.
    pub(crate) prj: Option<Vec<u8>>,
    /// The label of the encoding.
    pub(crate) cpg: Option<Vec<u8>>,
}

impl Companions {
    /// The place of a file of this extension, lower case.
    pub(crate) fn slot(&mut self, extension: &str) -> Option<&mut Option<Vec<u8>>> {
        match extension {
            "dbf" => Some(&mut self.dbf),
            "prj" => Some(&mut self.prj),
            "cpg" => Some(&mut self.cpg),
            _ => None,
        }
    }
}

/// The name of the shapefile to which a file belongs that says nothing alone, told by its extension.
///
/// ```
/// use passage_exchange::whole_shapefile;
/// assert_eq!(whole_shapefile("Roads.DBF").as_deref(), Some("Roads.shp"));
/// assert_eq!(whole_shapefile("roads.shp"), None);
/// ```
pub fn whole(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let part = ["dbf", "shx", "prj", "cpg", "qpj", "qix", "sbn", "sbx"];
    part.iter().any(|part| extension.eq_ignore_ascii_case(part)).then(|| format!("{stem}.shp"))
}

/// Reads the shapes of `source` with what lies beside them.
pub(crate) fn read(
    source: impl Read,
    companions: &Companions,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    if let Some(shp) = whole(name) {
        // The index of a shapefile looks like one.
        return Err(ReadError::PartOfShapefile { name: name.to_owned(), shp });
    }
    let mut shapes = Shapes::new(source)?;
    let crs = match &companions.prj {
        Some(text) => Crs::wkt(&String::from_utf8_lossy(text))?,
        None if shapes.fits_degrees() => {
            let issue = Issue::notice(IssueCode::ValueAssumed).column(".prj").value("").expected("EPSG:4326");
            out.item(Item::Issue(issue));
            Crs::degrees()
        }
        None => return Err(ReadError::UnknownCrs { name: format!("{}.prj", stem(name)) }),
    };
    let mut table = None;
    if let Some(bytes) = &companions.dbf {
        let label = companions.cpg.as_deref().map(String::from_utf8_lossy);
        let opened = Table::new(bytes, label.as_deref(), options.encoding.as_deref())?;
        if let Some(guessed) = opened.guessed() {
            let issue = Issue::notice(IssueCode::EncodingGuessed).value(guessed);
            out.item(Item::Issue(issue.expected("UTF-8")));
        }
        table = Some(opened);
    }
    let mut features = Features::new(name, options, out);
    loop {
        let shape = match shapes.next(&crs) {
            Ok(Some(shape)) => shape,
            Ok(None) => return features.finish(Ok(())),
            Err(error) => return features.finish(Err(error)),
        };
        let row = features.next_row();
        let properties = match table.as_ref().map(|table| table.row(row - 1)) {
            None => Map::new(),
            Some(Ok(properties)) => properties,
            // A row struck out in the table is struck out.
            Some(Err(dbf::Missing::Deleted)) => {
                features.skip(row, IssueCode::EmptyRow);
                continue;
            }
            // A shape without its row cannot be told from the others, and all rows may have moved.
            Some(Err(dbf::Missing::Absent { rows })) => {
                let issue = Issue::rejected(IssueCode::ShortRow).value("0").expected(rows.to_string());
                features.reject(row, issue.column(".dbf"));
                continue;
            }
        };
        match shape {
            Ok(Some(shape)) => features.take(row, &properties, Ok(shape)),
            Ok(None) => features.reject(row, Issue::rejected(IssueCode::GeometryMissing)),
            Err(issue) => features.take(row, &properties, Err(issue)),
        }
    }
}

/// The name of a column, where its ten letters cut off one of ours.
fn long_name(name: &str) -> &str {
    match name {
        "deaths_bes" => "deaths_best",
        "alternate_" => "alternate_names",
        "crossing_n" => "crossing_name",
        "crossing_k" => "crossing_kind",
        "authority_" => "authority_a",
        "authority1" => "authority_b",
        other => other,
    }
}

fn text(value: String) -> Value {
    Value::String(value)
}
