//! CT-11 to CT-15: certificates, electronic documents, positions, legal documents, commendations.

use dondoc_sdk::book::{Books, equal, filled};
use dondoc_sdk::registers::{COMMENDATIONS, ISO_CERTIFICATES, LEGAL_DOCUMENTS, OUTGOING_DOCUMENTS, POSITIONS};
use dondoc_sdk::report::latest;
use dondoc_sdk::rule::{Claim, Remainder, claim_agrees, none_remains};
use dondoc_sdk::{Day, Decimal, Outcome, Period, Scope, join_names, parameter, staple};

use crate::declared::texts::{COMMENDED, ELECTRONIC, ISO, NOT_VOIDED, POSITIONS_MATCH};

/// Every certificate in use is of the standard and has not expired.
pub fn ct11(books: &Books<'_>) -> Outcome {
    let (standard, mut units) = (books.world.parameter("iso-standard"), books.world.units(Scope::AllBelow));
    units.push(books.world.this_unit());
    staple::certificates(&books.all(&ISO_CERTIFICATES), &standard, &units, books.today, &ISO)
}

/// Enough outgoing documents of the period were handled in the document system.
pub fn ct12(books: &Books<'_>, period: Period) -> Result<Outcome, String> {
    let required = parameter::decimal(books.world, "electronic-target")?;
    let book = books.during(&OUTGOING_DOCUMENTS, period);
    let electronic = equal("electronic", "yes");
    Ok(staple::share(&book, electronic, "Tỷ lệ văn bản đi xử lý trên hệ thống", required, &ELECTRONIC))
}

/// No position is filled by somebody who does not match it.
pub fn ct13(books: &Books<'_>) -> Outcome {
    let book = books.all(&POSITIONS);
    let counted = book.count().and_then(|all| Ok((book.only(equal("matches", "no")).count()?, all)));
    POSITIONS_MATCH.answer(counted.map(|(count, all)| {
        let left =
            Remainder { name: "Vị trí bố trí chưa phù hợp", measure: "vị trí", count, all, list: "" };
        none_remains(&left, &POSITIONS_MATCH, &[])
    }))
}

/// No legal document had to be dealt with as unlawful.
pub fn ct14(books: &Books<'_>) -> Outcome {
    let book = books.all(&LEGAL_DOCUMENTS);
    let counted = book.count().and_then(|all| Ok((book.only(filled("voided")).values("number")?, all)));
    NOT_VOIDED.answer(counted.map(|(numbers, all): (Vec<String>, usize)| {
        let names: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let list = join_names(&names, "văn bản");
        let left = Remainder {
            name: "Văn bản bị xử lý", measure: "văn bản", count: numbers.len(), all, list: &list
        };
        none_remains(&left, &NOT_VOIDED, &[])
    }))
}

/// The register has as many commendations as the review says.
pub fn ct15(books: &Books<'_>) -> Outcome {
    let figures = books.world.figures(Scope::ThisUnit, "commendations", Period::new(Day::ymd(2011, 1, 1), books.today));
    let unit = books.world.this_unit();
    COMMENDED.answer(books.all(&COMMENDATIONS).count().and_then(|count| {
        let reported = latest(&figures, &unit.code).ok_or(format!("{} chưa báo cáo số giấy khen", unit.name))?;
        let claim = Claim { name: "Giấy khen", measure: "giấy khen", computed: Decimal::count(count) };
        Ok(claim_agrees(&claim, reported, &COMMENDED, &[]))
    }))
}
