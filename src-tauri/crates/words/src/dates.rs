//! Dates and numbers as people read them. Times are UTC and say so; digits are Western in every language.

use chrono::{Datelike, Duration};
use passage_model::{EventTime, Time, TimePrecision};

use crate::Words;

impl Words {
    /// "30 Nov".
    pub fn day(self, at: Time) -> String {
        let month = self.text(&format!("month-{}", at.month()));
        self.with("date-day", &[("day", at.day().into()), ("month", month.into())])
    }

    /// "30 Nov 2024".
    pub fn date(self, at: Time) -> String {
        format!("{} {}", self.day(at), at.year())
    }

    /// "18:00".
    pub fn clock(self, at: Time) -> String {
        at.format("%H:%M").to_string()
    }

    /// "30 Nov 2024, 18:00 UTC".
    pub fn moment(self, at: Time) -> String {
        self.with("date-moment", &[("date", self.date(at).into()), ("clock", self.clock(at).into())])
    }

    /// "30 Nov 18:00", without year.
    pub fn short_moment(self, at: Time) -> String {
        format!("{} {}", self.day(at), self.clock(at))
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

    /// An age: "6 h", "3 d". Negative ages read as 0 h.
    pub fn age(self, age: Duration) -> String {
        let hours = age.num_hours().max(0);
        if hours < 48 {
            self.with("age-hours", &[("n", hours.into())])
        } else {
            self.with("age-days", &[("n", (hours / 24).into())])
        }
    }

    /// A distance for reading: one decimal below 10 km, none above.
    pub fn km(self, km: f64) -> String {
        let text = if km.abs() < 9.95 { format!("{km:.1}") } else { format!("{km:.0}") };
        self.with("unit-km", &[("n", text.into())])
    }

    /// A distance that a rule names: "20 km", "2.5 km".
    pub fn limit_km(self, km: f64) -> String {
        self.with("unit-km", &[("n", km.to_string().into())])
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
        assert_eq!(Words::new(Lang::Fr).day(t), "30 nov.");
        assert!(Words::new(Lang::Ar).day(t).contains("تشرين الثاني"));
        let week = EventTime { from: t, until: None, precision: TimePrecision::Week };
        assert_eq!(Words::new(Lang::En).event_time(&week), "30 Nov, week");
    }

    #[test]
    fn probabilities_never_claim_certainty() {
        let words = Words::new(Lang::En);
        assert_eq!(words.percent(0.0), "< 1 %");
        assert_eq!(words.percent(1.0), "> 99 %");
        assert_eq!(words.percent(0.304), "30 %");
    }
}
