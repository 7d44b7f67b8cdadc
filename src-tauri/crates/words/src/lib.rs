//! User-visible wording in English, Arabic and French, and the folded search keys of names.
//!
//! Messages are Fluent files under `src-tauri/messages/<lang>/`, one set for the window, the briefings and the command
//! line, embedded at compile time. A message that a language lacks falls back to English; a test in `passage-tests`
//! keeps the three sets equal.

mod dates;
mod fold;

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use passage_model::{Lang, Time, is_unwanted};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Arg;
pub use fold::fold;

macro_rules! files {
    ($lang:literal) => {
        [
            include_str!(concat!("../../../messages/", $lang, "/core.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/explain.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/errors.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/report.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/import.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/tables.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/gazetteer.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/inbox.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/backtest.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/params.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/export.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/roads.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/plan.ftl")),
            include_str!(concat!("../../../messages/", $lang, "/sheet.ftl")),
        ]
    };
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static EN: OnceLock<Bundle> = OnceLock::new();
    static AR: OnceLock<Bundle> = OnceLock::new();
    static FR: OnceLock<Bundle> = OnceLock::new();
    match lang {
        Lang::Ar => AR.get_or_init(|| build("ar", &files!("ar"))),
        Lang::Fr => FR.get_or_init(|| build("fr", &files!("fr"))),
        _ => EN.get_or_init(|| build("en", &files!("en"))),
    }
}

fn build(code: &str, files: &[&'static str]) -> Bundle {
    let id: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Isolation marks keep Latin names in order inside Arabic sentences; elsewhere they are noise in exported text.
    bundle.set_use_isolating(code == "ar");
    if code == "fr" {
        bundle.set_formatter(Some(|value, _| match value {
            Arg::Number(number) => Some(number.as_string().replace('.', ",")),
            _ => None,
        }));
    }
    for file in files {
        // A file with a syntax error still yields its good messages; the tests refuse such a file.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The wording of one language.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
    /// The moment that a page is about: days near it are written without their year.
    seen: Option<Time>,
    /// Hours are not told: times and ages are whole days.
    coarse: bool,
}

impl Words {
    /// The wording of `lang`; languages without messages of their own speak English.
    pub fn new(lang: Lang) -> Self {
        Self { lang: if Lang::UI.contains(&lang) { lang } else { Lang::En }, seen: None, coarse: false }
    }

    /// The same on a page about a moment: days less than half a year from it go without their year.
    #[must_use]
    pub fn seen_at(self, moment: Time) -> Self {
        Self { seen: Some(moment), ..self }
    }

    /// The same where hours are not told: times and ages are whole days, whatever is composed with them.
    #[must_use]
    pub fn coarse(self) -> Self {
        Self { coarse: true, ..self }
    }

    /// Whether hours, and where exactly something is, are not told.
    pub fn is_coarse(self) -> bool {
        self.coarse
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// Whether the script runs from right to left.
    pub fn is_rtl(self) -> bool {
        self.lang == Lang::Ar
    }

    /// The message `id`. An unknown id comes back in angle brackets, so that it is seen and never silently empty.
    pub fn text(self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The message `id` with arguments.
    pub fn with(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let fluent: FluentArgs<'_> = args.iter().map(|(name, value)| ((*name).to_owned(), fit(value))).collect();
        [self.lang, Lang::En]
            .into_iter()
            .find_map(|lang| {
                let bundle = bundle(lang);
                let pattern = bundle.get_message(id)?.value()?;
                let text = bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned();
                Some(if lang == Lang::Ar { told_from_the_right(text) } else { text })
            })
            .unwrap_or_else(|| format!("‹{id}›"))
    }

    /// Whether this language itself has the message.
    pub fn has(self, id: &str) -> bool {
        bundle(self.lang).get_message(id).is_some()
    }

    /// Items joined as the language joins them: "a, b and c".
    pub fn list(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => {
                self.with("list-and", &[("head", head.join(self.comma()).into()), ("last", last.clone().into())])
            }
        }
    }

    /// Not more than `most` items, and how many more there are: "a, b and 7 more".
    pub fn few(self, items: &[String], most: usize) -> String {
        let more = items.len().saturating_sub(most);
        if more == 0 {
            return self.list(items);
        }
        let head = items.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(self.comma());
        self.with("list-more", &[("head", head.into()), ("count", more.into())])
    }

    /// Items side by side: "a · b". Where text runs from the right each keeps its own direction.
    pub fn beside(self, items: &[String]) -> String {
        let apart = |item: &String| if self.is_rtl() { format!("{FSI}{item}{PDI}") } else { item.clone() };
        items.iter().map(apart).collect::<Vec<_>>().join(" · ")
    }

    /// Between items of a list.
    fn comma(self) -> &'static str {
        if self.is_rtl() { "، " } else { ", " }
    }
}

/// First strong isolate, right-to-left isolate, end of an isolate (Unicode 6.3).
const FSI: char = '\u{2068}';
const RLI: char = '\u{2067}';
const PDI: char = '\u{2069}';

/// What a sentence takes in, without what would turn round or write over the rest of it: whatever wrote it, a file, a pasted
/// text or an older build. Isolated parts stay where each ends in it: those are sentences of ours.
fn fit<'a>(arg: &Arg<'a>) -> Arg<'a> {
    let Arg::String(text) = arg else { return arg.clone() };
    let ours = |c: char| matches!(c, FSI | RLI | PDI);
    // Lists are told on lines of their own.
    if !text.chars().any(|c| is_unwanted(c) && c != '\n') {
        return arg.clone();
    }
    let mut open = 0_u32;
    let mut whole = true;
    for c in text.chars().filter(|c| ours(*c)) {
        match (c, open) {
            (PDI, 0) => whole = false,
            (PDI, _) => open -= 1,
            _ => open += 1,
        }
    }
    let keep = whole && open == 0;
    let kept = |c: &char| !is_unwanted(*c) || *c == '\n' || (keep && ours(*c));
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(kept).collect::<String>().into()
}

