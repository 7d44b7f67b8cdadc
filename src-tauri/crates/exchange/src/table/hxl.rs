//! HXL, the tags that humanitarian tables carry in one row under or between their headers (standard 1.1, 2018): which
//! rows are tag rows, and which of our fields a tag stands for. Attributes may come in any order.

use super::Record;

/// The base tags of the standard, and those of its first version that files still carry.
const KNOWN: [&str; 44] = [
    "#access",
    "#activity",
    "#adm1",
    "#adm2",
    "#adm3",
    "#adm4",
    "#adm5",
    "#affected",
    "#beneficiary",
    "#capacity",
    "#cause",
    "#channel",
    "#contact",
    "#country",
    "#crisis",
    "#currency",
    "#date",
    "#delivery",
    "#description",
    "#event",
    "#frequency",
    "#geo",
    "#group",
    "#impact",
    "#indicator",
    "#inneed",
    "#item",
    "#lat_deg",
    "#loc",
    "#lon_deg",
    "#meta",
    "#modality",
    "#need",
    "#operations",
    "#org",
    "#output",
    "#population",
    "#reached",
    "#region",
    "#sector",
    "#service",
    "#severity",
    "#status",
    "#targeted",
];

/// Whether a value has the form of a tag: `#` and a letter.
fn is_tag(value: &str) -> bool {
    let mut chars = value.chars();
    chars.next() == Some('#') && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
}

fn base(tag: &str) -> String {
    tag.split(['+', ' ']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether this is a row of tags: all values that are there have the form of one, or at least half of them, with one of
/// the standard among them (hand-made files forget the `#` here and there).
pub(crate) fn is_tag_row(record: &Record) -> bool {
    let (mut values, mut tags, mut known) = (0, 0, false);
    for value in record.iter().map(str::trim).filter(|value| !value.is_empty()) {
        values += 1;
        if is_tag(value) {
            tags += 1;
            let base = base(value);
            known |= KNOWN.contains(&base.as_str()) || base.starts_with("#x_");
        }
    }
    tags > 0 && (tags == values || (known && 2 * tags >= values))
}

/// The fields of ours that a column with this tag can fill. Empty: none.
pub(crate) fn fields(tag: &str) -> &'static [&'static str] {
    if !is_tag(tag) {
        return &[];
    }
    let tag = tag.to_ascii_lowercase().replace(' ', "");
    let mut parts = tag.split('+');
    let base = parts.next().unwrap_or_default();
    let attributes: Vec<&str> = parts.collect();
    let any = |names: &[&str]| attributes.iter().any(|attribute| names.contains(attribute));
    match base {
        "#lat_deg" => &["lat"],
        "#lon_deg" => &["lon"],
        "#geo" if any(&["lat"]) => &["lat"],
        "#geo" if any(&["lon"]) => &["lon"],
        "#geo" if any(&["precision"]) => &["where_prec"],
        "#date" if any(&["end"]) => &["date_end"],
        "#date" if any(&["precision"]) => &["date_prec"],
        // When it was written down is not when it happened.
        "#date" if any(&["reported", "published", "updated", "year"]) => &[],
        "#date" => &["date_start"],
        "#event" if any(&["id", "code"]) => &["id"],
        "#event" if any(&["description", "notes"]) => &["report"],
        "#event" if any(&["name"]) => &["title"],
        "#event" => &["kind"],
        "#affected" if any(&["killed", "dead", "deaths", "fatalities"]) => &["deaths_best"],
        "#country" => &["country"],
        "#adm1" if any(&["code"]) => &[],
        "#adm1" => &["admin1"],
        "#status" if any(&["event"]) => &["status"],
        "#meta" if any(&["id"]) => &["id"],
        "#meta" | "#org" if any(&["source"]) => &["source"],
        "#description" => &["report"],
        "#loc" if any(&["crossing"]) && any(&["id"]) => &["id"],
        "#loc" if any(&["crossing"]) => &["crossing_name", "crossing"],
        "#loc" if any(&["type", "kind"]) => &["crossing_kind"],
        "#loc" if any(&["route", "origin", "dest", "road", "code"]) => &[],
        "#loc" => &["place", "name"],
        "#group" => &["actor"],
        "#x_grade" => &["grade"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> bool {
        is_tag_row(&Record::of(1, text.split(',')))
    }

    #[test]
    fn tag_rows_are_told_from_data() {
        for yes in ["#org,,#adm1", ",#sector+es,#subsector+es,#org+es,#targeted+f,#targeted+f,country,adm1", "#mine"] {
            assert!(row(yes), "{yes}");
        }
        for no in ["", "1,#1,3", "a,#hashtag,b", "a,b,c,#org", "org,adm1"] {
            assert!(!row(no), "{no}");
        }
    }

    #[test]
    fn attributes_come_in_any_order() {
        assert_eq!(fields("#geo +lon +f"), ["lon"]);
        assert_eq!(fields("#Date+start+occurred"), ["date_start"]);
        assert_eq!(fields("#date+reported"), [""; 0]);
        assert_eq!(fields("geo+lat"), [""; 0]);
    }
}
