//! Values that an organisation has set in the place of shipped ones.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Mark, Params, ParamsError, Target};

/// What the fitted numbers were fitted for. Set by hand they would make a claim that nobody has tested: another distance or
/// horizon has a fit of its own ([`Params::for_target`]).
const FIXED: [&str; 4] = ["hazard.radius_km", "hazard.horizon_days", "targets", "options.isolated_fits"];

/// A value for one parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetValue<'a> {
    /// Name of the parameter in the data file: `floors.front_days`.
    pub parameter: &'a str,
    /// Its value as JSON, in the form of the data file.
    pub value: &'a str,
    /// Why: it takes the place of the source. A value set by hand is a convention, whatever the shipped one was.
    pub source: &'a str,
}

impl Params {
    /// The same parameters with other values for some, checked together.
    ///
    /// ```
    /// use passage_risk::{Params, SetValue};
    ///
    /// let slower = SetValue { parameter: "floors.front_advance_km_per_day", value: "0.5", source: "the line is frozen" };
    /// let params = Params::builtin().with_values([slower])?;
    /// assert_eq!(*params.floors.front_advance_km_per_day, 0.5);
    /// assert_eq!(params.edited(), ["floors.front_advance_km_per_day"]);
    /// assert!(params.version().contains("edited parameters"));
    /// # Ok::<(), passage_risk::ParamsError>(())
    /// ```
    pub fn with_values<'a>(&self, values: impl IntoIterator<Item = SetValue<'a>>) -> Result<Self, ParamsError> {
        let mut file = serde_json::to_value(self)?;
        let mut names = Vec::new();
        for set in values {
            names.push(set.parameter);
            let entry = entry_mut(&mut file, set.parameter).filter(|_| Self::may_be_set(set.parameter));
            let entry = entry.ok_or_else(|| ParamsError::NoSuch(set.parameter.to_owned()))?;
            entry.insert("value".to_owned(), serde_json::from_str(set.value)?);
            entry.insert("mark".to_owned(), serde_json::to_value(Mark::C)?);
            entry.insert("source".to_owned(), set.source.into());
        }
        let mut params: Self = serde_json::from_value(file)?;
        if *params.options.isolated && !*self.options.isolated {
            params.refit(&names);
        }
        params.check()?;
        Ok(params)
    }

    /// Takes over what was fitted with isolated reports counting less, but for what was set.
    fn refit(&mut self, set: &[&str]) {
        let h = &mut self.hazard;
        #[expect(clippy::float_cmp, reason = "both are as the data file says them")]
        let fits = |t: &&Target| t.radius_km == *h.radius_km && t.horizon_days == *h.horizon_days;
        let Some(fit) = self.options.isolated_fits.iter().find(fits).cloned() else { return };
        for (name, entry, value) in [
            ("hazard.tail_rho", &mut h.tail_rho, fit.tail_rho),
            ("hazard.scale_a", &mut h.scale_a, fit.scale_a),
            ("hazard.power_g", &mut h.power_g, fit.power_g),
            ("hazard.background_b", &mut h.background_b, fit.background_b),
        ] {
            if !set.contains(&name) {
                entry.value = value;
            }
        }
    }

    /// Whether a parameter of this name may be set. What the fit was made for may not: another one has its own fit.
    pub fn may_be_set(parameter: &str) -> bool {
        !FIXED.contains(&parameter)
    }

    /// Names of the parameters whose values are not those that ship with the app for this target, in the order of their names.
    pub fn edited(&self) -> Vec<String> {
        self.differing().into_iter().map(|(name, _)| name).collect()
    }

    /// Whether these are the numbers that the shipped back-test was made with, as far as levels of its kind rest on them: no
    /// country scale, and nothing edited of hazard, belief, bands and options.
    pub fn are_back_tested(&self) -> bool {
        const GROUPS: [&str; 4] = ["hazard.", "belief.", "levels.", "options."];
        let rests = |name: &String| GROUPS.iter().any(|group| name.starts_with(group));
        self.country.is_none() && self.edited().iter().all(|name| !rests(name))
    }

    /// The same, with the values.
    fn differing(&self) -> Vec<(String, Value)> {
        let shipped = Self::builtin().for_target(*self.hazard.radius_km, *self.hazard.horizon_days);
        let file = |params: &Self| serde_json::to_value(params).unwrap_or(Value::Null);
        let mut found = Vec::new();
        differ("", &file(self), &file(shipped.as_ref().unwrap_or(Self::builtin())), &mut found);
        found
    }

    /// Tells one set of edited values from another, in eight letters. `None`: nothing is edited.
    pub(super) fn fingerprint(&self) -> Option<String> {
        let differing = self.differing();
        let mut hash = Sha256::new();
        for (name, value) in &differing {
            hash.update(format!("{name}={value}\n"));
        }
        let hex = hash.finalize().iter().take(4).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        (!differing.is_empty()).then_some(hex)
    }

    /// What a probability rests on: these parameters with everything else as shipped, and no country scale. A scale that was
    /// fitted with other ones says nothing.
    #[must_use]
    pub fn of_probability(&self) -> Self {
        let shipped = Self::builtin();
        let mut params = shipped.clone();
        params.hazard = self.hazard.clone();
        params.belief = self.belief.clone();
        params.options = self.options.clone();
        params.options.matrix = shipped.options.matrix.clone();
        params
    }
}

/// The entry of a parameter.
fn entry_mut<'f>(file: &'f mut Value, parameter: &str) -> Option<&'f mut serde_json::Map<String, Value>> {
    let entry = parameter.split('.').try_fold(file, |node, field| node.get_mut(field))?.as_object_mut()?;
    entry.contains_key("mark").then_some(entry)
}

