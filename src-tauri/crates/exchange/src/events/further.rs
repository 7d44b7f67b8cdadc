//! What our own exports say of an event beside what any table says, so that it is assessed elsewhere as it was here: the
//! stretch or the crossing it names, the order behind it, and who spoke for and against it. Written by exports, read by imports.
//!
//! One word after the other, the first of each part says what it is: `stretch R-04 0.5 12 linear heard B2 3fa9c1d2e4 for
//! partner heard C3 77aa01bc55 against news_agency`. Sources are told apart, and not named.

use std::fmt::Write as _;

use passage_model::{
    Credibility, Detail, Directive, Enforcement, Grade, Hours, LocationPrecision, Reliability, SourceKind, Stance,
    ThreatCategory, Time,
};

use crate::{sides, sides::words};

/// The column or property in which it stands.
pub const FURTHER: &str = "passage_record";

/// So many reports of one event are written and read at most.
const MOST_HEARD: usize = 500;

/// What is said of an event besides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Further {
    /// The stretch of a route that it names.
    pub stretch: Option<Stretch>,
    /// It is about a whole border and nowhere on it, and its place is known so well: the row stands at a crossing of it.
    pub nowhere: Option<LocationPrecision>,
    /// The crossing at which it is, by name.
    pub crossing: Option<String>,
    /// The crossing that is closed or opened, by name.
    pub gate: Option<String>,
    /// When it was last said to hold still.
    pub confirmed_at: Option<Time>,
    /// The category of threat that a person set.
    pub category: Option<ThreatCategory>,
    /// Who took control.
    pub by: Option<String>,
    /// Who lost it.
    pub from_party: Option<String>,
    /// The order behind it.
    pub order: Option<Directive>,
    /// Hours that hold on some days only, and whether it is partial besides.
    pub hours: Option<(Hours, bool)>,
    /// Who spoke of it.
    pub heard: Vec<Heard>,
}

/// A stretch of a route, by km from its start.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Code of the route.
    pub route: String,
    /// From, km.
    pub from_km: f64,
    /// To, km.
    pub to_km: f64,
    /// How well the place is known of an event that has no position besides; `None`: it has one.
    pub precision: Option<LocationPrecision>,
}

/// A report behind an event, without words and names.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Reliability of the source, credibility of what it says.
    pub grade: Grade,
    /// Stands for the source.
    pub source: String,
    /// Stands for whoever it has it from.
    pub origin: Option<String>,
    /// For or against.
    pub stance: Stance,
    /// What sort of source.
    pub kind: SourceKind,
    /// The party it speaks for.
    pub party: Option<String>,
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Further {
    /// As one text; empty: there is nothing to say.
    pub fn write(&self) -> String {
        let mut text = String::new();
        // A String takes everything.
        if let Some(Stretch { route, from_km, to_km, precision }) = &self.stretch {
            let precision = precision.map_or("drawn", LocationPrecision::code);
            let _ = write!(text, " stretch {} {from_km} {to_km} {precision}", quoted(route));
        }
        if let Some(precision) = self.nowhere {
            let _ = write!(text, " nowhere {}", precision.code());
        }
        let named = [("crossing", &self.crossing), ("gate", &self.gate), ("by", &self.by), ("from", &self.from_party)];
        for (name, value) in named {
            if let Some(value) = value {
                let _ = write!(text, " {name} {}", quoted(value));
            }
        }
        if let Some(at) = self.confirmed_at {
            let _ = write!(text, " confirmed {}", at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
        }
        if let Some(category) = self.category {
            let _ = write!(text, " category {}", category.code());
        }
        if let Some(order) = &self.order {
            let reference = quoted(order.reference.as_deref().unwrap_or_default());
            let _ = write!(text, " order {} {} {reference}", order.enforcement.code(), quoted(&order.issuer));
        }
        if let Some((hours, partial)) = self.hours {
            let how = if partial { "partial" } else { "whole" };
            let _ = write!(text, " hours {} {how}", quoted(&sides::write_hours(hours)));
        }
        for heard in self.heard.iter().take(MOST_HEARD) {
            let stance = if heard.stance == Stance::Denies { "against" } else { "for" };
            let _ = write!(text, " heard {} {} {stance} {}", heard.grade, heard.source, heard.kind.code());
            for (name, value) in [("of", &heard.party), ("by_way_of", &heard.origin)] {
                if let Some(value) = value {
                    let _ = write!(text, " {name} {}", quoted(value));
                }
            }
        }
        text.trim_start().to_owned()
    }

    /// What such a text says; `None`: some of it is not understood.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut read = Self::default();
        let mut words = words(text)?.into_iter();
        while let Some(name) = words.next() {
            let mut next = || words.next();
            match name.as_str() {
                "stretch" => {
                    let (route, from_km, to_km) = (next()?, km(&next()?)?, km(&next()?)?);
                    let word = next()?;
                    let precision = precision_of(&word);
                    (precision.is_some() || word == "drawn").then_some(())?;
                    (from_km <= to_km).then_some(())?;
                    read.stretch = Some(Stretch { route, from_km, to_km, precision });
                }
                "nowhere" => read.nowhere = Some(precision_of(&next()?)?),
                "crossing" => read.crossing = Some(next()?),
                "gate" => read.gate = Some(next()?),
                "by" => read.by = Some(next()?),
                "from" => read.from_party = Some(next()?),
                "confirmed" => read.confirmed_at = Some(next()?.parse().ok()?),
                "category" => read.category = Some(ThreatCategory::from_code(&next()?)?),
                "order" => {
                    let enforcement = Enforcement::from_code(&next()?)?;
                    let (issuer, reference) = (next()?, Some(next()?).filter(|text| !text.is_empty()));
                    read.order = Some(Directive { issuer, reference, enforcement });
                }
                "hours" => read.hours = Some((sides::read_hours(&next()?)?, next()? == "partial")),
                "heard" => {
                    let (grade, source) = (next()?.parse().ok()?, next()?);
                    let stance = match next()?.as_str() {
                        "for" => Stance::Supports,
                        "against" => Stance::Denies,
                        _ => return None,
                    };
                    let kind = SourceKind::from_code(&next()?)?;
                    (read.heard.len() < MOST_HEARD).then_some(())?;
                    read.heard.push(Heard { grade, source, origin: None, stance, kind, party: None });
                }
                "of" => read.heard.last_mut()?.party = Some(next()?),
                "by_way_of" => read.heard.last_mut()?.origin = Some(next()?),
                _ => return None,
            }
        }
        Some(read)
    }

    /// Whether the reports give the grade that the row says: else somebody has changed the row.
    pub(crate) fn is_graded(&self, reliability: Reliability, credibility: Credibility) -> bool {
        let grade = Grade { reliability, credibility };
        self.main().is_none_or(|main| match main.stance {
            Stance::Supports => main.grade == grade,
            Stance::Denies => grade == Grade::UNJUDGED,
        })
    }

    /// The report for which the row stands: the first that speaks for it, else the first.
    pub fn main(&self) -> Option<&Heard> {
        self.heard.iter().find(|heard| heard.stance == Stance::Supports).or(self.heard.first())
    }

    /// Puts what it says of the particulars into them.
    pub(crate) fn complete(&self, detail: &mut Detail) {
        match detail {
            Detail::Closure(closure) | Detail::Reopening(closure) => {
                closure.directive.clone_from(&self.order);
                if let Some((hours, partial)) = self.hours {
                    (closure.hours, closure.partial) = (Some(hours), partial);
                }
            }
            Detail::ControlChange { by, from_party, .. } => {
                by.clone_from(&self.by);
                from_party.clone_from(&self.from_party);
            }
            _ => {}
        }
    }
}

