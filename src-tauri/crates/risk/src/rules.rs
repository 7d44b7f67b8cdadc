//! The registry of rules: every explanation cites one, and `docs/rules.md` documents each.

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A rule of the method. Its code is stable; formula, parameters and source are in `docs/rules.md`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Rule {
            /// Every rule, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Stable code, as cited.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

rules! {
    /// Background term of the hazard.
    Background = "H0",
    /// Event within the core distance.
    Core = "H1",
    /// Event beyond the core distance.
    Tail = "H2",
    /// A clash and a capture at one place on one day from one origin count once.
    Twin = "H3",
    /// Isolated reports.
    Isolated = "H4",
    /// From the sum to a probability and a level.
    Link = "L1",
    /// Probability of a whole route.
    RouteProbability = "L2",
    /// Level of a whole route.
    RouteLevel = "L3",
    /// Levels per threat category.
    Category = "L4",
    /// The 25-cell matrix (option).
    Matrix = "L5",
    /// No report near a segment.
    NoReport = "U1",
    /// Front line near.
    FrontLine = "F1",
    /// Inside a contested or infiltrated area.
    InsideFront = "F2",
    /// Control changed hands near.
    ControlChange = "F3",
    /// Mine, device or unexploded ordnance on the road.
    StandingHazard = "F4",
    /// Stop trigger: hostilities beside a moving front.
    StopTrigger = "F5",
    /// Ceasefire.
    Ceasefire = "T1",
    /// How far an event is believed.
    Belief = "Q1",
    /// Denials.
    Denial = "Q2",
    /// A party that denies its own act.
    OwnAct = "Q3",
    /// Retracted.
    Retracted = "Q4",
    /// Closed by an order.
    ClosedOrder = "A-closed-order",
    /// Closed, as reported.
    ClosedReport = "A-closed-report",
    /// Closed by one side of a crossing.
    ClosedSide = "A-closed-side",
    /// Impassable.
    ClosedObstruction = "A-closed-obstruction",
    /// Too heavy.
    ClosedWeight = "A-closed-weight",
    /// Outside opening hours.
    ClosedHours = "A-closed-hours",
    /// A closure that may be true.
    UnknownDoubted = "A-unknown-doubted",
    /// An order that is reported not to be enforced.
    UnknownEnforcement = "A-unknown-enforcement",
    /// Control changed hands since the last passage.
    UnknownControl = "A-unknown-control",
    /// A crossing whose side has no fresh status.
    UnknownCrossing = "A-unknown-crossing",
    /// No evidence.
    UnknownEvidence = "A-unknown-evidence",
    /// Partial closure.
    RestrictedPartial = "A-restricted-partial",
    /// Hours, curfew.
    RestrictedHours = "A-restricted-hours",
    /// Some vehicle classes are barred.
    RestrictedClass = "A-restricted-class",
    /// Restricted by one side of a crossing.
    RestrictedSide = "A-restricted-side",
    /// Weight limit.
    RestrictedWeight = "A-restricted-weight",
    /// Checkpoint with delays or permits.
    RestrictedCheckpoint = "A-restricted-checkpoint",
    /// Passable with difficulty.
    RestrictedObstruction = "A-restricted-obstruction",
    /// Detentions, denials, delays.
    RestrictedDenial = "A-restricted-denial",
    /// A confirmed passage.
    OpenPassage = "A-open-passage",
    /// A report of open.
    OpenReport = "A-open-report",
    /// A side of a crossing says open.
    OpenSide = "A-open-side",
    /// Confidence.
    Confidence = "C1",
    /// Information gaps.
    Gaps = "C2",
    /// Reporting has stopped.
    Silence = "C3",
    /// Table of advice.
    Advice = "D1",
    /// Explanation and counterfactuals.
    Explanation = "E1",
    /// Verification queue.
    Queue = "V1",
    /// Country calibration.
    Calibration = "K1",
}

impl Rule {
    /// The rule with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_documented_and_every_section_is_a_rule() {
        let docs = include_str!("../docs/rules.md");
        let mut sections = Vec::new();
        for section in docs.split("\n## ").skip(1) {
            let (title, body) = section.split_once('\n').unwrap();
            let code = title.split_whitespace().next().unwrap();
            let rule = Rule::from_code(code).unwrap_or_else(|| panic!("`{code}` is no rule"));
            assert!(body.contains("Source:"), "{code} names no source");
            assert!(body.trim().len() > 60, "{code} says too little");
            sections.push(rule);
        }
        assert_eq!(sections, Rule::ALL, "sections stand in the order of the registry");
    }

    #[test]
    fn codes_are_the_serialised_form() {
        for rule in Rule::ALL {
            assert_eq!(serde_json::to_string(rule).unwrap(), format!("\"{}\"", rule.code()));
            assert_eq!(Rule::from_code(rule.code()), Some(*rule));
        }
    }
}
