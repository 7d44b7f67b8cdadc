//! Days and hours of rules: the part of the grammar of opening hours that signs need. What is outside it is refused as a
//! whole, since half a rule would open a road that is shut.

use passage_model::{Hours, Weekdays};

use crate::condition::Window;

/// When a rule holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) windows: Vec<Window>,
    /// Two parts are about the same days: by the letter the later one holds instead of the earlier, and many mean both.
    pub(crate) overlap: bool,
}

/// Most windows of a rule: as many as the file of a network holds.
const MOST: usize = 255;

/// Reads `Mo-Fr 07:00-09:00,16:00-18:00; Sa,Su 08:00-10:00`, `Jan 15-Aug 15`, `24/7`; `None`: not understood.
pub(crate) fn parse(text: &str) -> Option<Times> {
    let mut times = Times { windows: Vec::new(), overlap: false };
    let mut before: Vec<Part> = Vec::new();
    for text in text.split(';') {
        let parts = if text.trim() == "24/7" { vec![Part::default()] } else { parts(text)? };
        times.overlap |= parts.iter().any(|part| before.iter().any(|other| part.meets(other)));
        times.windows.extend(parts.iter().flat_map(Part::windows));
        before.extend(parts);
        if times.windows.len() > MOST {
            return None;
        }
    }
    Some(times)
}

/// Seasons, days and hours that belong together; each may be left out.
#[derive(Debug, Clone, Default)]
struct Part {
    /// First and last day, as month * 100 + day.
    seasons: Vec<(u16, u16)>,
    days: Option<Weekdays>,
    /// First and last minute of the day.
    spans: Vec<(u16, u16)>,
}

impl Part {
    fn windows(&self) -> Vec<Window> {
        let days = self.days.unwrap_or(Weekdays::ALL);
        let mut hours: Vec<Option<Hours>> = Vec::new();
        hours.extend(self.spans.iter().map(|&(from_minute, to_minute)| Some(Hours { days, from_minute, to_minute })));
        if hours.is_empty() {
            hours.push(self.days.map(|days| Hours { days, from_minute: 0, to_minute: 1440 }));
        }
        let mut seasons: Vec<_> = self.seasons.iter().copied().map(Some).collect();
        if seasons.is_empty() {
            seasons.push(None);
        }
        let all = seasons.iter().flat_map(|season| hours.iter().map(|hours| Window { season: *season, hours: *hours }));
        all.collect()
    }

