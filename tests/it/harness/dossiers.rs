//! A ledger of dossiers that nobody kept: *minh họa*, as many rows as asked for, always the same.

use std::fmt::Write as _;

use dondoc::domain::Day;

const FIELDS: [&str; 5] = ["dat-dai", "ho-tich", "tu-phap", "kinh-doanh", "xay-dung"];

/// Which days rows are received on, and how many.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// The first day, `YYYY-MM-DD`.
    pub first: &'a str,
    /// How many days.
    pub days: u32,
    /// How many rows, spread over these days.
    pub rows: u32,
}

/// The file: one row in a hundred of those that are resolved is late; of those received last, every fifth is pending.
pub fn dossiers(stretches: &[Stretch<'_>], offices: &[&str]) -> String {
    let mut csv = "number,procedure,field,unit,applicant,address,online,received,due,returned,result\n".to_owned();
    let mut number = 0_u32;
    for Stretch { first, days, rows } in stretches {
        let first = Day::parse(first).expect("a day of the sample");
        for row in 0..*rows {
            let after = u64::from(row) * u64::from(*days) / u64::from(*rows);
            let received = first.plus(i32::try_from(after).expect("few days"));
            let last = u64::from(row) * 100 >= u64::from(*rows) * 97;
            write_row(&mut csv, number, received, last && row % 5 == 0, offices);
            number += 1;
        }
    }
    csv
}

fn write_row(csv: &mut String, number: u32, received: Day, pending: bool, offices: &[&str]) {
    let mut spread = Spread(number);
    let due = received.plus(5 + i32::try_from(spread.below(25)).expect("few days"));
    let early = -1 - i32::try_from(spread.below(4)).expect("few days");
    let (result, returned) = match number % 100 {
        _ if pending => ("pending", None),
        0 => ("late", Some(due.plus(3))),
        1..=60 => ("on-time", Some(due)),
        _ => ("early", Some(due.plus(early))),
    };
    let returned = returned.map_or_else(String::new, |day| day.to_string());
    let (field, office) = (FIELDS[spread.below(5) as usize], offices[number as usize * 7 % offices.len()]);
    let online = if spread.below(10) < 3 { "yes" } else { "no" };
    let _infallible = writeln!(
        csv,
        "H20.33.{office}-22-{number:07},1.{:06},{field},{office},Minh họa {:04},ấp {},{online},{received},{due},{returned},{result}",
        spread.below(180),
        spread.below(9_973),
        spread.below(12) + 1,
    );
}

/// Numbers of one row that follow no pattern, and are the same each time.
struct Spread(u32);

impl Spread {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9);
        let mixed = (self.0 ^ self.0 >> 16).wrapping_mul(0x85EB_CA6B);
        let mixed = (mixed ^ mixed >> 13).wrapping_mul(0xC2B2_AE35);
        (mixed ^ mixed >> 16) % end
    }
}
