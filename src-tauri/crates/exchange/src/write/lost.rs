//! What a file cannot carry, format by format: counted in what is about to be written, so that nobody finds out later.

use chrono::Timelike;

use super::{Cell, ColumnKind, Feature, Table, rows::fixed, xlsx::is_cut, xml::is_plain};

/// Most fields named of one loss.
const NAMED: usize = 20;

/// Beyond this a workbook, whose numbers are all floating, rounds whole ones: 2^53.
const EXACT: u64 = 1 << 53;

macro_rules! losses {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// Something that a format cannot carry. The code is stable; its sentence is the message `lost-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Loss {
            $($(#[$doc])* $variant,)*
        }

        impl Loss {
            /// Every loss.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Stable code in kebab case.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

losses! {
    /// What has no position: a map format leaves it out, named. Counted by whoever makes the features.
    NotPlaced = "not-placed",
    /// What begins after the moment of the export, which is left out. Counted by whoever chooses.
    Later = "later",
    /// Names of the sides of crossings in other languages, and who said what of them. Counted by whoever makes the rows.
    Sides = "sides",
    /// Lines and areas: a table has columns for one position only. Counted by whoever makes the table.
    Shapes = "shapes",
    /// Areas, which are left out, named.
    Areas = "areas",
    /// Colours.
    Colours = "colours",
    /// Texts that a cell of a workbook has no room for: the rest of them is cut off.
    Long = "long",
    /// Control characters, which are left out of texts.
    Characters = "characters",
    /// Whether a value is a number, a date or a text: all become texts.
    Sorts = "sorts",
    /// Values that are not known: the field is left out, as if nobody had asked.
    Unknown = "unknown",
    /// Digits of a number beyond those of its column.
    Digits = "digits",
    /// Positions finer than a centimetre.
    Position = "position",
    /// Parts of a second.
    Seconds = "seconds",
}

/// One loss: how much of it, and in which fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What.
    pub what: Loss,
    /// Values, features or positions concerned.
    pub count: u64,
    /// Names of the fields concerned, or of what is left out, at most 20; empty where it is no matter of either.
    pub fields: Vec<String>,
}

impl Lost {
    /// Things that are left out: each is counted, the first ones are named.
    pub fn things<'a>(what: Loss, names: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut count = Count::default();
        names.for_each(|name| count.add(what, Some(name)));
        count.0.pop()
    }
}

/// Losses while they are counted.
#[derive(Default)]
struct Count(Vec<Lost>);

impl Count {
    fn add(&mut self, what: Loss, field: Option<&str>) {
        let known = self.0.iter().position(|lost| lost.what == what);
        let at = known.unwrap_or(self.0.len());
        if known.is_none() {
            self.0.push(Lost { what, count: 0, fields: Vec::new() });
        }
        let lost = &mut self.0[at];
        lost.count += 1;
        if let Some(field) = field
            && lost.fields.len() < NAMED
            && !lost.fields.iter().any(|known| known == field)
        {
            lost.fields.push(field.to_owned());
        }
    }

    fn done(mut self) -> Vec<Lost> {
        self.0.sort_by_key(|lost| lost.what);
        self.0
    }
}

/// What of a table a CSV file loses.
pub fn lost_in_csv(table: &Table) -> Vec<Lost> {
    in_table(table, |number, kind| match kind {
        ColumnKind::Number { decimals } => fixed(number, decimals).parse() != Ok(number),
        _ => false,
    })
}

/// What of a table a workbook loses.
pub fn lost_in_xlsx(table: &Table) -> Vec<Lost> {
    let mut lost = in_table(table, |_, _| false);
    let mut count = Count::default();
    for row in &table.rows {
        for (cell, column) in row.iter().zip(&table.columns) {
            if matches!(cell, Cell::Text(text) if is_cut(text)) {
                count.add(Loss::Long, Some(&column.header));
            }
        }
    }
    lost.extend(count.done());
    lost.sort_by_key(|lost| lost.what);
    lost
}

fn in_table(table: &Table, rounded: impl Fn(f64, ColumnKind) -> bool) -> Vec<Lost> {
    let mut count = Count::default();
    for row in &table.rows {
        for (cell, column) in row.iter().zip(&table.columns) {
            let name = Some(column.header.as_str());
            match cell {
                Cell::Text(text) if text.contains('\0') => count.add(Loss::Characters, name),
                Cell::Number(number) if number.is_finite() && rounded(*number, column.kind) => {
                    count.add(Loss::Digits, name);
                }
                Cell::Integer(number) if number.unsigned_abs() > EXACT => count.add(Loss::Digits, name),
                Cell::Time(time) if time.nanosecond() % 1_000_000_000 != 0 => count.add(Loss::Seconds, name),
                _ => {}
            }
        }
    }
    count.done()
}

/// What of features a GeoJSON file loses.
pub fn lost_in_geojson(features: &[Feature]) -> Vec<Lost> {
    let mut count = Count::default();
    for feature in features {
        everywhere(feature, &mut count);
        if feature.color.is_some() {
            count.add(Loss::Colours, None);
        }
    }
    count.done()
}

/// What of features a KML or KMZ file loses.
pub fn lost_in_kml(features: &[Feature]) -> Vec<Lost> {
    let mut count = Count::default();
    for feature in features {
        everywhere(feature, &mut count);
        in_xml(feature, &mut count);
    }
    count.done()
}

/// What of features a GPX file loses.
pub fn lost_in_gpx(features: &[Feature]) -> Vec<Lost> {
    let mut count = Count::default();
    for feature in features {
        if matches!(feature.geometry, passage_model::Geometry::Area { .. }) {
            // Nothing of it is there, so nothing more is lost.
            count.add(Loss::Areas, feature.name.as_deref());
            continue;
        }
        everywhere(feature, &mut count);
        in_xml(feature, &mut count);
        if feature.color.is_some() {
            count.add(Loss::Colours, None);
        }
    }
    count.done()
}

fn everywhere(feature: &Feature, count: &mut Count) {
    let fine = |degrees: f64| fixed(degrees, 7).parse() != Ok(degrees);
    if feature.geometry.vertices().iter().any(|at| fine(at.lat()) || fine(at.lon())) {
        count.add(Loss::Position, None);
    }
    for (name, cell) in &feature.properties {
        if matches!(cell, Cell::Time(time) if time.nanosecond() % 1_000_000_000 != 0) {
            count.add(Loss::Seconds, Some(name));
        }
    }
}

fn in_xml(feature: &Feature, count: &mut Count) {
    let bent = |text: &str| !text.chars().all(is_plain);
    if feature.name.as_deref().is_some_and(bent) {
        count.add(Loss::Characters, Some("name"));
    }
    for (name, cell) in &feature.properties {
        match cell {
            Cell::Text(text) if bent(text) || bent(name) => count.add(Loss::Characters, Some(name)),
            Cell::Text(_) => {}
            Cell::Empty => count.add(Loss::Unknown, Some(name)),
            Cell::Number(number) if !number.is_finite() => count.add(Loss::Unknown, Some(name)),
            Cell::Integer(_) | Cell::Number(_) | Cell::Date(_) | Cell::Time(_) => count.add(Loss::Sorts, Some(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use passage_model::{Geometry, LatLon};

    use super::*;
    use crate::write::Column;

    fn codes(lost: &[Lost]) -> Vec<(&'static str, u64)> {
        lost.iter().map(|lost| (lost.what.code(), lost.count)).collect()
    }

    #[test]
    fn features() {
        let at = |lat| LatLon::new(lat, 37.0).unwrap();
        let feature =
            |geometry, properties| Feature { geometry, name: Some("A".into()), properties, color: Some([1, 2, 3]) };
        let point = |lat| Geometry::Point { at: at(lat) };
        let features = [
            feature(point(36.0), vec![("km".to_owned(), Cell::Number(1.5)), ("note".to_owned(), Cell::Empty)]),
            feature(point(36.123_456_78), vec![("note".to_owned(), Cell::from("a\u{1}b"))]),
            feature(Geometry::Area { ring: vec![at(36.0), at(36.1), at(36.2)] }, Vec::new()),
        ];
        assert_eq!(codes(&lost_in_geojson(&features)), [("colours", 3), ("position", 1)]);
        assert_eq!(codes(&lost_in_kml(&features)), [("characters", 1), ("sorts", 1), ("unknown", 1), ("position", 1)]);
        let gpx = lost_in_gpx(&features);
        assert_eq!(
            codes(&gpx),
            [("areas", 1), ("colours", 2), ("characters", 1), ("sorts", 1), ("unknown", 1), ("position", 1)]
        );
        assert_eq!(
            (gpx[0].fields.as_slice(), gpx[3].fields.as_slice()),
            (&["A".to_owned()][..], &["km".to_owned()][..])
        );
        assert!(lost_in_kml(&[]).is_empty());
    }

    #[test]
    fn things_are_all_counted_and_the_first_named() {
        let names: Vec<String> = (0..30).map(|i| format!("closure {i}")).collect();
        let lost = Lost::things(Loss::NotPlaced, names.iter().map(String::as_str)).unwrap();
        assert_eq!((lost.what, lost.count, lost.fields.as_slice()), (Loss::NotPlaced, 30, &names[..20]));
        assert_eq!(Lost::things(Loss::NotPlaced, std::iter::empty()), None);
    }

    #[test]
    fn tables() {
        let columns = vec![
            Column::new("km", "", ColumnKind::Number { decimals: 1 }),
            Column::new("when", "", ColumnKind::Time),
            Column::new("text", "", ColumnKind::Text),
        ];
        let time = Utc.timestamp_opt(1, 500).unwrap();
        let row = vec![Cell::Number(1.25), Cell::Time(time), Cell::from("a\0")];
        let table = Table { columns, rows: vec![row, vec![Cell::Number(1.5), Cell::Empty, Cell::from("=a")]] };
        assert_eq!(codes(&lost_in_csv(&table)), [("characters", 1), ("digits", 1), ("seconds", 1)]);
        assert_eq!(codes(&lost_in_xlsx(&table)), [("characters", 1), ("seconds", 1)]);
    }

    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_told() {
        let column = || Column::new("name", "", ColumnKind::Text);
        for (text, cut) in [
            ("a".repeat(32_767), false),
            ("a".repeat(32_768), true),
            ("\u{1f6a7}".repeat(16_383), false),
            ("\u{1f6a7}".repeat(16_384), true),
            (format!("'={}", "a".repeat(32_765)), true),
        ] {
            let table = Table { columns: vec![column()], rows: vec![vec![Cell::from(text.as_str())]] };
            let lost = lost_in_xlsx(&table);
            assert_eq!(codes(&lost), if cut { vec![("long", 1)] } else { Vec::new() }, "{}", text.len());
            let mut out = std::io::Cursor::new(Vec::new());
            let sheet = crate::write::Sheet { name: "a", table: &table, rtl: false };
            crate::write::write_xlsx(&[sheet], Utc.timestamp_opt(0, 0).unwrap(), &mut out).unwrap();
        }
    }
}
