//! The wording: complete in every language, and without words that promise what nobody can promise.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use passage_tests::root;

const LANGS: [&str; 3] = ["en", "ar", "fr"];

/// Words that must not be said about a route: they decide, promise, take sides, or grade without a grade. Compared
/// with whole words in lower case; in Arabic without vowel marks, and also behind the article and one-letter prefixes.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "safe",
            "safely",
            "safer",
            "safest",
            "safety",
            "unsafe",
            "secure",
            "secured",
            "securely",
            "guarantee",
            "guarantees",
            "guaranteed",
            "verified",
            "liberated",
            "liberation",
            "cleared",
        ],
    ),
    (
        "fr",
        &[
            "sûr",
            "sûre",
            "sûrs",
            "sûres",
            "sécurisé",
            "sécurisée",
            "sécurisés",
            "sécurisées",
            "garanti",
            "garantie",
            "garantis",
            "garanties",
            "garantit",
            "vérifié",
            "vérifiée",
            "vérifiés",
            "vérifiées",
            "libéré",
            "libérée",
            "libérés",
            "libérées",
            "libération",
        ],
    ),
    (
        "ar",
        &[
            "آمن",
            "آمنة",
            "آمنين",
            "مأمون",
            "مأمونة",
            "مؤمن",
            "مؤمنة",
            "مضمون",
            "مضمونة",
            "ضمان",
            "محرر",
            "محررة",
            "تحررت",
            "موثق",
            "موثقة",
            "مطهر",
            "مطهرة",
        ],
    ),
];

/// Where such a word is right: message id, word, why.
const ALLOWED: &[(&str, &str, &str)] = &[("rule-F4", "cleared", "names what ends the rule, and who says so")];

struct Message {
    /// Id, with attribute: `field` or `field.label`.
    id: String,
    text: String,
}

fn messages(lang: &str) -> Vec<(PathBuf, Message)> {
    let folder = root().join("src-tauri/messages").join(lang);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a text file");
        all.extend(parse(&text).into_iter().map(|message| (path.clone(), message)));
    }
    all
}

/// The messages of a Fluent file: enough of its grammar for ids, attributes and texts.
fn parse(text: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut id = String::new();
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let head = line.trim_start();
        let entry = head.split_once('=').filter(|(name, _)| {
            let name = name.trim();
            let plain = name.trim_start_matches('.');
            let word = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
            word && (name.starts_with('.') == line.starts_with(' '))
        });
        match entry {
            Some((name, value)) if line.starts_with(' ') => {
                messages.push(Message { id: format!("{id}{}", name.trim()), text: value.to_owned() });
            }
            Some((name, value)) => {
                name.trim().clone_into(&mut id);
                messages.push(Message { id: id.clone(), text: value.to_owned() });
            }
            None => {
                if let Some(last) = messages.last_mut() {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
            }
        }
    }
    messages
}

/// The variables that a message expects: `$name`.
fn variables(text: &str) -> BTreeSet<String> {
    let parts = text.split('$').skip(1);
    parts
        .map(|part| part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect())
        .collect()
}

/// Words in lower case, without Arabic vowel marks.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.to_lowercase().chars().filter(|c| !('\u{064B}'..='\u{0652}').contains(c)).collect();
    plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Arabic writes the article and short particles in one word with what follows.
fn stems(word: &str) -> Vec<&str> {
    let mut stems = vec![word];
    for prefix in ["ال", "وال", "بال", "لل", "و", "ب", "ف", "ل", "ك"] {
        stems.extend(word.strip_prefix(prefix));
    }
    stems
}

#[test]
fn every_message_is_there_in_every_language() {
    let mut wrong = Vec::new();
    let by_lang: BTreeMap<&str, BTreeMap<String, BTreeSet<String>>> = LANGS
        .iter()
        .map(|lang| {
            let messages = messages(lang).into_iter().map(|(_, message)| (message.id, variables(&message.text)));
            (*lang, messages.collect())
        })
        .collect();
    let ids: BTreeSet<&String> = by_lang.values().flat_map(BTreeMap::keys).collect();
    for id in ids {
        let known: BTreeSet<&String> = by_lang.values().filter_map(|messages| messages.get(id)).flatten().collect();
        for (lang, messages) in &by_lang {
            match messages.get(id) {
                None => wrong.push(format!("{id} is missing in {lang}")),
                // A plural form may do without the number, so fewer variables than elsewhere are no mistake as such;
                // a variable that English does not give would be printed as it stands.
                Some(used) => {
                    let given = by_lang["en"].get(id);
                    for name in used.iter().filter(|name| given.is_some_and(|given| !given.contains(*name))) {
                        wrong.push(format!("{id} in {lang} uses ${name}, which English does not; known: {known:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The ids that the programs name, and where: `.text("id"` and `.with("id"`. The window's pages have files of their own,
/// which the programs do not read.
fn named_in(source: &str) -> impl Iterator<Item = &str> {
    [".text(", ".with("].into_iter().flat_map(move |call| {
        source.split(call).skip(1).filter_map(|rest| {
            let id = rest.trim_start().strip_prefix('"')?.split('"').next()?;
            let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            (plain && id.contains('-')).then_some(id)
        })
    })
}

#[test]
fn what_the_programs_say_stands_in_a_file_that_they_read() {
    let words = passage_words::Words::new(passage_model::Lang::En);
    let mut folders = vec![root().join("src-tauri")];
    let (mut named, mut wrong) = (BTreeSet::new(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("a text file");
                for id in named_in(&source).filter(|id| *id != "no-such-message") {
                    named.insert(id.to_owned());
                    if !words.has(id) {
                        wrong.push(format!("{}: {id}", path.display()));
                    }
                }
            }
        }
    }
    assert!(named.len() > 300, "only {} ids were found: is it still the way they are written?", named.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_is_given_twice() {
    let mut twice = Vec::new();
    for lang in LANGS {
        let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
        for (path, message) in messages(lang) {
            if let Some(before) = seen.insert(message.id.clone(), path.clone()) {
                twice.push(format!("{} is in {} and in {}", message.id, before.display(), path.display()));
            }
        }
    }
    assert!(twice.is_empty(), "one would hide the other:\n{}", twice.join("\n"));
}

#[test]
fn no_message_promises() {
    let mut found = Vec::new();
    for (lang, forbidden) in FORBIDDEN {
        for (path, message) in messages(lang) {
            for word in words(&message.text) {
                let stems = if *lang == "ar" { stems(&word) } else { vec![word.as_str()] };
                let allowed = ALLOWED.iter().any(|(id, allowed, _)| *id == message.id && stems.contains(allowed));
                if !allowed && stems.iter().any(|stem| forbidden.contains(stem)) {
                    found.push(format!("{}: {} says “{word}”", path.display(), message.id));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_parser_reads_what_fluent_allows() {
    let text = "# note\na-b = One { $x }\n    two\nc =\n    .label = Three\n    .title = { $n ->\n        [one] x = y\n       *[other] z\n    }\nd = e\n";
    let messages = parse(text);
    let ids: Vec<&str> = messages.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(ids, ["a-b", "c", "c.label", "c.title", "d"]);
    assert_eq!(variables(&messages[0].text), BTreeSet::from(["x".to_owned()]));
    assert!(messages[0].text.contains("two") && messages[3].text.contains("other"));
}
