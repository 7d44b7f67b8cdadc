//! The text of reference systems (well-known text 1, as OGC and ESRI write it).

/// Deepest nesting taken; honest texts have five.
const DEPTH: usize = 16;

/// `KEYWORD["name", 1.5, CHILD[...]]`.
#[derive(Debug)]
pub(super) struct Node {
    keyword: String,
    texts: Vec<String>,
    numbers: Vec<f64>,
    children: Vec<Node>,
}

/// What a text comes to.
#[derive(Debug, PartialEq)]
pub(super) enum Definition {
    /// Degrees near enough to WGS 84.
    Degrees,
    /// Web Mercator.
    WebMercator,
    /// A definition for the projection library.
    Proj(String),
    /// Nothing known.
    Unknown,
}

impl Node {
    /// Its name.
    pub(super) fn name(&self) -> &str {
        self.texts.first().map_or(self.keyword.as_str(), String::as_str)
    }

    fn child(&self, keyword: &str) -> Option<&Node> {
        self.children.iter().find(|node| node.keyword == keyword)
    }

    fn parameter(&self, names: &[&str]) -> Option<f64> {
        let found = self.children.iter().filter(|node| node.keyword == "PARAMETER");
        let mut found = found.filter(|node| names.contains(&plain(node.name()).as_str()));
        found.next()?.numbers.first().copied().filter(|value| value.is_finite())
    }
}

/// Lower case, with no signs between the words.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first node of a text. `None`: not well-known text.
pub(super) fn parse(text: &str) -> Option<Node> {
    let mut rest = text.trim_start_matches('\u{feff}').trim();
    node(&mut rest, 0)
}

fn node(rest: &mut &str, depth: usize) -> Option<Node> {
    if depth > DEPTH {
        return None;
    }
    let end = rest.find(['[', '(', ',', ']', ')'])?;
    let (keyword, after) = rest.split_at_checked(end)?;
    let keyword = keyword.trim().to_ascii_uppercase();
    *rest = after.strip_prefix(['[', '('])?;
    let mut node = Node { keyword, texts: Vec::new(), numbers: Vec::new(), children: Vec::new() };
    loop {
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('"') {
            let end = after.find('"')?;
            node.texts.push(after.get(..end)?.to_owned());
            *rest = after.get(end + 1..)?;
        } else if rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
            let end = rest.find([',', ']', ')'])?;
            let (number, after) = rest.split_at_checked(end)?;
            node.numbers.push(number.trim().parse().ok()?);
            *rest = after;
        } else {
            let end = rest.find(['[', '(', ',', ']', ')'])?;
            if rest.get(end..).is_some_and(|after| after.starts_with(['[', '('])) {
                node.children.push(self::node(rest, depth + 1)?);
            } else {
                *rest = rest.get(end..)?; // a bare word, such as the direction of an axis
            }
        }
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(',') {
            *rest = after;
        } else {
            *rest = rest.strip_prefix([']', ')'])?;
            return Some(node);
        }
    }
}

/// What the system is.
pub(super) fn definition(root: &Node) -> Definition {
    match root.keyword.as_str() {
        "GEOGCS" if is_wgs84(root) && in_degrees(root) => Definition::Degrees,
        "PROJCS" => projected(root).unwrap_or(Definition::Unknown),
        _ => Definition::Unknown,
    }
}

fn is_wgs84(geographic: &Node) -> bool {
    let datum = geographic.child("DATUM").map(|datum| plain(datum.name())).unwrap_or_default();
    let datum = datum.strip_prefix('d').filter(|rest| !rest.starts_with('a')).unwrap_or(&datum);
    let greenwich = geographic.child("PRIMEM").is_none_or(|meridian| meridian.numbers.first() == Some(&0.0));
    let known = ["wgs1984", "wgs84", "worldgeodeticsystem1984", "northamerican1983", "northamericandatum1983"];
    let europe = ["etrs1989", "europeanterrestrialreferencesystem1989", "etrs89"];
    greenwich && (known.contains(&datum) || europe.contains(&datum))
}

fn in_degrees(geographic: &Node) -> bool {
    let unit = geographic.child("UNIT").and_then(|unit| unit.numbers.first());
    unit.is_none_or(|size| (size - 1f64.to_radians()).abs() < 1e-9)
}

fn projected(root: &Node) -> Option<Definition> {
    let geographic = root.child("GEOGCS").filter(|node| is_wgs84(node) && in_degrees(node))?;
    let _ = geographic;
    let unit = root.child("UNIT").and_then(|unit| unit.numbers.first()).copied().unwrap_or(1.0);
    let projection = plain(root.child("PROJECTION")?.name());
    if !unit.is_finite() || unit <= 0.0 {
        return None;
    }
    let get = |names: &[&str]| root.parameter(names);
    let name = plain(root.name());
    match projection.as_str() {
        "transversemercator" | "gausskruger" => {
            let (lat, lon) = (get(&["latitudeoforigin"]).unwrap_or(0.0), get(&["centralmeridian"])?);
            let scale = get(&["scalefactor"]).unwrap_or(1.0);
            let (x, y) = (get(&["falseeasting"]).unwrap_or(0.0), get(&["falsenorthing"]).unwrap_or(0.0));
            let (x, y) = (x * unit, y * unit);
            Some(Definition::Proj(format!(
                "+proj=tmerc +lat_0={lat} +lon_0={lon} +k={scale} +x_0={x} +y_0={y} +datum=WGS84 +to_meter={unit} +no_defs"
            )))
        }
        "mercatorauxiliarysphere" | "popularvisualisationpseudomercator" => Some(Definition::WebMercator),
        "mercator1sp" if name.contains("pseudomercator") || name.contains("webmercator") => {
            Some(Definition::WebMercator)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const UTM: &str = r#"PROJCS["WGS_1984_UTM_Zone_37N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",
        6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],
        PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],
        PARAMETER["Central_Meridian",39.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],
        UNIT["Meter",1.0],AXIS["Easting",EAST]]"#;

    fn known(text: &str) -> Definition {
        parse(text).map_or(Definition::Unknown, |root| definition(&root))
    }

    #[test]
    fn systems_are_known_or_not() {
        assert!(matches!(known(UTM), Definition::Proj(text) if text.contains("+lon_0=39 +k=0.9996 +x_0=500000")));
        let degrees = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.25]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]"#;
        assert_eq!(known(degrees), Definition::Degrees);
        assert_eq!(known(&degrees.replace("D_WGS_1984", "D_Deir_ez_Zor")), Definition::Unknown);
        assert_eq!(known(&degrees.replace("\"Greenwich\",0", "\"Paris\",2.3372")), Definition::Unknown);
        let web = UTM.replace("Transverse_Mercator", "Mercator_Auxiliary_Sphere");
        assert_eq!(known(&web), Definition::WebMercator);
        assert_eq!(known(&UTM.replace("Transverse_Mercator", "Krovak")), Definition::Unknown);
        for text in ["", "GEOGCS", "GEOGCS[", "GEOGCS[\"a", &"A[".repeat(10_000)] {
            assert_eq!(known(text), Definition::Unknown);
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[A-Z\\[\\]\"(),. 0-9é-]{0,80}") {
            let _ = known(&text);
        }
    }
}
