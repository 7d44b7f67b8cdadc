//! Names per language and script.

use serde::{Deserialize, Serialize};

/// Language of a name or of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// English.
    En,
    /// Arabic.
    Ar,
    /// French.
    Fr,
    /// Kurdish (names only).
    Ku,
    /// Turkish (names only).
    Tr,
    /// Another or not stated (names only).
    Other,
}

impl Lang {
    /// All values.
    pub const ALL: [Self; 6] = [Self::En, Self::Ar, Self::Fr, Self::Ku, Self::Tr, Self::Other];

    /// The languages the user interface speaks.
    pub const UI: [Self; 3] = [Self::En, Self::Ar, Self::Fr];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::Ku => "ku",
            Self::Tr => "tr",
            Self::Other => "other",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }
}

/// One name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Name {
    /// Language. The script follows from it (Arabic for `Ar`, Latin otherwise) unless the text shows otherwise.
    pub lang: Lang,
    /// The name as written.
    pub text: String,
    /// An alternative spelling, for search; never shown as the name.
    #[serde(default)]
    pub alias: bool,
}

/// All names of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Names(pub Vec<Name>);

impl Names {
    /// One name in one language.
    pub fn one(lang: Lang, text: impl Into<String>) -> Self {
        Self(vec![Name { lang, text: text.into(), alias: false }])
    }

    /// The name to show in `lang`: that language, else English, else the first that is not an alias, else the first;
    /// `None` when there is no name at all.
    pub fn in_lang(&self, lang: Lang) -> Option<&str> {
        let main = |wanted: Lang| self.0.iter().find(|n| n.lang == wanted && !n.alias);
        main(lang)
            .or_else(|| main(Lang::En))
            .or_else(|| self.0.iter().find(|n| !n.alias))
            .or_else(|| self.0.first())
            .map(|n| n.text.as_str())
    }

    /// Whether there is any name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_english_then_to_any() {
        let mut names = Names::one(Lang::En, "Aleppo");
        names.0.push(Name { lang: Lang::Ar, text: "حلب".into(), alias: false });
        names.0.insert(0, Name { lang: Lang::En, text: "Halab".into(), alias: true });
        assert_eq!(names.in_lang(Lang::Ar), Some("حلب"));
        assert_eq!(names.in_lang(Lang::Fr), Some("Aleppo"));
        assert_eq!(Names::default().in_lang(Lang::En), None);
    }
}
