//! A claimed number as Vietnamese reports write it: `19.255`, `96,55 %`, `hơn 13.800`, `gần 14.000`.
//!
//! Points group thousands and a comma stands before the decimals, always: nothing here guesses which one was meant.

use super::cell::{self, CellFault};
use super::fault::FaultCode;
use crate::domain::Decimal;
use crate::domain::figure::Claim;

/// The most bytes of a claim.
const CLAIM_BYTES_MAX: usize = 100;

/// The words before a number that stays below what is meant.
const ABOVE: [&str; 3] = [">", "hơn ", "trên "];
/// The words before a number that is not reached.
const BELOW: [&str; 5] = ["<", "gần ", "dưới ", "chưa đến ", "chưa tới "];
/// The words that give a number no bound at all.
const ABOUT: [&str; 4] = ["khoảng ", "xấp xỉ ", "chừng ", "~"];

/// A claim, and whether it was written with a percent sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The number.
    pub claim: Claim,
    /// Whether `%` stands behind it.
    pub per_cent: bool,
}

/// Reads a claim.
pub(super) fn claim(text: &str) -> Result<Written, CellFault> {
    let text = cell::text(text, CLAIM_BYTES_MAX)?.to_lowercase();
    let (digits, per_cent) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (text.as_str(), false),
    };
    if ABOUT.iter().any(|word| digits.starts_with(word)) {
        let message =
            format!("{} gives no bound; write the interval that is meant, as 13.700..13.900", cell::quoted(&text));
        return Err((FaultCode::NumberShape, message));
    }
    let after = |words: &[&str]| words.iter().find_map(|word| digits.strip_prefix(word)).map(str::trim_start);
    let claim = if let Some(bound) = after(&ABOVE) {
        Claim::Above(number(bound)?)
    } else if let Some(bound) = after(&BELOW) {
        Claim::Below(number(bound)?)
    } else if let Some((low, high)) = digits.split_once("..") {
        between(number(low.trim_end())?, number(high.trim_start())?)?
    } else {
        Claim::Exact(number(digits)?)
    };
    Ok(Written { claim, per_cent })
}

fn between(low: Decimal, high: Decimal) -> Result<Claim, CellFault> {
    if low < high {
        return Ok(Claim::Between(low, high));
    }
    let (low, high) = (low.vietnamese(), high.vietnamese());
    Err((FaultCode::IntervalBackwards, format!("{low} does not lie below {high}; write the smaller number first")))
}

/// Reads `-1.234.567,50`, and `1234567,50` as well.
fn number(text: &str) -> Result<Decimal, CellFault> {
    let shape = || {
        let message = format!(
            "{} is no number; write 13.800 with points between thousands, 96,55 with a comma before decimals, or hơn, \
             trên, gần, dưới, > or < before it",
            cell::quoted(text)
        );
        (FaultCode::NumberShape, message)
    };
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match digits.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let (first, rest) = groups.split_first().ok_or_else(shape)?;
    let grouped = rest.is_empty() || ((1..=3).contains(&first.len()) && !first.starts_with('0'));
    if !grouped || rest.iter().any(|group| group.len() != 3) {
        return Err(shape());
    }
    let plain = format!("{sign}{}{}", groups.concat(), fraction.map(|f| format!(".{f}")).unwrap_or_default());
    cell::decimal(&plain)
        .map_err(|(code, message)| if code == FaultCode::NumberShape { shape() } else { (code, message) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(&str, bool), FaultCode>) {
        let found = claim(text).map(|written| (written.claim.to_string(), written.per_cent)).map_err(|fault| fault.0);
        assert_eq!(found, expected.map(|(claim, per_cent)| (claim.to_owned(), per_cent)), "{text:?}");
    }

    #[test]
    fn numbers_are_read_as_reports_write_them() {
        check("19.255", Ok(("19255", false)));
        check("19255", Ok(("19255", false)));
        check("1.234.567,50", Ok(("1234567.50", false)));
        check("96,55 %", Ok(("96.55", true)));
        check("100%", Ok(("100", true)));
        check("0,0", Ok(("0.0", false)));
        check("+0,81", Ok(("0.81", false)));
        check("\u{2212}3,86", Ok(("-3.86", false)));
    }

    #[test]
    fn words_before_a_number_make_an_interval() {
        check("hơn 13.800", Ok((">13800", false)));
        check("Hơn 13.800", Ok((">13800", false)));
        check("Hơn 13.800", Ok((">13800", false))); // decomposed
        check("trên 7.600", Ok((">7600", false)));
        check("> 13800", Ok((">13800", false)));
        check("gần 97%", Ok(("<97", true)));
        check("dưới 5%", Ok(("<5", true)));
        check("13.700..13.900", Ok(("13700..13900", false)));
    }

    #[test]
    fn what_is_no_claim_says_why() {
        use FaultCode::{IntervalBackwards, NumberShape, NumberTooLarge, NumberTooPrecise};
        for text in [
            "",
            "99.5",
            "13.80",
            "1.2345",
            "0.125",
            ".5",
            ",5",
            "5,",
            "13,800,000",
            "1 949",
            "hơn",
            "hơn nhiều",
            "12%%",
        ] {
            check(text, Err(NumberShape));
        }
        check("khoảng 13.800", Err(NumberShape));
        check("~13.800", Err(NumberShape));
        check("10..10", Err(IntervalBackwards));
        check("1,1234567", Err(NumberTooPrecise));
        check("1.000.000.000.000.000.000", Err(NumberTooLarge));
    }

    proptest! {
        #[test]
        fn what_is_written_for_officials_is_read_back(coefficient in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, scale in 0_u8..=6) {
            let number = Decimal::new(coefficient, scale).unwrap();
            let written = Written { claim: Claim::Exact(number), per_cent: false };
            prop_assert_eq!(claim(&number.vietnamese()).unwrap().claim.to_string(), number.to_string());
            prop_assert_eq!(claim(&number.vietnamese()), Ok(written));
        }

        #[test]
        fn no_text_is_too_strange_to_be_refused(text in "[ -~ạảầẻẽ%.,<>0-9\\u{0}-\\u{10ffff}]{0,40}") {
            if let Ok(written) = claim(&text) {
                prop_assert!(text.bytes().any(|byte| byte.is_ascii_digit()), "{:?} from {:?}", written, text);
            }
        }
    }
}
