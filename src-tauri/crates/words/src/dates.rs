//! Dates and numbers as people read them. Times are UTC and say so; digits are Western in every language.

use chrono::{Datelike, Duration};
use passage_model::{EventTime, Time, TimePrecision};

use crate::Words;

/// A day without its year is read as the nearest one of that name: so near it has to be.
const NEAR: Duration = Duration::days(180);

impl Words {
    /// "30 Nov"; "30 Nov 2024" where it is not near the moment that the page is about, or there is none.
    pub fn day(self, at: Time) -> String {
        let near = self.seen.is_some_and(|seen| (seen - at).abs() < NEAR);
        if near { self.day_of_year(at) } else { self.date(at) }
    }

    fn day_of_year(self, at: Time) -> String {
        let month = self.text(&format!("month-{}", at.month()));
        self.with("date-day", &[("day", at.day().into()), ("month", month.into())])
    }

    /// "30 Nov 2024".
    pub fn date(self, at: Time) -> String {
        format!("{} {}", self.day_of_year(at), at.year())
    }

    /// "18:00".
    pub fn clock(self, at: Time) -> String {
        at.format("%H:%M").to_string()
    }

    /// "30 Nov 2024, 18:00 UTC".
    pub fn moment(self, at: Time) -> String {
        self.with("date-moment", &[("date", self.date(at).into()), ("clock", self.clock(at).into())])
    }

    /// "30 Nov 18:00", with the year where [`Self::day`] has it.
    pub fn short_moment(self, at: Time) -> String {
        if self.is_coarse() { self.day(at) } else { format!("{} {}", self.day(at), self.clock(at)) }
    }

    /// "30 Nov, 18:00 UTC", with the year where [`Self::day`] has it.
    pub fn near_moment(self, at: Time) -> String {
        if self.is_coarse() {
            return self.day(at);
        }
        self.with("date-moment", &[("date", self.day(at).into()), ("clock", self.clock(at).into())])
    }

    /// A clock by how far it is ahead of UTC, minutes: "UTC+3", "UTC-3:30".
    pub fn zone(self, minutes: i32) -> String {
        let (sign, ahead) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
        match (ahead / 60, ahead % 60) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
        }
    }

    /// The time of an event with its precision: "30 Nov 09:00", "30 Nov, day", "24 Nov, week".
    pub fn event_time(self, time: &EventTime) -> String {
        match time.precision {
            TimePrecision::Hour => self.short_moment(time.from),
            precision => {
                let unit = self.text(&format!("time-precision-{}", precision.code()));
                self.with("date-unit", &[("day", self.day(time.from).into()), ("unit", unit.into())])
            }
        }
    }

    /// An age: "6 h", "3 d". Negative ages read as 0 h; where hours are not told an age is the days that it has reached into.
    pub fn age(self, age: Duration) -> String {
        let hours = age.num_hours().max(0);
        if self.is_coarse() {
            return self.with("age-days", &[("n", (hours / 24 + 1).into())]);
        }
        if hours < 48 {
            self.with("age-hours", &[("n", hours.into())])
        } else {
            self.with("age-days", &[("n", (hours / 24).into())])
        }
    }

    /// A distance for reading: one decimal below 10 km, none above.
    pub fn km(self, km: f64) -> String {
        let text = self.decimal(km, usize::from(km.abs() < 9.95));
        self.with("unit-km", &[("n", text.into())])
    }

    /// A distance that a rule names: "20 km", "2.5 km".
    pub fn limit_km(self, km: f64) -> String {
        self.with("unit-km", &[("n", self.marked(&km.to_string()).into())])
    }

    /// A number with so many decimals, and the decimal mark of the language: a comma in French, a point elsewhere.
    pub fn decimal(self, value: f64, digits: usize) -> String {
        self.marked(&format!("{value:.digits$}"))
    }

    /// A number as Rust prints it, with the decimal mark of the language.
    pub fn marked(self, number: &str) -> String {
        if self.lang() == passage_model::Lang::Fr { number.replace('.', ",") } else { number.to_owned() }
    }

    /// A time that a rule names: "90 days", "1 day".
    pub fn span_days(self, days: f64) -> String {
        self.with("span-days", &[("n", days.into())])
    }

    /// A probability for reading: "12 %", "< 1 %"; never "0 %" or "100 %".
    pub fn percent(self, p: f64) -> String {
        let text = if p < 0.01 {
            "< 1".to_owned()
        } else if p > 0.99 {
            "> 99".to_owned()
        } else {
            format!("{:.0}", p * 100.0)
        };
        self.with("unit-percent", &[("n", text.into())])
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use passage_model::Lang;

    use super::*;

    #[test]
    fn dates_read_naturally() {
        let t = Utc.with_ymd_and_hms(2024, 11, 30, 18, 0, 0).unwrap();
        assert_eq!(Words::new(Lang::En).moment(t), "30 Nov 2024, 18:00 UTC");
        assert_eq!(Words::new(Lang::Fr).seen_at(t).day(t), "30 nov.");
        assert!(Words::new(Lang::Ar).day(t).contains("تشرين الثاني"));
        let week = EventTime { from: t, until: None, precision: TimePrecision::Week };
        assert_eq!(Words::new(Lang::En).seen_at(t).event_time(&week), "30 Nov, week");
    }

    #[test]
    fn a_day_far_off_has_its_year() {
        let seen = Utc.with_ymd_and_hms(2024, 12, 20, 18, 0, 0).unwrap();
        let words = Words::new(Lang::En).seen_at(seen);
        let told = |days: i64| words.day(seen - Duration::days(days));
        assert_eq!((told(2), told(179), told(-12)), ("18 Dec".into(), "24 Jun".into(), "1 Jan".into()));
        assert_eq!((told(367), told(181)), ("19 Dec 2023".into(), "22 Jun 2024".into()));
        assert_eq!(words.short_moment(seen - Duration::days(367)), "19 Dec 2023 18:00");
        // Where nobody knows what the page is about.
        assert_eq!(Words::new(Lang::En).day(seen), "20 Dec 2024");
    }

    #[test]
    fn french_alone_has_a_decimal_comma() {
        let [en, ar, fr] = [Lang::En, Lang::Ar, Lang::Fr].map(Words::new);
        assert_eq!((en.km(0.9).as_str(), fr.km(0.9).as_str(), fr.km(12.4).as_str()), ("0.9 km", "0,9 km", "12 km"));
        assert!(ar.km(0.9).contains("0.9") && fr.limit_km(2.5).starts_with("2,5"));
        // Numbers that messages print themselves, too.
        let days = |words: Words| words.span_days(2.5);
        assert!(days(en).contains("2.5") && days(ar).contains("2.5") && days(fr).contains("2,5"), "{}", days(fr));
    }

    #[test]
    fn probabilities_never_claim_certainty() {
        let words = Words::new(Lang::En);
        assert_eq!(words.percent(0.0), "< 1 %");
        assert_eq!(words.percent(1.0), "> 99 %");
        assert_eq!(words.percent(0.304), "30 %");
    }
}
