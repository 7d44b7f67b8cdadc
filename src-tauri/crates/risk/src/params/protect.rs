//! What no set of parameters may switch off: that closures close, that a road without reports is Unknown, that a confirmed
//! event is seen, and that a better word weighs more.
//!
//! The bounds are conventions. Each leaves room to either side of the shipped value and ends where a rule would no longer
//! do what it is there for.

use passage_model::{Credibility, Reliability};

use super::{Expected, Params, ParamsError, check::bad};
use crate::Link;

/// Bounds, both included, of numbers whose rule does nothing beyond them.
fn bounds(params: &Params) -> [(&'static str, f64, f64, f64); 26] {
    let (hazard, floors, access, levels) = (&params.hazard, &params.floors, &params.access, &params.levels);
    let level = |level: u8| f64::from(level);
    [
        // Evidence: what the shipped fit reads as fading over months may not be gone within weeks.
        ("hazard.max_age_days", *hazard.max_age_days, 30.0, 1_095.0),
        ("hazard.scale_a", *hazard.scale_a, 0.01, 100.0),
        ("hazard.power_g", *hazard.power_g, 0.1, 3.0),
        ("hazard.background_b", *hazard.background_b, 1e-6, 1.0),
        ("hazard.omori_days", *hazard.omori_days, 1.0, 1_095.0),
        ("hazard.omori_power", *hazard.omori_power, 0.1, 10.0),
        ("options.ceasefire_factor", *params.options.ceasefire_factor, 0.1, 1.0),
        // Unknown: a report of last year, or of another district, makes no road known.
        ("levels.unknown_km", *levels.unknown_km, 1.0, 50.0),
        ("levels.unknown_days", *levels.unknown_days, 7.0, 365.0),
        ("levels.route_unknown_share", *levels.route_unknown_share, 0.0, 0.75),
        // Floors: fronts, mines and changes of control raise a level, and for longer than a day.
        ("floors.front_days", *floors.front_days, 2.0, 1_095.0),
        ("floors.control_days", *floors.control_days, 2.0, 1_095.0),
        ("floors.front_near_level", level(*floors.front_near_level), 3.0, 6.0),
        ("floors.front_far_level", level(*floors.front_far_level), 2.0, 6.0),
        ("floors.inside_level", level(*floors.inside_level), 4.0, 6.0),
        ("floors.control_level", level(*floors.control_level), 2.0, 6.0),
        ("floors.hazard_on_road_level", level(*floors.hazard_on_road_level), 4.0, 6.0),
        ("floors.hazard_near_level", level(*floors.hazard_near_level), 3.0, 6.0),
        ("floors.claimed_less", level(*floors.claimed_less), 0.0, 2.0),
        // Access: a rumour opens nothing, and no word of open is good for a season.
        ("access.open_min_q", *access.open_min_q, 0.5, 1.0),
        ("access.evidence_days", *access.evidence_days, 1.0, 60.0),
        ("access.crossing_days", *access.crossing_days, 1.0, 180.0),
        ("access.denial_days", *access.denial_days, 1.0, 1_095.0),
        ("explanation.queue_below_q", *params.explanation.queue_below_q, 0.5, 1.0),
        ("explanation.listed_drivers", f64::from(*params.explanation.listed_drivers), 1.0, 200.0),
        ("calibration.min_weeks", f64::from(*params.calibration.min_weeks), 8.0, 520.0),
    ]
}

/// Ages, days, at which a confirmed event on the road is still seen.
const FRESH_DAYS: f64 = 1.0;
const FORTNIGHT_DAYS: f64 = 14.0;

impl Params {
    /// Checks that what protects people still does.
    pub(super) fn check_protection(&self) -> Result<(), ParamsError> {
        for (name, value, least, most) in bounds(self) {
            if !(least..=most).contains(&value) {
                return Err(bad(name, &value, Expected::Between { least, most }));
            }
        }
        self.check_words()?;
        self.check_unknown()?;
        self.check_seen()?;
        self.check_acting()
    }

    /// A better word never weighs less, and what cannot be judged not more than the best.
    fn check_words(&self) -> Result<(), ParamsError> {
        use {Credibility as C, Reliability as R};
        let b = &self.belief;
        let source = [R::A, R::B, R::C, R::D, R::E].map(|code| b.source(code));
        let information = [C::One, C::Two, C::Three, C::Four, C::Five].map(|code| b.information(code));
        for (name, falling, unjudged) in [
            ("belief.source_lr", source, b.source(R::F)),
            ("belief.information_lr", information, b.information(C::Six)),
        ] {
            let [best, .., worst] = falling;
            if !falling.is_sorted_by(|a, b| a >= b) || best <= worst || unjudged > best {
                return Err(bad(name, &format!("{falling:?}"), Expected::Falling));
            }
        }
        Ok(())
    }

    /// A road without any report is Unknown, and Unknown hides no level that is worse than it sorts.
    fn check_unknown(&self) -> Result<(), ParamsError> {
        let [very_low_ends, _, high_begins, very_high_begins] = *self.levels.bounds_p;
        let unknown_p = *self.levels.unknown_p;
        let empty = |params: &Self| Link::new(params).of_sum(*params.hazard.background_b);
        if empty(&Self { country: None, ..self.clone() }) >= unknown_p {
            return Err(bad("levels.unknown_p", &unknown_p, Expected::EmptyUnknown));
        }
        if empty(self) >= unknown_p {
            return Err(bad("country.scale_a", &self.scale_a(), Expected::EmptyUnknown));
        }
        if unknown_p > high_begins {
            return Err(bad("levels.unknown_p", &unknown_p, Expected::NotAboveHigh));
        }
        if very_low_ends > 0.1 || very_high_begins > 0.9 {
            return Err(bad("levels.bounds_p", &format!("{:?}", *self.levels.bounds_p), Expected::NotSoMuch));
        }
        if *self.hazard.max_age_days < *self.levels.unknown_days {
            return Err(bad("levels.unknown_days", &*self.levels.unknown_days, Expected::NotAboveCompanion));
        }
        Ok(())
    }

    /// One confirmed event on the road is above Very low on the next day, whatever its kind, and after two weeks where its
    /// kind counts most: with the scale of the method, and with that of the country where one is in use. A database may bring
    /// any number for that one, and it must be no switch.
    fn check_seen(&self) -> Result<(), ParamsError> {
        let plain = Self { country: None, ..self.clone() };
        if let Some((name, value)) = plain.unseen() {
            return Err(bad(name, &value, Expected::EventSeen));
        }
        match self.unseen() {
            Some(_) => Err(bad("country.scale_a", &self.scale_a(), Expected::EventSeen)),
            None => Ok(()),
        }
    }

    /// The parameter with which a confirmed event on the road would not be seen, and its value.
    fn unseen(&self) -> Option<(&'static str, String)> {
        let link = Link::new(self);
        let (h, o) = (&self.hazard, &self.options);
        let alone = if *o.isolated { *o.isolated_alone / *o.isolated_among } else { 1.0 };
        let seen = |weight: f64, days: f64, age: f64| {
            let fresh = *self.belief.max_q * alone * weight * libm::pow(1.0 + age / days, -*h.omori_power);
            link.of_sum(*h.background_b + fresh * *h.precision.exact.weight) >= self.levels.bounds_p[0]
        };
        let most = h.kind_weights.values().fold(0.0_f64, |most, k| most.max(*k));
        let most = if h.kind_weights.is_empty() { 1.0 } else { most };
        if h.kind_weights.values().any(|k| !seen(*k, *h.omori_days, FRESH_DAYS)) {
            return Some(("hazard.kind_weights", format!("{:?}", *h.kind_weights)));
        }
        if !seen(most, *h.omori_days, FORTNIGHT_DAYS) {
            return Some(("hazard.omori_days", format!("{:?}", *h.omori_days)));
        }
        if *o.ied_kernel && !seen(*o.ied_weight, *o.ied_memory_days, FRESH_DAYS) {
            return Some(("options.ied_weight", format!("{:?}", *o.ied_weight)));
        }
        None
    }

    /// What a usually reliable source calls probably true closes, restricts and raises levels.
    fn check_acting(&self) -> Result<(), ParamsError> {
        let b = &self.belief;
        let odds = b.source(Reliability::B) * b.information(Credibility::Two);
        let told = (odds / (1.0 + odds)).clamp(*b.min_q, *b.max_q);
        let triggers = self.floors.stop_triggers.iter().map(|t| ("floors.stop_triggers", t.hostilities_min_q));
        let thresholds = [
            ("access.close_min_q", *self.access.close_min_q),
            ("access.restrict_min_q", *self.access.restrict_min_q),
            ("floors.min_q", *self.floors.min_q),
            ("floors.control_min_q", *self.floors.control_min_q),
        ];
        match thresholds.into_iter().chain(triggers).find(|(_, least)| *least > told) {
            Some((name, value)) => Err(bad(name, &value, Expected::Reachable)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{CountryScale, Expected, Params, ParamsError, SetValue};

    fn refused(parameter: &str, value: &str) -> Option<Expected> {
        match Params::builtin().with_values([SetValue { parameter, value, source: "a test" }]) {
            Ok(_) => None,
            Err(ParamsError::Range { expected, .. }) => Some(expected),
            Err(other) => panic!("{parameter} {value}: {other}"),
        }
    }

    #[test]
    fn what_would_switch_protection_off_is_refused() {
        let kinds = |k: f64| {
            let kinds = Params::builtin().hazard.kind_weights.keys().map(|kind| (*kind, k));
            serde_json::to_string(&kinds.collect::<std::collections::BTreeMap<_, _>>()).unwrap()
        };
        for (parameter, value, expected) in [
            ("access.close_min_q", "0.98", Expected::Reachable),
            ("access.close_min_q", "1", Expected::Reachable),
            ("access.restrict_min_q", "1", Expected::Reachable),
            ("floors.min_q", "1", Expected::Reachable),
            ("belief.max_q", "0.5", Expected::Reachable),
            ("levels.unknown_p", "0", Expected::EmptyUnknown),
            ("levels.unknown_p", "0.001", Expected::EmptyUnknown),
            ("levels.unknown_p", "0.5", Expected::NotAboveHigh),
            ("hazard.background_b", "0.5", Expected::EmptyUnknown),
            ("hazard.scale_a", "50", Expected::EmptyUnknown),
            ("levels.bounds_p", "[0.9,0.95,0.97,0.99]", Expected::NotSoMuch),
            ("hazard.kind_weights", kinds(0.0).as_str(), Expected::EventSeen),
            ("hazard.kind_weights", r#"{"strike": 0}"#, Expected::EventSeen),
            ("hazard.precision.exact.weight", "0", Expected::EventSeen),
            ("hazard.omori_days", "1", Expected::EventSeen),
            ("hazard.omori_power", "10", Expected::EventSeen),
            ("hazard.scale_a", "0.01", Expected::EventSeen),
            ("belief.source_lr", r#"{"A":0.1,"B":4,"C":1.5,"D":0.67,"E":50,"F":1}"#, Expected::Falling),
            ("belief.source_lr", r#"{"A":19,"B":4,"C":1.5,"D":0.67,"E":0.25,"F":20}"#, Expected::Falling),
            ("belief.information_lr", r#"{"1":1,"2":1,"3":1,"4":1,"5":1,"6":1}"#, Expected::Falling),
        ] {
            assert_eq!(refused(parameter, value), Some(expected), "{parameter} {value}");
        }
    }

    #[test]
    fn numbers_beyond_which_a_rule_does_nothing_are_refused() {
        for (parameter, value) in [
            ("hazard.scale_a", "1e-9"),
            ("hazard.max_age_days", "1.095"),
            ("hazard.max_age_days", "29"),
            ("hazard.omori_days", "1e-300"),
            ("hazard.power_g", "100"),
            ("levels.unknown_km", "100"),
            ("levels.unknown_days", "1095"),
            ("levels.route_unknown_share", "1"),
            ("floors.front_days", "0.01"),
            ("floors.hazard_on_road_level", "1"),
            ("floors.claimed_less", "255"),
            ("access.open_min_q", "0"),
            ("access.evidence_days", "1000"),
            ("options.ceasefire_factor", "0"),
            ("explanation.queue_below_q", "0"),
            ("calibration.min_weeks", "7"),
            ("calibration.min_weeks", "0"),
        ] {
            assert!(matches!(refused(parameter, value), Some(Expected::Between { .. })), "{parameter} {value}");
        }
    }

    #[test]
    fn what_an_organisation_may_reasonably_choose_is_taken() {
        for (parameter, value) in [
            ("access.close_min_q", "0.8"),
            ("levels.unknown_p", "0.05"),
            ("levels.bounds_p", "[0.01,0.05,0.2,0.4]"),
            ("hazard.kind_weights", r#"{"ambush":2,"control_change":0.3}"#),
            ("hazard.max_age_days", "365"),
            ("hazard.omori_days", "10"),
            ("hazard.scale_a", "0.1"),
            ("belief.source_lr", r#"{"A":9,"B":4,"C":1.5,"D":0.5,"E":0.5,"F":0.8}"#),
            ("calibration.min_weeks", "13"),
        ] {
            assert_eq!(refused(parameter, value), None, "{parameter} {value}");
        }
        // Reports of the year before make a road known only as long as they count.
        assert_eq!(refused("hazard.max_age_days", "60"), Some(Expected::NotAboveCompanion));
    }

    #[test]
    fn a_country_scale_makes_no_empty_road_known() {
        let with = |scale_a| {
            let scale = CountryScale { label: "X".into(), scale_a, weeks: 26, period: None, areas: Vec::new() };
            Params::builtin().with_country(Some(scale))
        };
        assert!(with(2.0).is_ok());
        let error = with(20.0).unwrap_err();
        assert!(matches!(error, ParamsError::Range { name: "country.scale_a", expected: Expected::EmptyUnknown, .. }));
    }

    #[test]
    fn a_country_scale_silences_no_event() {
        let with = |scale_a| {
            let scale = CountryScale { label: "X".into(), scale_a, weeks: 104, period: None, areas: Vec::new() };
            Params::builtin().with_country(Some(scale))
        };
        for scale_a in [1e-9, 1e-4, 0.003, 0.01] {
            let error = with(scale_a).unwrap_err();
            let seen =
                matches!(error, ParamsError::Range { name: "country.scale_a", expected: Expected::EventSeen, .. });
            assert!(seen, "{scale_a}: {error}");
            assert!(refused("hazard.scale_a", &scale_a.to_string()).is_some(), "the same as an own value");
        }
        // Of a quiet country, and of one where much happens.
        for scale_a in [0.06, 0.1, 0.5, 2.0] {
            assert!(with(scale_a).is_ok(), "{scale_a}");
        }
    }
}
