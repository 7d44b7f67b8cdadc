//! XLSX: the parts of the package that say which sheets there are, the shared texts and the formats. Our own reader,
//! because no file may stop the program: the library for it trips over positions that a bent sheet gives.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::{
    Workbook,
    rows::{SheetRows, is_built_in_date, is_date},
    xlsx_cells::{self, Styles},
};
use crate::{
    ReadError,
    options::Limits,
    table::{Rows, archive},
    xml::{self, Elements},
};

/// A workbook.
pub(super) struct Book<S: Read + Seek> {
    zip: ZipArchive<S>,
    /// Names and parts of the sheets, the visible ones first.
    sheets: Vec<(String, String)>,
    hidden: Vec<String>,
    styles: Styles,
    limits: Limits,
}

impl<S: Read + Seek> Book<S> {
    /// Opens it.
    pub(super) fn open(source: S, limits: Limits) -> Result<Self, ReadError> {
        let mut zip = archive::open(source)?;
        let mut package = Relations::default();
        part(&mut zip, "_rels/.rels", limits, &mut package)?;
        let main = package.target("/officeDocument", "").unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let mut relations = Relations::default();
        part(&mut zip, &format!("{folder}/_rels/{file}.rels"), limits, &mut relations)?;
        let mut listed = Listed::default();
        if !part(&mut zip, &main, limits, &mut listed)? {
            return Err(ReadError::Damaged { byte: 0, detail: format!("{main} is missing") });
        }
        let mut styles = Styles { since_1904: listed.since_1904, ..Styles::default() };
        if let Some(name) = relations.target("/styles", folder) {
            let mut formats = Formats::default();
            part(&mut zip, &name, limits, &mut formats)?;
            let shows = |id: &u32| formats.custom.get(id).copied().unwrap_or_else(|| is_built_in_date(*id));
            styles.dates = formats.cells.iter().map(shows).collect();
        }
        if let Some(name) = relations.target("/sharedStrings", folder) {
            let mut texts = Texts::default();
            part(&mut zip, &name, limits, &mut texts)?;
            styles.texts = texts.all.into_iter().map(xlsx_cells::unescaped).collect();
        }
        listed.sheets.sort_by_key(|(_, _, hidden)| *hidden);
        let hidden = listed.sheets.iter().filter(|(_, _, hidden)| *hidden).map(|(name, ..)| name.clone()).collect();
        let sheets = listed.sheets.into_iter().filter_map(|(name, id, _)| {
            let (kind, target) = relations.by_id.get(&id)?;
            kind.ends_with("/worksheet").then(|| (name, resolve(target, folder)))
        });
        Ok(Self { sheets: sheets.collect(), hidden, zip, styles, limits })
    }
}

impl<S: Read + Seek> Workbook for Book<S> {
    fn sheets(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    fn hides(&self, sheet: &str) -> bool {
        self.hidden.iter().any(|name| name == sheet)
    }

    fn rows<'b>(&'b mut self, sheet: &str) -> Result<Box<dyn Rows + 'b>, ReadError> {
        let found = self.sheets.iter().find(|(name, _)| name == sheet);
        let name = found.map(|(_, part)| part.clone()).unwrap_or_default();
        let mut merged = xlsx_cells::Merges::default();
        // Merged areas stand behind the cells, so the sheet is gone through twice.
        if !part(&mut self.zip, &name, self.limits, &mut merged)? {
            return Err(ReadError::Damaged { byte: 0, detail: format!("{name} is missing") });
        }
        let member = self.zip.by_name(&name).map_err(archive::failed)?;
        let cells = xlsx_cells::SheetCells::new(member, &self.styles, self.limits.token_bytes);
        Ok(Box::new(SheetRows::new(cells, merged.areas, self.limits.row_bytes).hiding(merged.hidden)))
    }
}

