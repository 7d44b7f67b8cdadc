//! Where each rule comes from. The rules' documentation says it in words; a test compares the two.

use passage_risk::Rule;

use crate::dto::{MarkDto, ParamGroupDto, RuleDto};

pub(super) fn dto(rule: Rule, groups: &[ParamGroupDto]) -> RuleDto {
    let cites = groups.iter().flat_map(|group| &group.params).filter(|param| param.rule == rule.code());
    RuleDto { code: rule.code().to_owned(), mark: mark(rule), params: cites.map(|param| param.name.clone()).collect() }
}

fn mark(rule: Rule) -> MarkDto {
    match rule {
        Rule::Background
        | Rule::Core
        | Rule::Tail
        | Rule::Isolated
        | Rule::Link
        | Rule::NoReport
        | Rule::Confidence
        | Rule::Calibration => MarkDto::Measured,
        Rule::RouteProbability => MarkDto::Geometry,
        Rule::Explanation | Rule::Queue => MarkDto::Exact,
        _ => MarkDto::Convention,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_of_the_documentation() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../risk/docs/rules.md");
        let docs = std::fs::read_to_string(path).unwrap();
        for section in docs.split("\n## ").skip(1) {
            let code = section.split_whitespace().next().unwrap();
            let rule = Rule::from_code(code).unwrap();
            let source = section.split("Source: ").nth(1).unwrap();
            let said = match mark(rule) {
                MarkDto::Measured => "measured",
                MarkDto::Convention => "convention",
                MarkDto::Geometry => "geometry",
                MarkDto::Exact => "exact",
            };
            assert!(source.starts_with(said), "{code}: {source}");
        }
    }
}
