//! Every code has its sentence in every language, and the sentence takes its arguments.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use passage_exchange::{Format, IssueCode, ReadError};

const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../../../../messages/en/import.ftl")),
    ("ar", include_str!("../../../../messages/ar/import.ftl")),
    ("fr", include_str!("../../../../messages/fr/import.ftl")),
];

fn bundle(lang: &str, text: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors).unwrap();
    bundle.add_resource(resource).unwrap();
    bundle
}

fn check(bundle: &FluentBundle<FluentResource>, id: &str, args: &[&str]) {
    let mut given = FluentArgs::new();
    for arg in args {
        given.set((*arg).to_owned(), "x");
    }
    let message = bundle.get_message(id).unwrap_or_else(|| panic!("no message {id}"));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(message.value().unwrap(), Some(&given), &mut errors).into_owned();
    assert!(errors.is_empty(), "{id}: {errors:?}");
    assert!(text.len() > 5, "{id}");
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    for (lang, text) in FILES {
        let bundle = bundle(lang, text);
        for code in IssueCode::ALL {
            check(&bundle, &format!("issue-{code}"), &["row", "column", "value", "expected"]);
        }
        let args =
            ["detail", "name", "format", "kind", "date", "missing", "found", "row", "limit", "crs", "sheet", "shp"];
        for code in ReadError::CODES {
            check(&bundle, &format!("read-error-{code}"), &args);
        }
        for code in ["io", "workbook", "ragged"] {
            check(&bundle, &format!("write-error-{code}"), &[]);
        }
    }
}

#[test]
fn no_sentence_is_left_over() {
    let ids = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id.to_owned()).collect()
    };
    let known = |id: &str| {
        id.strip_prefix("issue-")
            .is_some_and(|code| code.starts_with("at-") || IssueCode::ALL.iter().any(|known| known.code() == code))
            || id.strip_prefix("read-error-").is_some_and(|code| ReadError::CODES.contains(&code))
            || id.starts_with("write-error-")
    };
    for (lang, text) in FILES {
        assert_eq!(ids(text), ids(FILES[0].1), "{lang}");
        for id in ids(text) {
            assert!(known(&id), "{lang}: {id} stands for no code");
        }
    }
}

#[test]
fn every_format_that_is_read_has_its_name() {
    let files = [
        include_str!("../../../../messages/en/core.ftl"),
        include_str!("../../../../messages/ar/core.ftl"),
        include_str!("../../../../messages/fr/core.ftl"),
    ];
    for text in files {
        for format in Format::ALL.iter().filter(|format| format.is_read()) {
            let id = format!("import-format-{} = ", format.code());
            assert!(text.lines().any(|line| line.starts_with(&id)), "no message {id}");
        }
    }
}
