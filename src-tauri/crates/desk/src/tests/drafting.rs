//! Text to drafts with the names of the register.

use passage_model::Lang;

use super::case::starter;
use crate::{DraftArgs, draft};

#[test]
fn a_region_helps_and_one_that_nobody_knows_hinders_nothing() {
    let (mut desk, _folder) = starter();
    let text = "Rebels captured Saraqib on Friday.";
    let regions =
        [Some("north-west Syria"), Some("شمال غرب سوريا"), Some("Liban"), Some("Idlib"), Some("Atlantis"), None];
    for region in regions {
        let args = DraftArgs {
            text: text.to_owned(),
            received: Some("2024-11-30T00:00:00Z".parse().unwrap()),
            region: region.map(str::to_owned),
            lang: Lang::En,
        };
        let read = draft(&mut desk, &args).unwrap();
        assert_eq!(read.drafts.events[0].places[0].canonical_en.as_deref(), Some("Saraqib"), "{region:?}");
        assert_eq!(read.notice.is_some(), region == Some("Atlantis"), "{region:?}: {:?}", read.notice);
    }
}

#[test]
fn a_hyphen_between_two_towns_makes_a_road() {
    let (mut desk, _folder) = starter();
    for text in ["The Homs-Palmyra road is closed.", "Rd Homs-Palmyra shut.", "The Homs–Palmyra road is closed."] {
        let args = DraftArgs { text: text.to_owned(), received: None, region: None, lang: Lang::En };
        let read = draft(&mut desk, &args).unwrap();
        let places = &read.drafts.events[0].places;
        let found: Vec<(&str, bool)> = places.iter().map(|p| (p.surface.as_str(), p.lat.is_some())).collect();
        assert_eq!(found, [("Homs", true), ("Palmyra", true)], "{text}");
    }
}