fn precision_of(code: &str) -> Option<LocationPrecision> {
    LocationPrecision::ALL.into_iter().find(|precision| precision.code() == code)
}

/// Kilometres along a route.
fn km(text: &str) -> Option<f64> {
    text.parse().ok().filter(|km: &f64| km.is_finite() && (0.0..=50_000.0).contains(km))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Further {
        let grade = |text: &str| text.parse().unwrap();
        let heard = |text: &str, stance| Heard {
            grade: grade(text),
            source: "3fa9c1d2e4".to_owned(),
            origin: None,
            stance,
            kind: SourceKind::Authority,
            party: None,
        };
        Further {
            stretch: Some(Stretch {
                route: "R 04".to_owned(),
                from_km: 0.1,
                to_km: 12.345_678_901,
                precision: Some(LocationPrecision::Near),
            }),
            nowhere: Some(LocationPrecision::Linear),
            crossing: Some("Bab \"X\"".to_owned()),
            gate: Some("معبر".to_owned()),
            confirmed_at: "2024-11-29T08:00:00Z".parse().ok(),
            category: Some(ThreatCategory::Crime),
            by: Some("one | two".to_owned()),
            from_party: Some(String::new()),
            order: Some(Directive { issuer: "x".to_owned(), reference: None, enforcement: Enforcement::NotEnforced }),
            hours: sides::read_hours("05:00-13:00 UTC mon,tue").map(|hours| (hours, true)),
            heard: vec![
                Heard { party: Some("one".to_owned()), ..heard("C3", Stance::Denies) },
                Heard { origin: Some("77".to_owned()), ..heard("B2", Stance::Supports) },
            ],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(Further::read(&sample().write()), Some(sample()));
        assert_eq!((Further::default().write().as_str(), Further::read("")), ("", Some(Further::default())));
        assert!(sample().is_graded(Reliability::B, Credibility::Two));
        assert!(!sample().is_graded(Reliability::A, Credibility::Two));
    }

    #[test]
    fn what_is_not_understood_is_nothing() {
        for bad in [
            "yes",
            "stretch R-1 0",
            "stretch R-1 NaN 1 near",
            "stretch R-1 2 1 near",
            "stretch R-1 0 1e300 near",
            "stretch R-1 -1 1 near",
            "of x",
            "heard B9 x for other",
            "heard B2 x perhaps other",
            "crossing",
            "gate \"",
        ] {
            assert_eq!(Further::read(bad), None, "{bad}");
        }
    }
}
