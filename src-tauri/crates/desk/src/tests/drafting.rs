//! Text to drafts with the names of the register.

use passage_model::Lang;

use passage_words::Words;

use super::case::starter;
use crate::{DraftArgs, MAX_FILE, draft, error::ErrorCode, text_of_file};

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
            utc_offset_minutes: None,
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
        let args =
            DraftArgs { text: text.to_owned(), received: None, region: None, utc_offset_minutes: None, lang: Lang::En };
        let read = draft(&mut desk, &args).unwrap();
        let places = &read.drafts.events[0].places;
        let found: Vec<(&str, bool)> = places.iter().map(|p| (p.surface.as_str(), p.lat.is_some())).collect();
        assert_eq!(found, [("Homs", true), ("Palmyra", true)], "{text}");
    }
}

/// The bytes of a text in one of the single-byte encodings of Windows.
fn legacy(text: &str, page: &[(char, u8)]) -> Vec<u8> {
    let known = |c: char| page.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte);
    text.chars().map(|c| known(c).or_else(|| u8::try_from(c).ok().filter(u8::is_ascii)).unwrap()).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_file_says_the_same_in_every_encoding() {
    let (mut desk, _folder) = starter();
    let (arabic, french) = ("القصف على سراقب.\nالقصف على سرمدا.\n", "Une frappe aérienne a touché Saraqib.\n");
    let arabic_page = [('ق', 0xde), ('ص', 0xd5), ('ف', 0xdd), ('س', 0xd3), ('ر', 0xd1), ('ا', 0xc7)];
    let arabic_page =
        [&arabic_page[..], &[('ب', 0xc8), ('م', 0xe3), ('د', 0xcf), ('ل', 0xe1), ('ع', 0xda), ('ى', 0xec)]].concat();
    let files = [
        (arabic, arabic.as_bytes().to_vec(), "UTF-8"),
        (arabic, utf16(arabic), "UTF-16LE"),
        (arabic, legacy(arabic, &arabic_page), "windows-1256"),
        (french, utf16(french), "UTF-16LE"),
        (french, legacy(french, &[('é', 0xe9)]), "windows-1252"),
    ];
    for (text, bytes, encoding) in files {
        for lang in [Lang::En, Lang::Ar, Lang::Fr] {
            let words = Words::new(lang);
            let read = text_of_file(words, "report.txt", &bytes).unwrap();
            assert_eq!((read.text.as_str(), read.encoding), (text, encoding));
            let told = read.notice.map(|notice| notice.contains(encoding));
            assert_eq!(told, (encoding != "UTF-8").then_some(true), "{encoding}");
            let args = DraftArgs { text: read.text, received: None, region: None, utc_offset_minutes: None, lang };
            assert!(!draft(&mut desk, &args).unwrap().drafts.events.is_empty(), "{encoding}");
        }
    }
}

#[test]
fn damaged_letters_are_told_and_what_is_no_text_is_refused() {
    let words = Words::new(Lang::En);
    let read = text_of_file(words, "report.txt", "قصف سراقب.\nقصف سرمدا\n".as_bytes()).unwrap();
    assert_eq!(read.notice, None);
    let damaged = ["قصف سراقب.\nقصف سرمدا".as_bytes(), b"\xff\n"].concat();
    let notice = text_of_file(words, "report.txt", &damaged).unwrap().notice.unwrap();
    assert!(notice.starts_with("Row 2: ") && notice.contains("damaged"), "{notice}");
    let archive = [b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(), &[0x9f; 40]].concat();
    for (bytes, why) in [(archive.as_slice(), "not-text"), (b"%PDF-1.7\n", "not-text"), (b"\r\n", "empty")] {
        let error = text_of_file(words, "report.txt", bytes).unwrap_err();
        assert_eq!((error.code, error.details.as_deref()), (ErrorCode::Unreadable, Some(why)));
    }
    assert_eq!(text_of_file(words, "report.txt", &vec![b'a'; MAX_FILE + 1]).unwrap_err().code, ErrorCode::Invalid);
}
