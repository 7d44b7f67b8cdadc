//! Countries by name and adjective in three languages.

use std::{collections::HashMap, sync::OnceLock};

use passage_model::LatLon;
use passage_words::fold;

use crate::sentence::Word;

/// ISO 3166-1: three letters as in the list, two as in gazetteers.
const ALPHA2: &[(&str, &str)] = &[
    ("SYR", "SY"),
    ("IRQ", "IQ"),
    ("LBN", "LB"),
    ("ISR", "IL"),
    ("TUR", "TR"),
    ("JOR", "JO"),
    ("EGY", "EG"),
    ("SDN", "SD"),
    ("SSD", "SS"),
    ("TCD", "TD"),
    ("LBY", "LY"),
    ("TUN", "TN"),
    ("DZA", "DZ"),
    ("YEM", "YE"),
    ("SAU", "SA"),
    ("OMN", "OM"),
    ("IRN", "IR"),
    ("AFG", "AF"),
    ("PAK", "PK"),
    ("UKR", "UA"),
    ("RUS", "RU"),
    ("COD", "CD"),
    ("RWA", "RW"),
    ("UGA", "UG"),
    ("BDI", "BI"),
    ("CAF", "CF"),
    ("CMR", "CM"),
    ("NGA", "NG"),
    ("NER", "NE"),
    ("MLI", "ML"),
    ("BFA", "BF"),
    ("SOM", "SO"),
    ("ETH", "ET"),
    ("ERI", "ER"),
    ("KEN", "KE"),
    ("DJI", "DJ"),
    ("MMR", "MM"),
    ("BGD", "BD"),
    ("HTI", "HT"),
    ("DOM", "DO"),
    ("COL", "CO"),
    ("VEN", "VE"),
    ("PSE", "PS"),
    ("GEO", "GE"),
    ("ARM", "AM"),
    ("AZE", "AZ"),
    ("MOZ", "MZ"),
    ("ZMB", "ZM"),
    ("TZA", "TZ"),
    ("BEN", "BJ"),
    ("TGO", "TG"),
    ("CIV", "CI"),
    ("SEN", "SN"),
    ("MRT", "MR"),
    ("POL", "PL"),
    ("MDA", "MD"),
    ("ROU", "RO"),
    ("KWT", "KW"),
];

#[derive(Clone, Copy)]
struct Country {
    code: &'static str,
    /// The middle, to a degree or so.
    at: Option<LatLon>,
}

fn countries() -> &'static HashMap<String, Country> {
    static TABLE: OnceLock<HashMap<String, Country>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for line in include_str!("../lexicon/countries.txt").lines().filter(|line| !line.starts_with("--")) {
            let mut parts = line.split_whitespace();
            let Some(code) = parts.next() else { continue };
            let mut degrees = || parts.next().and_then(|number| number.parse::<f64>().ok());
            let at = degrees().zip(degrees()).and_then(|(lat, lon)| LatLon::new(lat, lon).ok());
            for word in parts {
                let open = word.ends_with('*');
                table.insert(fold(word.trim_end_matches('*')) + if open { "*" } else { "" }, Country { code, at });
            }
        }
        table
    })
}

/// Where the countries are that a short text names ("north-west Syria", "Liban"): the middle of their middles. `None`: it
/// names none that is known.
///
/// ```
/// let at = passage_intake::countries_at("est de la RDC").unwrap();
/// assert!((at.lat() - -2.0).abs() < 1.0);
/// assert_eq!(passage_intake::countries_at("somewhere"), None);
/// ```
pub fn countries_at(text: &str) -> Option<LatLon> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named: Vec<LatLon> = words.filter_map(|word| countries().get(&fold(word))?.at).collect();
    let count = named.len() as f64;
    let middle = |of: fn(&LatLon) -> f64| named.iter().map(of).sum::<f64>() / count;
    LatLon::new(middle(|at| at.lat()), middle(|at| at.lon())).ok()
}

/// The two letters of a country of the list, by the three that drafts carry (ISO 3166-1).
pub fn country_alpha2(code: &str) -> Option<&'static str> {
    ALPHA2.iter().find(|(alpha3, _)| *alpha3 == code).map(|(_, alpha2)| *alpha2)
}

/// The middle of that country, to a degree or so.
pub(crate) fn country_middle(word: &Word) -> Option<LatLon> {
    let code = country_code(word)?;
    countries().values().find(|country| country.code == code).and_then(|country| country.at)
}

/// The country that a word names or is the adjective of.
pub(crate) fn country_code(word: &Word) -> Option<&'static str> {
    let table = countries();
    for stem in word.stems() {
        if let Some(country) = table.get(stem) {
            return Some(country.code);
        }
        // "Syria's"
        if let Some(country) = stem.strip_suffix('s').and_then(|owner| table.get(owner)) {
            return Some(country.code);
        }
        let ends = (4..=stem.len()).rev().filter(|n| stem.is_char_boundary(*n));
        for n in ends.take(4) {
            if let Some(country) = table.get(&format!("{}*", &stem[..n])) {
                return Some(country.code);
            }
        }
    }
    None
}
