//! Every parameter of the data file, in its order: what a new one needs to be shown is there already.

use std::fmt;

use passage_risk::{Mark, Params};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

use crate::dto::{CodedNumberDto, FieldDto, MarkDto, ParamDto, ParamGroupDto, ParamValueDto};

/// The groups of the data file with their parameters.
pub(super) fn groups(params: &Params) -> Vec<ParamGroupDto> {
    let text = params.to_json().unwrap_or_default();
    let file = serde_json::from_str::<Node>(&text).ok();
    let values: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let Some(Node::Map(groups)) = file else { return Vec::new() };
    groups
        .into_iter()
        .map(|(code, node)| {
            let mut found = Vec::new();
            walk(&code, &node, &mut found);
            for param in &mut found {
                let value = values.pointer(&format!("/{}/value", param.name.replace('.', "/")));
                param.json = value.map(ToString::to_string).unwrap_or_default();
            }
            ParamGroupDto { code, params: found }
        })
        .filter(|group| !group.params.is_empty())
        .collect()
}

/// Parameters at or below a node.
fn walk(name: &str, node: &Node, found: &mut Vec<ParamDto>) {
    if let Some(param) = entry(name, node) {
        found.push(param);
    } else if let Node::Map(fields) = node {
        for (field, node) in fields {
            walk(&format!("{name}.{field}"), node, found);
        }
    }
}

/// A parameter, where the node is one.
fn entry(name: &str, node: &Node) -> Option<ParamDto> {
    let mark = match serde_json::from_value(node.field("mark")?.text()?.into()).ok()? {
        Mark::M => MarkDto::Measured,
        Mark::C => MarkDto::Convention,
        Mark::G => MarkDto::Geometry,
    };
    Some(ParamDto {
        name: name.to_owned(),
        value: value(node.field("value")?),
        unit: node.field("unit")?.text()?.to_owned(),
        mark,
        rule: node.field("rule")?.text()?.to_owned(),
        source: node.field("source")?.text()?.to_owned(),
        json: String::new(),
        settable: Params::may_be_set(name),
        own: None,
    })
}

fn value(node: &Node) -> ParamValueDto {
    match node {
        Node::Number(value) => ParamValueDto::Number { value: *value },
        Node::Switch(on) => ParamValueDto::Switch { on: *on },
        Node::Map(fields) => ParamValueDto::Numbers {
            values: fields
                .iter()
                .filter_map(|(code, node)| Some(CodedNumberDto { code: code.clone(), value: node.number()? }))
                .collect(),
        },
        Node::List(items) if items.iter().all(|item| item.number().is_some()) => ParamValueDto::Numbers {
            values: items
                .iter()
                .filter_map(|item| Some(CodedNumberDto { code: String::new(), value: item.number()? }))
                .collect(),
        },
        Node::List(items) => ParamValueDto::Records { rows: items.iter().map(row).collect() },
        Node::Text(_) | Node::Nothing => ParamValueDto::Records { rows: vec![vec![field("", node)]] },
    }
}

fn row(node: &Node) -> Vec<FieldDto> {
    match node {
        Node::Map(fields) => fields.iter().map(|(name, node)| field(name, node)).collect(),
        Node::List(items) => items.iter().map(|item| field("", item)).collect(),
        other => vec![field("", other)],
    }
}

fn field(name: &str, node: &Node) -> FieldDto {
    let codes = match node {
        Node::Text(code) => vec![code.clone()],
        Node::List(items) => items.iter().filter_map(|item| item.text().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    FieldDto { name: name.to_owned(), number: node.number(), codes }
}

/// JSON that keeps the order of its fields.
enum Node {
    Nothing,
    Switch(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    fn field(&self, name: &str) -> Option<&Node> {
        let Node::Map(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, node)| node)
    }

    fn text(&self) -> Option<&str> {
        let Node::Text(text) = self else { return None };
        Some(text)
    }

    fn number(&self) -> Option<f64> {
        let Node::Number(number) = self else { return None };
        Some(*number)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_bool<E>(self, on: bool) -> Result<Node, E> {
        Ok(Node::Switch(on))
    }

    // Counts of the data file are far below the limit of exact numbers.
    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(field) = fields.next_entry()? {
            map.push(field);
        }
        Ok(Node::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_is_there_in_the_order_of_the_file() {
        let groups = groups(Params::builtin());
        let codes: Vec<&str> = groups.iter().map(|group| group.code.as_str()).collect();
        assert_eq!(codes[..3], ["hazard", "targets", "options"]);
        let count: usize = groups.iter().map(|group| group.params.len()).sum();
        let marks = Params::builtin().to_json().unwrap().matches("\"mark\"").count();
        assert_eq!(count, marks);
        let first = &groups[0].params[0];
        assert_eq!((first.name.as_str(), &first.value), ("hazard.radius_km", &ParamValueDto::Number { value: 5.0 }));
        let advice = groups.iter().find(|group| group.code == "advice").unwrap();
        let ParamValueDto::Records { rows } = &advice.params[0].value else { panic!("rows") };
        assert_eq!(rows[0][0].codes, ["closed"]);
    }
}
