//! Ratings: what an index is called, by bands that each province, kind of unit and year states anew.

use super::band_table::BandTable;
use super::index::{Precision, index};
use super::rating_key::RatingKey;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::unit::UnitKind;

/// The bands of one kind of unit. A band without a name holds what the publication leaves unrated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingBands {
    /// The kind; `None` where the bands hold for every kind.
    pub kind: Option<UnitKind>,
    /// The bands, by index.
    pub bands: BandTable<Option<String>>,
    /// How many units are said to have a rating, each rating once; empty where the publication says nothing of it.
    pub stated: Vec<(Option<String>, u64)>,
}

/// The ratings of a province and year: one notice may cut departments and districts at different places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    /// What they are stated for.
    pub key: RatingKey,
    /// How an index is brought to its decimals before it is rated.
    pub precision: Precision,
    /// The bands, each kind once.
    pub tables: Vec<RatingBands>,
}

impl Ratings {
    /// The bands of a kind: its own, else those for every kind.
    pub fn bands(&self, kind: Option<UnitKind>) -> Option<&RatingBands> {
        let own = self.tables.iter().find(|table| table.kind.is_some() && table.kind == kind);
        own.or_else(|| self.tables.iter().find(|table| table.kind.is_none()))
    }
}

impl RatingBands {
    /// What an index is called; `None` where the publication leaves it unrated.
    pub fn rate(&self, index: Decimal) -> Option<&str> {
        self.bands.find(|edge| index.cmp(&edge)).as_deref()
    }

    /// The names, from the best down, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.bands.bands().iter().rev().filter_map(|band| band.value.as_deref()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// How many units have one rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The rating; `None` for what is left unrated.
    pub rating: Option<String>,
    /// How many.
    pub count: u64,
    /// Of all, in percent with two decimals, halves up; `None` where there are no units.
    pub percent: Option<Decimal>,
}