/// An isolated part takes its direction from its first letter outside of what it isolates itself. Where there is none, as
/// in a list of names, it would run from the left: in a language that does not, it is told its direction.
fn told_from_the_right(text: String) -> String {
    if !text.contains(FSI) {
        return text;
    }
    let mut chars: Vec<char> = text.chars().collect();
    // Of each open isolate its place, whether it holds others, and whether a letter of its own.
    let mut open: Vec<(usize, bool, bool)> = Vec::new();
    for at in 0..chars.len() {
        match chars[at] {
            FSI | RLI => {
                if let Some(outer) = open.last_mut() {
                    outer.1 = true;
                }
                open.push((at, false, false));
            }
            PDI => {
                if let Some((start, true, false)) = open.pop() {
                    chars[start] = RLI;
                }
            }
            letter if letter.is_alphabetic() => {
                if let Some(own) = open.last_mut() {
                    own.2 = true;
                }
            }
            _ => {}
        }
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_isolated_parts_alone_runs_from_the_right() {
        let text = |text: &str| told_from_the_right(text.replace('[', "\u{2068}").replace(']', "\u{2069}"));
        let shown = |text: String| text.replace(FSI, "[").replace(RLI, "{").replace(PDI, "]");
        for (given, wanted) in [
            ("\u{627} [[R-01] 20–24, [\u{627}]] b", "\u{627} {[R-01] 20–24, [\u{627}]] b"),
            ("[R-01 [x]]", "[R-01 [x]]"),
            ("[20] [a]", "[20] [a]"),
            ("[[[a]]]", "{{[a]]]"),
            ("[[a]", "[[a]"),
        ] {
            assert_eq!(shown(text(given)), wanted);
        }
    }

    #[test]
    fn nothing_taken_in_turns_a_sentence_round() {
        let told = |name: &str, lang| {
            Words::new(lang).with("list-and", &[("head", name.to_owned().into()), ("last", "z".into())])
        };
        assert_eq!(told("lanes 1 to 2\u{202e}", Lang::En), "lanes 1 to 2 and z");
        assert_eq!(told("a\u{1b}[2K\u{2069}b\u{2066}\u{200f}", Lang::Fr), "a[2Kb et z");
        // Sentences within sentences keep what sets their names apart.
        let inner = told("a", Lang::Ar);
        assert!(told(&inner, Lang::Ar).contains(&inner));
    }

    #[test]
    fn unknown_messages_are_visible() {
        assert_eq!(Words::new(Lang::En).text("no-such-message"), "‹no-such-message›");
    }

    #[test]
    fn three_languages_speak() {
        assert_eq!(Words::new(Lang::En).text("level-very-high"), "Very high");
        assert_eq!(Words::new(Lang::Ar).text("level-very-high"), "مرتفع جدا");
        assert_eq!(Words::new(Lang::Fr).text("level-very-high"), "Très élevé");
        assert_eq!(Words::new(Lang::Tr).lang(), Lang::En);
        let list = Words::new(Lang::En).list(&["a".into(), "b".into(), "c".into()]);
        assert_eq!(list, "a, b and c");
        let items: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(Words::new(Lang::En).beside(&items[..2]), "a · b");
        assert_eq!(Words::new(Lang::Ar).beside(&items[..2]), "\u{2068}a\u{2069} · \u{2068}b\u{2069}");
        assert_eq!(Words::new(Lang::En).few(&items, 3), "a, b and c");
        assert_eq!(Words::new(Lang::En).few(&items, 1), "a and 2 more");
        assert_eq!(Words::new(Lang::Fr).few(&items, 2), "a, b et 1 autre");
    }

    #[test]
    fn message_files_have_no_syntax_errors() {
        for file in files!("en").into_iter().chain(files!("ar")).chain(files!("fr")) {
            if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
                panic!("{errors:?} in …{}", &file[..file.len().min(80)]);
            }
        }
    }
}
