//! Names and their languages.

use passage_model::{Lang, Name, Names};

/// The language a name or text shows by its script: Arabic letters mean Arabic unless letters of Kurdish or Persian are
/// among them; everything else is not stated.
pub(crate) fn lang_of(text: &str) -> Lang {
    let mut arabic = false;
    for c in text.chars() {
        match c {
            'ڕ' | 'ڵ' | 'ۆ' | 'ێ' | 'ە' => return Lang::Ku,
            'پ' | 'چ' | 'ژ' | 'گ' => return Lang::Other,
            '\u{620}'..='\u{64a}' => arabic = true,
            _ => {}
        }
    }
    if arabic { Lang::Ar } else { Lang::Other }
}

/// Names from properties or columns: `name`, `name:en`, `name_ar`, `route_name`, `alt_name` and the like.
pub(crate) fn names_from(get: &dyn Fn(&str) -> Option<String>, plain: &[&str]) -> Names {
    let mut names = Vec::new();
    let mut add = |lang: Lang, text: String, alias: bool| {
        let text = passage_model::plain(&text).trim().to_owned();
        if !text.is_empty() && !names.iter().any(|n: &Name| n.text == text && (n.lang == lang || lang == Lang::Other)) {
            names.push(Name { lang, text, alias });
        }
    };
    for lang in [Lang::En, Lang::Ar, Lang::Fr, Lang::Ku, Lang::Tr] {
        for key in [format!("name:{}", lang.code()), format!("name_{}", lang.code())] {
            if let Some(text) = get(&key) {
                add(lang, text, false);
            }
        }
    }
    if let Some(text) =
        plain.iter().find_map(|key| get(key).filter(|text| !passage_model::plain(text).trim().is_empty()))
    {
        add(lang_of(&text), text, false);
    }
    for key in ["alt_name", "old_name", "alternate_names"] {
        for text in get(key).unwrap_or_default().split(';') {
            add(lang_of(text), text.to_owned(), true);
        }
    }
    Names(names)
}

/// File name without folder and extension, for naming what has no name.
pub(crate) fn stem(name: &str) -> &str {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    if stem.is_empty() { base } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_language() {
        let get = |key: &str| {
            [("name", "طريق حلب"), ("name:en", "Aleppo road"), ("alt_name", "M5; Highway 5")]
                .iter()
                .find(|(k, _)| *k == key)
                .map(|(_, v)| (*v).to_owned())
        };
        let names = names_from(&get, &["name"]);
        assert_eq!(names.in_lang(Lang::Ar), Some("طريق حلب"));
        assert_eq!(names.in_lang(Lang::En), Some("Aleppo road"));
        assert_eq!(names.0.iter().filter(|n| n.alias).count(), 2);
        assert_eq!(stem("a/b.c.gpx"), "b.c");
    }
}