/// Counts by rating with their percentages, in the given order.
pub fn distribution(counts: &[(Option<String>, u64)]) -> Result<Vec<Share>, DecimalFault> {
    let whole = |number: u64| i64::try_from(number).ok().and_then(Decimal::whole).ok_or(DecimalFault::TooLarge);
    let total = whole(counts.iter().map(|(_, count)| count).sum())?;
    let share = |(rating, count): &(Option<String>, u64)| {
        let percent = index(whole(*count)?, total, Precision::USUAL)?;
        Ok(Share { rating: rating.clone(), count: *count, percent })
    };
    counts.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::tests_support::{decimal, rating_bands};

    #[track_caller]
    fn check(bands: &[(&str, &str)], expected: &[(&str, &str)]) {
        let bands = rating_bands(None, bands);
        for (index, rating) in expected {
            assert_eq!(bands.rate(decimal(index)), (!rating.is_empty()).then_some(*rating), "{index}");
        }
    }

    #[test]
    fn cao_bang_2021() {
        let bands = [(">=90", "Tốt"), (">=70 <90", "Khá"), (">=50 <70", "Trung bình"), ("<50", "Kém")];
        check(&bands, &[("100", "Tốt"), ("90", "Tốt"), ("89.99", "Khá"), ("70", "Khá"), ("69.99", "Trung bình")]);
        check(&bands, &[("50", "Trung bình"), ("49.99", "Kém"), ("0", "Kém"), ("-1", "Kém")]);
    }

    #[test]
    fn the_ministry_has_three_groups_and_leaves_the_rest_unrated() {
        let bands = [(">=90", "A"), (">=80 <90", "B"), (">=70 <80", "C"), ("<70", "")];
        check(&bands, &[("90", "A"), ("89.99", "B"), ("80", "B"), ("79.99", "C"), ("70", "C"), ("69.99", "")]);
    }

    #[test]
    fn nam_dinh_2020_cuts_departments_and_districts_at_different_places() {
        use UnitKind::{Commune, Department, District};
        let department = rating_bands(Some(Department), &[(">=90", "I"), (">=80 <90", "II"), ("<80", "")]);
        let district = rating_bands(Some(District), &[(">=80", "I"), (">=70 <80", "II"), ("<70", "")]);
        let key = RatingKey { province: None, year: 2020, decision: "thông báo".into() };
        let ratings = Ratings { key, precision: Precision::USUAL, tables: vec![department, district] };
        let rate = |kind, index: &str| ratings.bands(Some(kind)).and_then(|bands| bands.rate(decimal(index)));
        assert_eq!((rate(Department, "89.45"), rate(District, "89.45")), (Some("II"), Some("I")));
        assert_eq!((rate(Department, "79"), rate(District, "79")), (None, Some("II")));
        assert_eq!(ratings.bands(Some(Commune)), None, "the notice says nothing of communes");
    }

    #[test]
    fn published_examples_lie_in_the_bands_their_lists_bear_out() {
        // QĐ 766: 90–100 excellent, below 50 weak; between them Lâm Đồng calls 83.61 and Quảng Nam 82.8 good, 67.9 fair.
        let service = [
            (">=90", "Xuất sắc"),
            (">=80 <90", "Tốt"),
            (">=70 <80", "Khá"),
            (">=50 <70", "Trung bình khá"),
            ("<50", "Yếu"),
        ];
        check(
            &service,
            &[("90", "Xuất sắc"), ("83.61", "Tốt"), ("82.8", "Tốt"), ("67.9", "Trung bình khá"), ("49.9", "Yếu")],
        );
        let tay_ninh = [(">80", "Tốt"), (">=70 <=80", "Khá"), (">=60 <70", "Trung bình"), ("<60", "Kém")];
        check(&tay_ninh, &[("80.01", "Tốt"), ("80", "Khá"), ("76.61", "Khá"), ("76.54", "Khá")]);
        check(&tay_ninh, &[("63.40", "Trung bình"), ("55.27", "Kém")]);
        let quang_tri = [(">=80", "Tốt"), ("<80", "Khá")];
        check(&quang_tri, &[("87.26", "Tốt"), ("86.09", "Tốt"), ("81.17", "Tốt"), ("79.27", "Khá")]);
        let hue_departments = [(">=90", "Xuất sắc"), (">=80 <90", "Tốt"), ("<80", "Khá")];
        check(&hue_departments, &[("97.685", "Xuất sắc"), ("87.187", "Tốt"), ("80.696", "Tốt")]);
        check(&hue_departments, &[("79.455", "Khá"), ("73.475", "Khá")]);
        let hue_departments_2017 = [(">90", "Xuất sắc"), (">76 <=90", "Tốt"), ("<=76", "Khá")];
        check(&hue_departments_2017, &[("76.01", "Tốt"), ("76", "Khá"), ("90", "Tốt")]);
        let kien_giang = [(">=90", "Xuất sắc"), ("<90", "Tốt")];
        check(&kien_giang, &[("98", "Xuất sắc"), ("92", "Xuất sắc"), ("91", "Xuất sắc"), ("86.5", "Tốt")]);
        let quang_nam = [(">=90", "Tốt"), ("<90", "Khá")];
        check(&quang_nam, &[("96.86", "Tốt"), ("89.45", "Khá"), ("82.35", "Khá"), ("76.95", "Khá")]);
    }

    #[test]
    fn bac_kan_2018_fits_one_cut_for_departments_and_districts() {
        let bands = [(">=82", "Tốt"), ("<82", "Khá")];
        check(&bands, &[("88.10", "Tốt"), ("81.99", "Khá"), ("70.06", "Khá"), ("68.01", "Khá")]);
    }

    fn shares(counts: &[(&str, u64)]) -> (u64, Vec<String>) {
        let counts: Vec<_> = counts.iter().map(|(name, count)| (Some((*name).to_owned()), *count)).collect();
        let shares = distribution(&counts).unwrap();
        let percent = |share: &Share| share.percent.map_or_else(|| "-".to_owned(), |percent| percent.to_string());
        (shares.iter().map(|share| share.count).sum(), shares.iter().map(percent).collect())
    }

    #[test]
    fn counts_by_rating_have_their_percentages() {
        let hue = [("Xuất sắc", 22), ("Tốt", 78), ("Khá", 24), ("Trung bình", 16), ("Yếu", 1)];
        let percent = ["15.60", "55.32", "17.02", "11.35", "0.71"].map(str::to_owned).to_vec();
        assert_eq!(shares(&hue), (141, percent));
        let khanh_hoa = [("Tốt", 30), ("Khá", 13), ("Trung bình", 1), ("Yếu", 0)];
        assert_eq!(shares(&khanh_hoa), (44, ["68.18", "29.55", "2.27", "0.00"].map(str::to_owned).to_vec()));
        let quang_hoa = [("Tốt", 2), ("Khá", 15), ("Trung bình", 2)];
        assert_eq!(shares(&quang_hoa).0, 19);
        assert_eq!(shares(&[("Tốt", 0)]), (0, vec!["-".to_owned()]), "no units, no percentage");
    }
}
