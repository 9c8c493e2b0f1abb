//! Which sheets a workbook has, and which part each one is; and which of them is read.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use unicode_normalization::UnicodeNormalization;

use super::archive::Archive;
use super::part::damaged;
use crate::sheets::cell::{CellFault, quoted};
use crate::sheets::fault::FaultCode;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// The part it is.
    pub part: String,
    /// Whether a cell of it holds anything.
    pub filled: bool,
}

/// The sheets in their order.
pub(super) fn list(archive: &mut Archive<'_>) -> Result<Vec<Sheet>, CellFault> {
    if archive.has("content.xml") && !archive.has("_rels/.rels") {
        return Err(other_format("OpenDocument (.ods)"));
    }
    let package = relationships(&archive.text("_rels/.rels")?)?;
    // Of several links calamine follows the last.
    let workbook = package.into_iter().rfind(|link| link.kind == "officeDocument").ok_or_else(damaged)?;
    let workbook = workbook.target.trim_start_matches('/').to_owned();
    if workbook.rsplit('.').next() == Some("bin") {
        return Err(other_format("Excel's binary format (.xlsb)"));
    }
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let links = relationships(&archive.text(&format!("{folder}_rels/{file}.rels"))?)?;
    let mut sheets: Vec<Sheet> = Vec::new();
    for element in elements(&archive.text(&workbook)?, "sheet")? {
        let [name, state, id] = ["name", "state", "id"].map(|key| element.value(key));
        let link = links.iter().rfind(|link| Some(link.id.as_str()) == id).ok_or_else(damaged)?;
        if link.kind != "worksheet" {
            continue;
        }
        let part = link.target.strip_prefix('/').map_or_else(|| format!("{folder}{}", link.target), str::to_owned);
        let name = name.ok_or_else(damaged)?.to_owned();
        if sheets.iter().any(|sheet| sheet.name == name || sheet.part == part) {
            return Err(damaged());
        }
        let hidden = state.is_some_and(|state| state != "visible");
        sheets.push(Sheet { name, hidden, filled: archive.is_filled(&part), part });
    }
    Ok(sheets)
}

fn other_format(format: &str) -> CellFault {
    (FaultCode::FileFormat, format!("the workbook is in {format}; save it as \"Excel Workbook (*.xlsx)\" or as CSV"))
}

/// The sheet of a name, or the only one that holds anything.
pub(super) fn choose<'s>(sheets: &'s [Sheet], wanted: Option<&str>) -> Result<&'s Sheet, CellFault> {
    let listed = |sheets: &mut dyn Iterator<Item = &Sheet>| {
        let name = |sheet: &Sheet| format!("{}{}", quoted(&sheet.name), if sheet.hidden { " (hidden)" } else { "" });
        sheets.map(name).collect::<Vec<_>>().join(", ")
    };
    if let Some(wanted) = wanted {
        let same = |sheet: &&Sheet| sheet.name.trim().nfc().eq(wanted.trim().nfc());
        return sheets.iter().find(same).ok_or_else(|| {
            let message = format!("there is no sheet {}; there are {}", quoted(wanted), listed(&mut sheets.iter()));
            (FaultCode::SheetUnknown, message)
        });
    }
    let filled: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.filled).collect();
    match filled[..] {
        [] => Err((FaultCode::FileEmpty, "no sheet of the workbook holds anything; fill one".to_owned())),
        [sheet] if !sheet.hidden => Ok(sheet),
        [sheet] => {
            let message = format!(
                "the only sheet that holds anything, {}, is hidden; show it (right click on a sheet's tab, Unhide), or name \
                 it with --sheet",
                quoted(&sheet.name)
            );
            Err((FaultCode::SheetHidden, message))
        }
        _ => {
            let names = listed(&mut filled.into_iter());
            let message = format!("several sheets hold something: {names}; say which one with --sheet NAME");
            Err((FaultCode::SheetAmbiguous, message))
        }
    }
}

/// An entry of a part that links to others.
struct Link {
    id: String,
    /// The last word of its type.
    kind: String,
    target: String,
}

fn relationships(text: &str) -> Result<Vec<Link>, CellFault> {
    let link = |element: &Element| {
        let [id, kind, target] = ["Id", "Type", "Target"].map(|key| element.value(key).unwrap_or_default().to_owned());
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        Link { id, kind, target }
    };
    Ok(elements(text, "Relationship")?.iter().map(link).collect())
}

/// The attributes of an element, without the prefixes of their names.
struct Element(Vec<(String, String)>);

impl Element {
    fn read(element: &BytesStart<'_>) -> Result<Element, CellFault> {
        let mut values = Vec::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| damaged())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| damaged())?;
            values.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        Ok(Element(values))
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

fn elements(text: &str, name: &str) -> Result<Vec<Element>, CellFault> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                found.push(Element::read(&element)?);
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