/// Entries whose values differ.
fn differ(name: &str, own: &Value, shipped: &Value, found: &mut Vec<(String, Value)>) {
    let Value::Object(own) = own else { return };
    if own.contains_key("mark") {
        let value = own.get("value").filter(|value| shipped.get("value") != Some(value));
        found.extend(value.map(|value| (name.to_owned(), value.clone())));
        return;
    }
    for (field, own) in own {
        let name = if name.is_empty() { field.clone() } else { format!("{name}.{field}") };
        differ(&name, own, shipped.get(field).unwrap_or(&Value::Null), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set<'a>(parameter: &'a str, value: &'a str) -> SetValue<'a> {
        SetValue { parameter, value, source: "decided in the morning meeting" }
    }

    #[test]
    fn a_value_set_by_hand_is_a_convention_with_its_reason() {
        let params =
            Params::builtin().with_values([set("options.tail", "false"), set("floors.front_days", "7")]).unwrap();
        assert!(!*params.options.tail);
        assert_eq!(params.options.tail.mark, Mark::C);
        assert_eq!(params.options.tail.source, "decided in the morning meeting");
        assert_eq!(params.edited(), ["floors.front_days", "options.tail"]);
        // Back to what ships: nothing is edited any more, though somebody has said so.
        let back = params.with_values([set("options.tail", "true"), set("floors.front_days", "14")]).unwrap();
        assert_eq!(back.edited(), [""; 0]);
        assert_eq!(back.version(), Params::builtin().version());
    }

    #[test]
    fn one_edit_is_told_from_another() {
        let version = |value| Params::builtin().with_values([set("floors.front_days", value)]).unwrap().version();
        assert_ne!(version("7"), version("10"));
        assert_eq!(version("7"), version("7.0"));
        assert!(version("7").starts_with("passage-method 1 (uncalibrated, edited parameters "));
    }

    #[test]
    fn every_parameter_can_be_set_to_itself_but_those_of_the_fit() {
        let mut names = Vec::new();
        let file = serde_json::to_value(Params::builtin()).unwrap();
        differ("", &file, &serde_json::json!({}), &mut names);
        assert!(names.len() > 70, "{}", names.len());
        for (name, value) in names {
            let outcome = Params::builtin().with_values([set(&name, &value.to_string())]);
            assert_eq!(outcome.is_ok(), !FIXED.contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn what_is_no_value_is_refused() {
        let refused = |parameter, value| Params::builtin().with_values([set(parameter, value)]).unwrap_err();
        assert!(
            matches!(refused("floors.front_years", "7"), ParamsError::NoSuch(name) if name == "floors.front_years")
        );
        assert!(matches!(refused("floors", "7"), ParamsError::NoSuch(_)));
        assert!(matches!(refused("hazard.radius_km", "2"), ParamsError::NoSuch(_)));
        assert!(matches!(refused("country", "7"), ParamsError::NoSuch(_)));
        for (parameter, value) in [
            ("floors.front_days", "seven"),
            ("floors.front_days", "\"7\""),
            ("floors.front_days", "[7]"),
            ("floors.front_days", ""),
            ("options.tail", "1"),
            ("advice", "[{\"then\": \"run\"}]"),
            ("floors.inside_level", "300"),
        ] {
            assert!(matches!(refused(parameter, value), ParamsError::Form(_)), "{parameter} {value}");
        }
        let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
        assert!(matches!(refused("advice", &deep), ParamsError::Form(_)), "far too deep");
        for (parameter, value) in [
            ("floors.front_days", "-1"),
            ("floors.front_far_km", "20000"),
            ("levels.unknown_days", "1e9"),
            ("explanation.search_steps", "4000000000"),
            ("explanation.search_size", "40"),
            ("belief.max_q", "1.5"),
            ("floors.inside_level", "7"),
            ("advice", "[]"),
            ("advice", r#"[{"then": "go"}]"#),
            ("advice", r#"[{"level": ["unknown"], "access": ["open"], "then": "go"}, {"then": "no_go"}]"#),
            ("belief.source_lr", r#"{"A": 19}"#),
            ("belief.information_lr", "{}"),
            ("matrix.impacts", r#"{"crime": 3}"#),
            ("calibration.min_weeks", "60"),
            ("confidence.some_reports", "11"),
        ] {
            assert!(matches!(refused(parameter, value), ParamsError::Range { .. }), "{parameter} {value}");
        }
    }

    #[test]
    fn the_back_test_is_of_what_levels_rest_on() {
        let with = |parameter, value| Params::builtin().with_values([set(parameter, value)]).unwrap().are_back_tested();
        assert!(Params::builtin().are_back_tested());
        assert!(with("floors.front_days", "7"), "floors are no part of the test");
        assert!(!with("levels.bounds_p", "[0.03,0.08,0.25,0.5]"));
        assert!(!with("hazard.scale_a", "0.2"));
        assert!(!with("options.matrix", "true"));
        let scale = crate::CountryScale { label: "X".into(), scale_a: 0.2, weeks: 26, period: None, areas: vec![] };
        assert!(!Params::builtin().with_country(Some(scale)).unwrap().are_back_tested());
    }

    #[test]
    fn a_probability_rests_on_part_of_them() {
        let other = |parameter, value| Params::builtin().with_values([set(parameter, value)]).unwrap().of_probability();
        let shipped = Params::builtin().version();
        assert_eq!(other("floors.front_days", "7").version(), shipped);
        assert_eq!(other("options.matrix", "true").version(), shipped);
        assert_ne!(other("options.tail", "false").version(), shipped);
        assert_ne!(other("belief.min_q", "0.1").version(), shipped);
        assert_ne!(other("hazard.tail_rho", "0.1").version(), shipped);
    }
}