    /// Whether both are about one day. Seasons over the new year count as meeting all others.
    fn meets(&self, other: &Self) -> bool {
        let days = |part: &Self| part.days.unwrap_or(Weekdays::ALL).0;
        let apart = |a: (u16, u16), b: (u16, u16)| a.0 <= a.1 && b.0 <= b.1 && (a.1 < b.0 || b.1 < a.0);
        let seasons = self.seasons.iter().all(|a| other.seasons.iter().all(|b| apart(*a, *b)));
        let apart = !self.seasons.is_empty() && !other.seasons.is_empty() && seasons;
        days(self) & days(other) != 0 && !apart
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// 1 to 12.
    Month(u16),
    /// 0: Monday.
    Day(u8),
    Number(u16),
    Colon,
    Dash,
    Comma,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = |is: fn(char) -> bool| rest.find(|c: char| !is(c)).unwrap_or(rest.len());
        let taken = if first.is_ascii_digit() {
            let length = length(|c| c.is_ascii_digit());
            // Years are not understood.
            tokens.push(Token::Number(rest[..length].parse().ok().filter(|_| length <= 2)?));
            length
        } else if first.is_ascii_alphabetic() {
            let length = length(|c| c.is_ascii_alphabetic());
            let word = rest[..length].to_ascii_lowercase();
            let number =
                |names: &[&str]| names.iter().position(|name| *name == word).and_then(|at| u8::try_from(at).ok());
            let month = number(&MONTHS).map(|at| Token::Month(u16::from(at) + 1));
            tokens.push(month.or_else(|| number(&DAYS).map(Token::Day))?);
            length
        } else {
            match first {
                ':' => tokens.push(Token::Colon),
                '-' | '–' => tokens.push(Token::Dash),
                ',' => tokens.push(Token::Comma),
                space if space.is_whitespace() => {}
                _ => return None,
            }
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    Some(tokens)
}

/// Parts one after another: what follows a comma and names days is one more.
fn parts(text: &str) -> Option<Vec<Part>> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens };
    let mut parts = vec![reader.part()?];
    while !reader.tokens.is_empty() {
        reader.take(Token::Comma)?;
        let part = reader.part().filter(|part| part.days.is_some() || !part.seasons.is_empty())?;
        // Whether the season goes on holding is not said.
        if part.seasons.is_empty() != parts[0].seasons.is_empty() {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

struct Reader<'t> {
    tokens: &'t [Token],
}

impl Reader<'_> {
    fn take(&mut self, token: Token) -> Option<()> {
        let (first, rest) = self.tokens.split_first()?;
        (*first == token).then(|| self.tokens = rest)
    }

    fn number(&mut self) -> Option<u16> {
        let (Token::Number(number), rest) = self.tokens.split_first()? else { return None };
        self.tokens = rest;
        Some(*number)
    }

    fn part(&mut self) -> Option<Part> {
        let mut part = Part::default();
        while let [Token::Month(_), ..] | [Token::Comma, Token::Month(_), ..] = self.tokens {
            if !part.seasons.is_empty() {
                self.take(Token::Comma)?;
            }
            part.seasons.push(self.season()?);
        }
        while let [Token::Day(_), ..] | [Token::Comma, Token::Day(_), ..] = self.tokens {
            if part.days.is_some() {
                self.take(Token::Comma)?;
            }
            let known = part.days.map_or(0, |days| days.0);
            part.days = Some(Weekdays(known | self.days()?));
        }
        while let [Token::Number(_), ..] | [Token::Comma, Token::Number(_), ..] = self.tokens {
            if !part.spans.is_empty() {
                self.take(Token::Comma)?;
            }
            part.spans.push(self.span()?);
        }
        (!part.seasons.is_empty() || part.days.is_some() || !part.spans.is_empty()).then_some(part)
    }

    /// `Jan 15-Aug 15`, `Nov-Mar`, `Jan 1-15`, `Dec`.
    fn season(&mut self) -> Option<(u16, u16)> {
        let month = self.month()?;
        let day = if self.at_day() { Some(self.day_of_month()?) } else { None };
        let from = 100 * month + day.unwrap_or(1);
        if self.take(Token::Dash).is_none() {
            return Some((from, 100 * month + day.unwrap_or(31)));
        }
        let Some(to_month) = self.month() else {
            // A day alone is one of the same month.
            return Some((from, 100 * month + day.and(self.day_of_month())?));
        };
        let to_day = if self.at_day() { self.day_of_month()? } else { 31 };
        Some((from, 100 * to_month + to_day))
    }

    fn month(&mut self) -> Option<u16> {
        let (Token::Month(month), rest) = self.tokens.split_first()? else { return None };
        self.tokens = rest;
        Some(*month)
    }

    /// Whether a day of a month comes next: a number before a colon is an hour.
    fn at_day(&self) -> bool {
        matches!(self.tokens, [Token::Number(_), rest @ ..] if rest.first() != Some(&Token::Colon))
    }

    fn day_of_month(&mut self) -> Option<u16> {
        self.number().filter(|day| (1..=31).contains(day))
    }

    fn day(&mut self) -> Option<u8> {
        let (Token::Day(day), rest) = self.tokens.split_first()? else { return None };
        self.tokens = rest;
        Some(*day)
    }

    /// `Mo`, `Mo-Fr`, `Sa-Mo`, as bits.
    fn days(&mut self) -> Option<u8> {
        let from = self.day()?;
        let to = if self.take(Token::Dash).is_some() { self.day()? } else { from };
        let length = (to + 7 - from) % 7;
        Some((0..=length).fold(0, |set, more| set | 1 << ((from + more) % 7)))
    }

    fn span(&mut self) -> Option<(u16, u16)> {
        let from = self.minute()?;
        self.take(Token::Dash)?;
        let to = self.minute()?;
        (from < 1440 && to <= 1440 && from != to).then_some((from, to))
    }

    fn minute(&mut self) -> Option<u16> {
        let hours = self.number()?;
        self.take(Token::Colon)?;
        let minutes = self.number().filter(|minutes| *minutes < 60)?;
        Some(60 * hours + minutes)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeZone, Utc};

    use super::*;

    /// December 2024, the first of which is a Sunday.
    fn at(day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2024, 12, day, hour, 30, 0).unwrap()
    }