/// Walks through a part of the package; `false` where it is not there.
fn part<S: Read + Seek>(
    zip: &mut ZipArchive<S>,
    name: &str,
    limits: Limits,
    elements: &mut impl Elements,
) -> Result<bool, ReadError> {
    let name = name.trim_start_matches('/');
    if zip.index_for_name(name).is_none() {
        return Ok(false);
    }
    let member = zip.by_name(name).map_err(archive::failed)?;
    match xml::walk(member, limits.token_bytes, limits.xml_depth, elements) {
        Ok(()) => Ok(true),
        Err(ReadError::NotWellFormed { line, detail }) => {
            Err(ReadError::Damaged { byte: 0, detail: format!("{name}, line {line}: {detail}") })
        }
        Err(error) => Err(error),
    }
}

/// The part that a target names, from the folder in which the naming part lies.
fn resolve(target: &str, folder: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Which parts belong to one: type and target by id.
#[derive(Default)]
struct Relations {
    by_id: HashMap<String, (String, String)>,
}

impl Relations {
    fn target(&self, kind: &str, folder: &str) -> Option<String> {
        let mut found: Vec<&String> = self.by_id.values().filter(|(k, _)| k.ends_with(kind)).map(|(_, t)| t).collect();
        found.sort_unstable();
        found.first().map(|target| resolve(target, folder))
    }
}

impl Elements for Relations {
    fn start(&mut self, _depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let get = |name: &[u8]| xml::attribute(start, name);
        if let (Some(id), Some(kind), Some(target)) = (get(b"Id"), get(b"Type"), get(b"Target")) {
            self.by_id.insert(id, (kind, target));
        }
        Ok(())
    }
}

/// The sheets that the workbook lists: name, id of the relation, hidden.
#[derive(Default)]
struct Listed {
    sheets: Vec<(String, String, bool)>,
    since_1904: bool,
}

impl Elements for Listed {
    fn start(&mut self, _depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.local_name().as_ref() {
            b"workbookPr" => {
                self.since_1904 = matches!(xml::attribute(start, b"date1904").as_deref(), Some("1" | "true"));
            }
            b"sheet" => {
                // `sheetId` is another attribute: local names are compared whole.
                if let (Some(name), Some(id)) = (xml::attribute(start, b"name"), xml::attribute(start, b"id")) {
                    let hidden = xml::attribute(start, b"state").is_some_and(|state| state != "visible");
                    self.sheets.push((name, id, hidden));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Number formats: whether those of the file show dates, and which one each cell format has.
#[derive(Default)]
struct Formats {
    custom: HashMap<u32, bool>,
    cells: Vec<u32>,
    inside: bool,
}

impl Elements for Formats {
    fn start(&mut self, _depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let id = || xml::attribute(start, b"numFmtId").and_then(|id| id.parse().ok());
        match start.local_name().as_ref() {
            b"cellXfs" => self.inside = true,
            b"cellStyleXfs" | b"cellStyles" | b"dxfs" => self.inside = false,
            b"numFmt" => {
                if let (Some(id), Some(format)) = (id(), xml::attribute(start, b"formatCode")) {
                    self.custom.insert(id, is_date(&format));
                }
            }
            b"xf" if self.inside => self.cells.push(id().unwrap_or(0)),
            _ => {}
        }
        Ok(())
    }
}

/// The texts that cells share.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    inside: bool,
    /// Depth of a reading aid (how a name is pronounced), which is not the text.
    aside: Option<usize>,
}

impl Elements for Texts {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.local_name().as_ref() {
            b"si" => self.all.push(String::new()),
            b"rPh" if self.aside.is_none() => self.aside = Some(depth),
            b"t" => self.inside = self.aside.is_none(),
            _ => {}
        }
        Ok(())
    }
    fn text(&mut self, _depth: usize, text: &str) {
        if let Some(last) = self.all.last_mut().filter(|_| self.inside) {
            last.push_str(text);
        }
    }
    fn end(&mut self, depth: usize) {
        self.inside = false;
        if self.aside == Some(depth) {
            self.aside = None;
        }
    }
}
