//! Tables in JSON, as HXL writes them: a list of rows, each a list of values, or a list of objects with the tags (or
//! column names) as keys. The table may stand at the top or as a member of an object.

use std::{fmt, io::Read};

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, error::Category};

use super::{Held, Record, layout};
use crate::{BatchKind, Format, Issue, IssueCode, Item, ReadError, ReadOptions, batch::Collector};

/// What holding a value costs besides its text, bytes.
const COST: u64 = 16;

/// Reads the table of a JSON text. It is held whole, as much of it as may be unpacked.
pub(crate) fn read<'o>(
    source: impl Read,
    file: &str,
    options: &'o ReadOptions<'o>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let limit = options.limits.unpacked / 2;
    let mut table = Table {
        rows: Vec::new(),
        keys: Vec::new(),
        left: limit,
        over: false,
        lists: Vec::new(),
        number: 0,
        broken: Vec::new(),
    };
    let mut json = serde_json::Deserializer::from_reader(std::io::BufReader::with_capacity(64 << 10, source));
    let result = Top(&mut table).deserialize(&mut json).and_then(|()| json.end());
    if table.over {
        return Err(ReadError::TooBig { name: file.to_owned(), limit });
    }
    let broken = result.err().map(failed);
    if table.rows.is_empty() {
        return Err(broken.unwrap_or_else(|| ReadError::NothingInside { name: file.to_owned(), found: table.lists }));
    }
    if let [chosen, others @ ..] = table.lists.as_slice()
        && !others.is_empty()
    {
        let issue = Issue::notice(IssueCode::MemberChosen).value(chosen);
        out.item(Item::Issue(issue.expected(others.join(", "))));
    }
    let last = table.number;
    let first: Vec<Record> = table.rows.iter().take(layout::PEEK).cloned().collect();
    let mut rows = Held::new(table.rows);
    let read = super::read(&mut rows, &first, file, options, out)?;
    for row in table.broken {
        out.row(row, [], vec![Issue::rejected(IssueCode::NotAFeature).expected("[...]")]);
    }
    if let Some(error) = broken {
        out.broken(last + 1, error)?;
    }
    Ok((if read.0 == Format::Hxl { Format::HxlJson } else { read.0 }, read.1))
}

fn failed(error: serde_json::Error) -> ReadError {
    match error.classify() {
        Category::Io => ReadError::Io(error.into()),
        _ if error.to_string().starts_with("recursion limit") => ReadError::TooDeep { limit: 128 },
        _ => ReadError::NotWellFormed { line: error.line().max(1) as u64, detail: error.to_string() },
    }
}

/// The table as far as it has been read.
struct Table {
    rows: Vec<Record>,
    /// Keys of the first object, which are the header.
    keys: Vec<String>,
    left: u64,
    over: bool,
    /// Names of the members that are lists; the first is read.
    lists: Vec<String>,
    /// Number of the last row.
    number: u64,
    /// Numbers of the rows that are neither lists nor objects.
    broken: Vec<u64>,
}

impl Table {
    /// Counts what is held; `false` when that is too much.
    fn spend(&mut self, values: &[String]) -> bool {
        let cost = values.iter().map(|value| value.len() as u64 + COST).sum::<u64>() + COST;
        self.over = cost > self.left;
        self.left = self.left.saturating_sub(cost);
        self.number += 1;
        !self.over
    }

    fn push(&mut self, values: &[String]) -> bool {
        let fits = self.spend(values);
        if fits {
            self.rows.push(Record::of(self.number, values.iter().map(String::as_str)));
        }
        fits
    }

    /// A row as written; `false` when that is too much.
    fn row(&mut self, row: Value) -> bool {
        match row {
            Value::Array(values) => self.push(&values.into_iter().map(text).collect::<Vec<_>>()),
            Value::Object(members) => {
                if self.keys.is_empty() {
                    self.keys = members.keys().cloned().collect();
                    let header = self.keys.clone();
                    if !self.push(&header) {
                        return false;
                    }
                }
                let mut values = vec![String::new(); self.keys.len()];
                for (key, value) in members {
                    let value = text(value);
                    match self.keys.iter().position(|known| *known == key) {
                        Some(at) => values[at] = value,
                        None if value.is_empty() => {}
                        // Beyond the header, where it is found to be one value too many.
                        None => values.push(value),
                    }
                }
                self.push(&values)
            }
            _ => {
                let fits = self.spend(&[]);
                self.broken.push(self.number);
                fits
            }
        }
    }
}

/// The whole text.
struct Top<'t>(&'t mut Table);

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.lists.push("[]".to_owned());
        rows(self.0, &mut list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(Member(self.0, key))?;
        }
        Ok(())
    }
}

/// A member of the object at the top: the first that is a list is the table.
struct Member<'t>(&'t mut Table, String);

impl<'de> DeserializeSeed<'de> for Member<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let first = self.0.lists.is_empty();
        if self.0.lists.len() < 20 {
            self.0.lists.push(self.1);
        }
        if first {
            return rows(self.0, &mut list);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }
}

fn rows<'de, A: SeqAccess<'de>>(table: &mut Table, list: &mut A) -> Result<(), A::Error> {
    while let Some(row) = list.next_element::<Value>()? {
        if !table.row(row) {
            return Err(de::Error::custom("the table is too large"));
        }
    }
    Ok(())
}

/// A value as it would stand in a cell.
fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}