    fn hold(text: &str, at: DateTime<Utc>) -> bool {
        parse(text).unwrap_or_else(|| panic!("{text}")).windows.iter().any(|window| window.covers(at))
    }

    #[test]
    fn days_are_carried_over_hours_and_make_one_set() {
        let work = "Mo-Fr 07:00-09:00,16:00-18:00";
        assert!(hold(work, at(2, 8)) && hold(work, at(2, 17)) && !hold(work, at(2, 12)));
        assert!(!hold(work, at(7, 17)), "not on Saturday");
        assert!(hold("Sa,Su 06:00-08:00", at(7, 7)) && !hold("Sa,Su 06:00-08:00", at(7, 12)));
        let six = "Mo-Fr,Su 07:00-09:00";
        assert!(!hold(six, at(2, 12)) && hold(six, at(1, 8)) && !hold(six, at(7, 8)));
        let two = "Mo-Fr 07:00-09:00, Sa 10:00-12:00";
        assert!(hold(two, at(7, 11)) && !hold(two, at(7, 8)) && hold(two, at(6, 8)) && !hold(two, at(6, 11)));
        assert!(hold("Sa-Mo", at(2, 0)) && !hold("Sa-Mo", at(3, 0)));
    }

    #[test]
    fn seasons() {
        assert!(hold("Nov - Mar", at(31, 0)) && hold("Nov-Mar 20:00-24:00", at(1, 20)));
        assert!(hold("Dec 01-15", at(15, 23)) && !hold("Dec 01-15", at(16, 0)));
        assert!(hold("Jan,Dec Mo", at(2, 3)) && !hold("Jan,Dec Mo", at(3, 3)));
        assert!(hold("24/7", at(3, 3)));
        // The night belongs to the day on which it begins.
        let night = "Dec 31 22:00-06:00";
        let morning = Utc.with_ymd_and_hms(2025, 1, 1, 3, 0, 0).unwrap();
        assert!(hold(night, at(31, 23)) && hold(night, morning) && !hold(night, at(31, 3)));
    }

    #[test]
    fn overlapping_parts_are_told() {
        assert!(!parse("Mo-Fr 07:00-09:00; Sa 10:00-12:00").unwrap().overlap);
        assert!(parse("Mo-Fr 07:00-09:00; We 10:00-12:00").unwrap().overlap);
        assert!(!parse("Jan-Mar Mo; Apr Mo").unwrap().overlap);
    }

    #[test]
    fn what_is_outside_the_grammar_is_refused_as_a_whole() {
        for text in [
            "",
            "PH",
            "Mo-Fr,PH 07:00-09:00",
            "Mo-Fr 07:00-09:00; PH off",
            "2024 Nov 1-2025 Mar 1",
            "Mo[1] 07:00-09:00",
            "sunset-sunrise",
            "07:00+",
            "07:00",
            "07:00-07:00",
            "07:60-08:00",
            "Mo Fr 07:00-09:00",
            "Mo-Fr,07:00-09:00",
            "Mo-Fr 07:00-09:00 Sa",
            "07:00-09:00,",
            "Nov-Mar 07:00-09:00, Sa 10:00-12:00",
            "Jan 32",
            "Jan 1-07:00",
            "Jan-15",
            "Mo-Fr 07:00-09:00,16:00-18:00 unless wet",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_ends(text in "(Mo|Fr|Jan|1|07:00|[-,;: 0-9])*") {
            let _ = parse(&text);
        }
    }
}
