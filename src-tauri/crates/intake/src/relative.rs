//! Times said relatively: yesterday, last night, three days ago, the same day.

use chrono::{Days, NaiveDate};

use crate::{
    number::number,
    sentence::Word,
    time::{What, ago},
};

fn day(reference: NaiveDate, back: u64) -> Option<What> {
    Some(What::Day { date: reference.checked_sub_days(Days::new(back))?, end: None, year: false })
}

/// The relative expression at word `i`.
pub(crate) fn relative(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let at = |n: usize| words.get(i + n).filter(|word| !word.after_break());
    let is = |n: usize, any: &[&str]| at(n).is_some_and(|word| word.any(any));
    let word = words.get(i)?;
    if word.any(&["same"]) && is(1, &["day", "evening", "night", "morning", "afternoon"])
        || word.any(&["meme"]) && is(1, &["jour", "soir", "nuit", "journee"])
    {
        return Some((What::Same, i + 2));
    }
    if word.any(&["يوم", "ليله", "مساء"]) && is(1, &["نفسه", "ذاته", "نفسها", "ذاتها"]) {
        return Some((What::Same, i + 2));
    }
    let coming = |days: u64| Some(What::Coming { date: reference.checked_add_days(Days::new(days))? });
    if word.any(&["tomorrow", "demain", "غدا", "غد", "بكرا", "بكره"]) {
        return Some((coming(1)?, i + 1));
    }
    if word.is("day") && is(1, &["after"]) && is(2, &["tomorrow"]) {
        return Some((coming(2)?, i + 3));
    }
    if word.any(&["apres", "بعد"]) && is(1, &["demain", "غد"]) {
        return Some((coming(2)?, i + 2));
    }
    if word.is("day") && is(1, &["before"]) && is(2, &["yesterday"]) {
        return Some((day(reference, 2)?, i + 3));
    }
    if word.is("avant") && is(1, &["hier"]) || word.norm() == "اول" && is(1, &["امس", "مبارح", "امبارح"])
    {
        return Some((day(reference, 2)?, i + 2));
    }
    if word.norm() == "امس" && is(1, &["اول"]) {
        return Some((day(reference, 2)?, i + 2));
    }
    if word.is("last") && is(1, &["night", "nite", "evening"]) {
        return Some((day(reference, 1)?, i + 2));
    }
    if word.is("overnight") {
        return Some((
            What::Day { date: reference.checked_sub_days(Days::new(1))?, end: Some(reference), year: false },
            i + 1,
        ));
    }
    if word.is("this") && is(1, &["morning", "afternoon", "evening", "week"]) {
        if is(1, &["week"]) {
            return week(reference, 0, i + 2);
        }
        return Some((day(reference, 0)?, i + 2));
    }
    if word.any(&["ce"]) && is(1, &["matin", "soir", "midi"]) || word.is("cette") && is(1, &["nuit", "apres"]) {
        return Some((day(reference, 0)?, i + 2));
    }
    if word.any(&["صباح", "مساء", "فجر", "ظهر", "عصر", "ليله"]) && is(1, &["يوم"]) {
        return Some((day(reference, 0)?, i + 2));
    }
    if word.is("last") && is(1, &["week"])
        || word.is("semaine") && is(1, &["derniere", "passee"])
        || word.is("اسبوع") && is(1, &["ماضي", "فايت"])
    {
        return week(reference, 7, i + 2);
    }
    if let Some(found) = counted(words, i, reference) {
        return Some(found);
    }
    let (back, end) = ago(words, i)?;
    // "اليوم" is "today" only with its article; without it, it is the word for day.
    if word.token.arabic && back == 0 && !word.token.stems.iter().any(|stem| stem.0 == "هلق" || stem.0 == "هلا") {
        let article = word.token.end - word.token.start >= "اليوم".len();
        let day_word = words.get(i + 1).is_some_and(|next| {
            next.any(&["جمعه", "سبت", "احد", "اثنين", "ثلاثاء", "اربعاء", "خميس"]) || next.number().is_some()
        });
        if !article || day_word {
            return None;
        }
    }
    Some((day(reference, back)?, end))
}

fn week(reference: NaiveDate, back: u64, end: usize) -> Option<(What, usize)> {
    let until = reference.checked_sub_days(Days::new(back))?;
    Some((What::Week { date: until.checked_sub_days(Days::new(6))?, end: until }, end))
}

/// `three days ago`, `il y a deux jours`, `قبل ثلاثة أيام`, `قبل يومين`, `منذ يومين`.
fn counted(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let units = |word: &Word| -> Option<u64> {
        if word.any(&["day", "days", "jour", "jours", "يوم", "ايام"]) {
            Some(1)
        } else if word.any(&["week", "weeks", "semaine", "semaines", "اسبوع", "اسابيع"]) {
            Some(7)
        } else {
            None
        }
    };
    let word = words.get(i)?;
    if word.any(&["قبل", "منذ"]) {
        if words.get(i + 1)?.any(&["يومين"]) {
            return Some((day(reference, 2)?, i + 2));
        }
        if words.get(i + 1)?.any(&["اسبوعين"]) {
            return Some((day(reference, 14)?, i + 2));
        }
        if let Some((n, next)) = number(words, i + 1) {
            let unit = units(words.get(next)?)?;
            return Some((day(reference, u64::from(n.min(400)) * unit)?, next + 1));
        }
        return None;
    }
    let french = word.is("il") && words.get(i + 1)?.is("y") && words.get(i + 2)?.is("a");
    let begin = if french { i + 3 } else { i };
    let single = words.get(begin)?.any(&["a", "one", "un", "une"]);
    let (n, next) = if single { (1, begin + 1) } else { number(words, begin)? };
    let unit = units(words.get(next)?)?;
    let ago = words.get(next + 1).is_some_and(|word| word.any(&["ago", "earlier"]));
    (french || ago).then_some((day(reference, u64::from(n.min(400)) * unit)?, next + 1 + usize::from(ago)))
}
