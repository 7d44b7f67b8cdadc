//! The line that every output cites, in words: method and version, on what it is calibrated, whether the numbers are the
//! shipped ones. Name and version of the method are the same in every language.

use passage_model::Time;
use passage_risk::{CountryScale, Params};
use passage_words::Words;

/// What [`Params::version`] says, in the language of the reader.
pub(crate) fn cited(words: Words, params: &Params) -> String {
    let calibration = match (&params.country, &params.set_aside) {
        (Some(country), _) => scale(words, country),
        (None, Some(label)) => words.with("cited-set-aside", &[("label", label.clone().into())]),
        (None, None) => words.text("cited-uncalibrated"),
    };
    line(words, params, calibration)
}

/// The same for a route outside of the area that the scale was fitted for: it is worked out with that scale, which says
/// nothing there, and the line must not call it calibrated. The shipped scale in its stead would be a second set of
/// parameters in one assessment, beside levels that are compared with each other; the route stands as uncalibrated.
pub(crate) fn cited_elsewhere(words: Words, params: &Params) -> String {
    let Some(country) = &params.country else { return cited(words, params) };
    let args = [("label", country.label.clone().into()), ("scale", words.decimal(country.scale_a, 4).into())];
    line(words, params, words.with("cited-elsewhere", &args))
}

fn line(words: Words, params: &Params, calibration: String) -> String {
    let edition = params.edition();
    let target =
        edition.target.map(|(km, days)| words.with("cited-target", &[("km", km.into()), ("days", days.into())]));
    let edited = edition.edited.map(|mark| words.with("cited-edited", &[("mark", mark.into())]));
    let notes: Vec<String> = [Some(calibration), target, edited].into_iter().flatten().collect();
    let notes = notes.join(&words.text("cited-join"));
    words.with("cited-method", &[("method", edition.method.into()), ("notes", notes.into())])
}

fn scale(words: Words, country: &CountryScale) -> String {
    let mut args = vec![
        ("label", country.label.clone().into()),
        ("weeks", country.weeks.into()),
        ("scale", words.decimal(country.scale_a, 4).into()),
    ];
    let Some((from, until)) = country.period else { return words.with("cited-calibrated", &args) };
    // Figures alone: the line stands in small print, and reads the same in every language.
    let day = |at: Time| at.format("%Y-%m-%d").to_string();
    args.extend([("from", day(from).into()), ("until", day(until).into())]);
    words.with("cited-calibrated-period", &args)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use passage_model::Lang;

    use super::*;

    #[test]
    fn the_line_is_that_of_the_method_in_english_and_has_no_english_elsewhere() {
        let day = |month, day| Utc.with_ymd_and_hms(2018, month, day, 0, 0, 0).unwrap();
        let period = Some((day(2, 2), day(12, 27)));
        let country = CountryScale { label: "Syria".into(), scale_a: 0.2, weeks: 47, period, areas: Vec::new() };
        let mut edited = Params::builtin().for_target(10.0, 30.0).unwrap();
        edited.floors.front_days.value = 10.0;
        let calibrated = Params::builtin().with_country(Some(country.clone())).unwrap();
        let unknown = Params::builtin().with_country(Some(CountryScale { period: None, ..country })).unwrap();
        for params in [Params::builtin(), &edited, &calibrated, &unknown] {
            assert_eq!(cited(Words::new(Lang::En), params), params.version());
            for lang in [Lang::Ar, Lang::Fr] {
                let line = cited(Words::new(lang), params);
                assert!(line.contains("passage-method 1"), "{line}");
                for word in ["calibrated", "weeks", "days", "edited"] {
                    assert!(!line.contains(word), "{line}");
                }
            }
        }
    }
}
