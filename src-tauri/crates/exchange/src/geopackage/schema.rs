//! Names of columns, out of the text that made a table.

/// A table: its first page and its columns.
pub(super) struct Table {
    pub(super) root: u32,
    pub(super) columns: Vec<Column>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) name: String,
    /// Whether it is another name of the number of the row; then it is stored as unknown.
    pub(super) is_rowid: bool,
}

/// The columns of `CREATE TABLE`, in order; none where the text is something else.
pub(super) fn columns(sql: &str) -> Vec<Column> {
    let pieces = pieces(sql);
    let mut columns: Vec<(Column, bool)> = Vec::new();
    let mut key = None;
    for piece in &pieces {
        let words = words(piece);
        let Some((first, quoted)) = words.first() else { continue };
        let upper = piece.to_ascii_uppercase();
        if !quoted
            && ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|w| first.eq_ignore_ascii_case(w))
        {
            if let Some(at) = upper.find("PRIMARY KEY") {
                let inside = piece.get(at..).and_then(|rest| Some(rest.split_once('(')?.1.split_once(')')?.0));
                key = inside.filter(|inside| !inside.contains(',')).map(str::to_owned).or(key);
            }
            continue;
        }
        let integer = words.get(1).is_some_and(|(word, _)| word.eq_ignore_ascii_case("INTEGER"));
        let is_rowid = integer && upper.contains("PRIMARY KEY");
        columns.push((Column { name: first.clone(), is_rowid }, integer));
    }
    // A key of one column, told behind the columns.
    if let Some([(name, _)]) = key.as_deref().map(words).as_deref() {
        for (column, integer) in &mut columns {
            column.is_rowid |= *integer && column.name.eq_ignore_ascii_case(name);
        }
    }
    columns.into_iter().map(|(column, _)| column).collect()
}

/// What stands between the commas of the outer brackets.
fn pieces(sql: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let (mut depth, mut quote) = (0usize, None);
    for c in sql.chars() {
        if let Some(end) = quote {
            quote = (c != end).then_some(end);
        } else {
            match c {
                '\'' | '"' | '`' => quote = Some(c),
                '[' => quote = Some(']'),
                '(' => {
                    depth += 1;
                    if depth == 1 {
                        piece.clear();
                        continue;
                    }
                }
                ')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                ',' if depth == 1 => {
                    pieces.push(std::mem::take(&mut piece));
                    continue;
                }
                _ => {}
            }
        }
        piece.push(c);
    }
    pieces.push(piece);
    pieces
}

/// The words of a piece up to its first bracket, and whether each is quoted.
fn words(piece: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut rest = piece.trim_start();
    while let Some(first) = rest.chars().next() {
        let close = match first {
            '"' | '`' | '\'' => Some(first),
            '[' => Some(']'),
            '(' | ')' | ',' => break,
            _ => None,
        };
        let inner = if close.is_some() { rest.get(1..).unwrap_or_default() } else { rest };
        let end = match close {
            Some(close) => inner.find(close),
            None => inner.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',')),
        };
        let end = end.unwrap_or(inner.len());
        words.push((inner.get(..end).unwrap_or_default().to_owned(), close.is_some()));
        let after = inner.get(end..).unwrap_or_default();
        rest = if close.is_some() { after.get(1..).unwrap_or_default() } else { after }.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_by_name() {
        let names = |sql: &str| columns(sql).into_iter().map(|c| (c.name, c.is_rowid)).collect::<Vec<_>>();
        let own = |list: &[(&str, bool)]| list.iter().map(|(n, r)| ((*n).to_owned(), *r)).collect::<Vec<_>>();
        assert_eq!(
            names(
                "CREATE TABLE \"r\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"the name, long\" TEXT(80), geom LINESTRING, x REAL DEFAULT (1+(2)))"
            ),
            own(&[("fid", true), ("the name, long", false), ("geom", false), ("x", false)])
        );
        assert_eq!(
            names("CREATE TABLE t(\n\"id\" \"INTEGER\" NOT NULL, [order] TEXT, CONSTRAINT pk PRIMARY KEY (\"id\"))"),
            own(&[("id", true), ("order", false)])
        );
        assert!(!names("CREATE TABLE t(a INTEGER, b TEXT, PRIMARY KEY (a, b))")[0].1);
    }

    proptest! {
        #[test]
        fn nothing_panics(sql in "[a-zA-Z\"'`\\[\\](), é]{0,60}") {
            let _ = columns(&sql);
        }
    }
}
