//! What the sides of a crossing say, as one text: written by exports, read by imports.
//!
//! One word after the other, `|` between them: `commercial in closed since 2024-11-29T00:00:00Z checked
//! 2024-11-30T00:00:00Z grade B2 basis "Order 12"`. `all` stands for every class of traffic.

use std::fmt::Write as _;

use passage_model::{Grade, Hours, SideStatus, SideStatusKind, Time, TrafficClass, TrafficDirection, Weekdays};

/// The statuses of a side as one text. Who said so is not in it.
pub fn write_statuses(statuses: &[SideStatus]) -> String {
    let mut text = String::new();
    let time = |time: Time| time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
    for status in statuses {
        if !text.is_empty() {
            text.push_str(" | ");
        }
        let traffic = status.traffic.map_or("all", TrafficClass::code);
        // A String takes everything.
        let _ = write!(text, "{traffic} {} {}", status.direction.code(), status.status.code());
        for (name, at) in [("since", status.since), ("until", status.until), ("checked", Some(status.checked_at))] {
            if let Some(at) = at {
                let _ = write!(text, " {name} {}", time(at));
            }
        }
        let _ = write!(text, " grade {}", status.grade);
        if let Some(basis) = &status.basis {
            let _ = write!(text, " basis {}", serde_json::Value::from(basis.as_str()));
        }
    }
    text
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Opening hours as a text: `05:00-13:00 UTC`, and the days where it is not all of them: `05:00-13:00 UTC mon,tue`.
pub fn write_hours(hours: Hours) -> String {
    let days = (0u8..).zip(DAYS).filter(|(day, _)| hours.days.contains(*day)).map(|(_, name)| name);
    let days = if hours.days == Weekdays::ALL { String::new() } else { days.collect::<Vec<_>>().join(",") };
    format!("{hours} UTC {days}").trim_end().to_owned()
}

/// The hours that such a text says.
pub(crate) fn read_hours(text: &str) -> Option<Hours> {
    let (span, days) = text.split_once("UTC")?;
    let mut hours: Hours = span.trim().parse().ok()?;
    if !days.trim().is_empty() {
        hours.days = Weekdays(days.split(',').try_fold(0, |set, name| {
            let day = DAYS.iter().position(|day| *day == name.trim())?;
            Some(set | (1u8 << day))
        })?);
    }
    Some(hours)
}

/// The statuses that a text says; `None`: some of it is not understood.
pub(crate) fn read_statuses(text: &str) -> Option<Vec<SideStatus>> {
    let mut words = words(text)?.into_iter().peekable();
    let mut statuses = Vec::new();
    while words.peek().is_some() {
        let traffic = match words.next()?.as_str() {
            "all" => None,
            code => Some(TrafficClass::from_code(code)?),
        };
        let direction = TrafficDirection::from_code(&words.next()?)?;
        let status = SideStatusKind::from_code(&words.next()?)?;
        let (mut since, mut until, mut checked, mut grade, mut basis) = (None, None, None, None, None);
        while let Some(name) = words.next().filter(|word| word != "|") {
            let value = words.next()?;
            let time = || value.parse::<Time>().ok();
            match name.as_str() {
                "since" => since = Some(time()?),
                "until" => until = Some(time()?),
                "checked" => checked = Some(time()?),
                "grade" => grade = Some(value.parse::<Grade>().ok()?),
                "basis" => basis = Some(value),
                _ => return None,
            }
        }
        // When nobody has checked it, it says nothing of today.
        let (checked_at, grade) = (checked?, grade?);
        statuses.push(SideStatus { traffic, direction, status, basis, since, until, checked_at, source: None, grade });
    }
    Some(statuses)
}

/// Words apart by blanks; what stands in quotation marks is one.
pub(crate) fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if rest.starts_with('"') {
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<String>();
            words.push(values.next()?.ok()?);
            rest = rest.get(values.byte_offset()..)?.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            words.push(word.to_owned());
            rest = behind.trim_start();
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use passage_model::{Credibility, Reliability};

    use super::*;

    #[test]
    fn hours_are_read_as_they_were_written() {
        let mut hours: Hours = "05:00-24:00".parse().unwrap();
        assert_eq!((write_hours(hours).as_str(), read_hours("05:00-24:00 UTC")), ("05:00-24:00 UTC", Some(hours)));
        hours.days = Weekdays(0b100_0001);
        assert_eq!(
            (write_hours(hours).as_str(), read_hours("05:00-24:00 UTC mon,sun")),
            ("05:00-24:00 UTC mon,sun", Some(hours))
        );
        for bad in ["", "05:00-13:00", "05:00-13:00 UTC except Friday"] {
            assert_eq!(read_hours(bad), None, "{bad}");
        }
    }

    #[test]
    fn statuses_are_read_as_they_were_written() {
        let at = |day| Utc.with_ymd_and_hms(2024, 11, day, 6, 0, 0).unwrap();
        let grade = Grade { reliability: Reliability::B, credibility: Credibility::Two };
        let status = SideStatus {
            traffic: Some(TrafficClass::Commercial),
            direction: TrafficDirection::In,
            status: SideStatusKind::Closed,
            basis: Some("Order \"12\" | all\nfrom today".to_owned()),
            since: Some(at(1)),
            until: None,
            checked_at: at(2),
            source: None,
            grade,
        };
        let other = SideStatus { traffic: None, basis: None, since: None, until: Some(at(9)), ..status.clone() };
        let all = vec![status, other];
        assert_eq!(read_statuses(&write_statuses(&all)), Some(all));
        assert_eq!(read_statuses(""), Some(Vec::new()));
        for bad in [
            "closed",
            "all both closed",
            "all both closed checked yesterday grade B2",
            "all both shut",
            "\"",
            "all both closed basis \"x",
        ] {
            assert_eq!(read_statuses(bad), None, "{bad}");
        }
    }
}
