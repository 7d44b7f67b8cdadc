//! Names as text, one a line: small, and quick to take apart.

use passage_model::{Lang, Name, Names, plain};

/// `ar كفر` for a name, `ar+كفر` for another spelling.
pub(super) fn write(names: &Names) -> String {
    let mut out = String::new();
    for name in &names.0 {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(name.lang.code());
        out.push(if name.alias { '+' } else { ' ' });
        // A line end in a name would be the end of the name.
        out.push_str(&plain(&name.text));
    }
    out
}

pub(super) fn read(text: &str) -> Names {
    let name = |line: &str| {
        let (code, text) = line.split_once([' ', '+'])?;
        let alias = line.as_bytes().get(code.len()) == Some(&b'+');
        Some(Name { lang: Lang::from_code(code)?, text: plain(text).into_owned(), alias })
    };
    Names(text.split('\n').filter_map(name).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(texts in prop::collection::vec(("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{0,20}", any::<bool>(), 0usize..6), 0..6)) {
            let names = Names(texts.iter().map(|(text, alias, lang)| Name {
                lang: Lang::ALL[*lang], text: plain(text).into_owned(), alias: *alias,
            }).collect());
            prop_assert_eq!(read(&write(&names)), names);
        }
    }
}
