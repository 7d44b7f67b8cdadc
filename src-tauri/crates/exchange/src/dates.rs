//! Dates that are not ISO 8601 but leave no doubt: a day with the name of its month, and the serial numbers of sheets.
//! `03/04/2024` is not among them: nobody can tell which is the month.

use chrono::{Days, NaiveDate};

use crate::DayOrder;

/// Month names in English, French and the two Arabic ways, January first; English and French by their first letters.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "janv", "يناير", "كانون الثاني"],
    &["february", "feb", "février", "fevrier", "févr", "fév", "فبراير", "شباط"],
    &["march", "mar", "mars", "مارس", "آذار", "اذار"],
    &["april", "apr", "avril", "avr", "أبريل", "ابريل", "نيسان"],
    &["may", "mai", "مايو", "أيار", "ايار"],
    &["june", "jun", "juin", "يونيو", "حزيران"],
    &["july", "jul", "juillet", "juil", "يوليو", "تموز"],
    &["august", "aug", "août", "aout", "أغسطس", "اغسطس", "آب", "اب"],
    &["september", "sept", "sep", "septembre", "سبتمبر", "أيلول", "ايلول"],
    &["october", "oct", "octobre", "أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول"],
    &["november", "nov", "novembre", "نوفمبر", "تشرين الثاني"],
    &["december", "dec", "décembre", "decembre", "déc", "ديسمبر", "كانون الأول", "كانون الاول"],
];

/// A day with the name of its month and a year of four digits: `12 March 2024`, `12-Mar-24` is none, `March 12, 2024`,
/// `1er mars 2024`, `12 آذار 2024`.
pub(crate) fn named(text: &str) -> Option<NaiveDate> {
    if text.len() > 60 {
        return None;
    }
    let lower = text.to_lowercase();
    let (mut day, mut year, mut month) = (None, None, String::new());
    for part in lower.split([' ', '-', '/', ',', '.', '\u{60c}']).filter(|part| !part.is_empty()) {
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
        if digits.is_empty() {
            if !month.is_empty() {
                month.push(' ');
            }
            month.push_str(part);
            continue;
        }
        let number: u32 = digits.parse().ok()?;
        // 1st, 2nd, 3rd, 4th, 1er.
        let plain = digits.len() == part.len();
        match digits.len() {
            1 | 2 if day.is_none() && (plain || matches!(&part[digits.len()..], "st" | "nd" | "rd" | "th" | "er")) => {
                day = Some(number);
            }
            4 if year.is_none() && plain && (1900..=2200).contains(&number) => year = i32::try_from(number).ok(),
            _ => return None,
        }
    }
    let month = MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&month.as_str()))?.1;
    NaiveDate::from_ymd_opt(year?, month, day?)
}

/// A day as sheets write it short: `29-Nov-24`, the day first and the year, 20xx, last.
pub(crate) fn short(text: &str) -> Option<NaiveDate> {
    let (front, year) = text.trim().rsplit_once(['-', ' ', '/', '.'])?;
    let starts = front.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    if !starts || year.len() != 2 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    named(&format!("{front} 20{year}"))
}

/// Whether this is a day in numbers, were the order of them known.
pub(crate) fn is_numeric(text: &str) -> bool {
    numeric(text, DayOrder::DayFirst).or_else(|| numeric(text, DayOrder::MonthFirst)).is_some()
}

/// A day in numbers, in the order that a person has named: `3/4/2024`, `03.04.24`, `3-4-2024`; a clock time behind it is
/// left out. Two digits of a year are 20xx.
pub(crate) fn numeric(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let text = text.split([' ', 'T']).next()?;
    let mut parts = text.split(['/', '.', '-']);
    let mut part = || parts.next().filter(|part| part.len() <= 4)?.parse::<u32>().ok();
    let (one, two, year) = (part()?, part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    let year = match year {
        0..=99 => 2000 + year,
        1900..=2200 => year,
        _ => return None,
    };
    let (day, month) = match order {
        DayOrder::DayFirst => (one, two),
        DayOrder::MonthFirst => (two, one),
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The day of a serial number of a sheet (days since 30 December 1899; the clock time, where there is one, is left out),
/// from 1970 to 2100: what lies outside is some other number.
pub(crate) fn serial(text: &str) -> Option<NaiveDate> {
    let whole = text.split('.').next()?;
    if whole.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let days: u64 = whole.parse().ok().filter(|days| (25_569..73_051).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_named_months() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 12);
        for text in
            ["12 March 2024", "12-Mar-2024", "March 12, 2024", "12 mars 2024", "12th march 2024", "12 آذار 2024"]
        {
            assert_eq!(named(text), day, "{text}");
        }
        assert_eq!(named("1er novembre 2024"), NaiveDate::from_ymd_opt(2024, 11, 1));
        assert_eq!(named("1 تشرين الثاني 2024"), NaiveDate::from_ymd_opt(2024, 11, 1));
        for bad in [
            "",
            "March 2024",
            "12 March",
            "12 Marzipan 2024",
            "32 March 2024",
            "12 03 2024",
            "12 March 24",
            "12 March 2024 2024",
            "12 March 2024 noon",
            "é",
        ] {
            assert_eq!(named(bad), None, "{bad}");
        }
    }

    #[test]
    fn short_days_of_sheets() {
        let day = NaiveDate::from_ymd_opt(2024, 11, 29);
        for text in ["29-Nov-24", "29 Nov 24", "29/nov/24", "29-nov.-24"] {
            assert_eq!(short(text), day, "{text}");
        }
        for bad in ["29-11-24", "Nov 29 24", "Nov-24", "29-Nov-2024", "29-Nov-4", "31-Nov-24", "-24", ""] {
            assert_eq!(short(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_in_an_order_that_a_person_named() {
        let day = NaiveDate::from_ymd_opt(2024, 4, 3);
        for text in ["3/4/2024", "03.04.24", "3-4-2024", "03/04/2024 14:30"] {
            assert_eq!(numeric(text, DayOrder::DayFirst), day, "{text}");
        }
        assert_eq!(numeric("4/3/2024", DayOrder::MonthFirst), day);
        for bad in ["", "3/4", "3/4/2024/5", "32/1/2024", "3/13/2024", "a/b/c", "3/4/12024", "-3/4/2024"] {
            assert_eq!(numeric(bad, DayOrder::DayFirst), None, "{bad}");
        }
    }

    #[test]
    fn serial_numbers() {
        assert_eq!(serial("45363"), NaiveDate::from_ymd_opt(2024, 3, 12));
        assert_eq!(serial("45363.75"), NaiveDate::from_ymd_opt(2024, 3, 12));
        for bad in ["1", "99999", "-5363", "4536x", ""] {
            assert_eq!(serial(bad), None, "{bad}");
        }
    }
}
