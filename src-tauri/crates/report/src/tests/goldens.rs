//! The HTML of a small briefing, frozen in three languages.

use passage_model::Lang;

use super::sample::sample;
use crate::render;

fn golden(lang: Lang) -> String {
    render(&sample(lang, 2, 3), lang).unwrap()
}

#[test]
fn english() {
    insta::assert_snapshot!(golden(Lang::En));
}

#[test]
fn arabic() {
    insta::assert_snapshot!(golden(Lang::Ar));
}

#[test]
fn french() {
    insta::assert_snapshot!(golden(Lang::Fr));
}
