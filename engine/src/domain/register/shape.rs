//! The shape of a register: its declarations checked and brought together.

use super::kind::ColumnKind;
use crate::domain::directive::Register;
use crate::domain::id::{IdFault, RegisterId};

/// The column that names the office a row speaks of.
pub const UNIT_COLUMN: &str = "unit";

/// A column as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether every row must fill it.
    pub required: bool,
    /// Whether it names or locates a person.
    pub personal: bool,
}

/// A register as rows are held against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The register.
    pub id: RegisterId,
    /// Its columns.
    pub columns: Vec<ShapeColumn>,
    /// The places of the columns that identify a row.
    pub key: Vec<usize>,
    /// The place of the day a row's period follows from.
    pub period_by: usize,
    /// The place of the column that names the office a row speaks of.
    pub unit: Option<usize>,
}

/// Why declarations are no shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeFault {
    /// The name is no identifier.
    #[error("the register {register:?}: {fault}")]
    Id {
        /// The name.
        register: String,
        /// Why not.
        fault: IdFault,
    },
    /// A declaration breaks a rule.
    #[error("the register {register}, as {origin} declares it, {what}")]
    Unsound {
        /// The register.
        register: String,
        /// Who declares it so.
        origin: String,
        /// What is wrong.
        what: String,
    },
    /// Two declarations disagree.
    #[error("the register {register} is declared in two ways: {one} and {other} disagree on {what}")]
    Disagreement {
        /// The register.
        register: String,
        /// Who declared it first.
        one: String,
        /// Who declares it otherwise.
        other: String,
        /// On what.
        what: String,
    },
}

impl Shape {
    /// The register that these declarations speak of together: all their columns. They agree when they have one key and one
    /// period column, and when columns of one name hold the same. Each comes with the name of who declares it; there is one
    /// at least.
    pub fn agreed(declared: &[(&str, &Register)]) -> Result<Shape, ShapeFault> {
        let (first_origin, first) = declared.first().expect("somebody declares the register");
        let id = RegisterId::parse(&first.id).map_err(|fault| ShapeFault::Id { register: first.id.clone(), fault })?;
        let mut columns: Vec<(ShapeColumn, &str)> = Vec::new();
        for (origin, register) in declared {
            let disagreement = |other: &str, what: String| ShapeFault::Disagreement {
                register: register.id.clone(),
                one: other.to_owned(),
                other: (*origin).to_owned(),
                what,
            };
            if register.key != first.key {
                return Err(disagreement(first_origin, "the key".to_owned()));
            }
            if register.period_by != first.period_by {
                return Err(disagreement(first_origin, "the period column".to_owned()));
            }
            for column in own_columns(origin, register)? {
                match columns.iter_mut().find(|(known, _)| known.name == column.name) {
                    None => columns.push((column, origin)),
                    Some((known, by)) if (known.kind, known.personal) != (column.kind, column.personal) => {
                        return Err(disagreement(by, format!("the column {}", column.name)));
                    }
                    Some((known, _)) => known.required |= column.required,
                }
            }
        }
        let columns: Vec<ShapeColumn> = columns.into_iter().map(|(column, _)| column).collect();
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let unsound = |what: &str| ShapeFault::Unsound {
            register: first.id.clone(),
            origin: (*first_origin).to_owned(),
            what: what.to_owned(),
        };
        let key = first.key.iter().map(|name| place(name)).collect::<Option<Vec<usize>>>();
        let key = key.filter(|key| !key.is_empty()).ok_or_else(|| unsound("has no column for its key"))?;
        let dated = |place: &usize| columns[*place].kind == ColumnKind::Day && !columns[*place].personal;
        let period_by = place(&first.period_by).filter(dated).ok_or_else(|| unsound("has no period column"))?;
        let unit = place(UNIT_COLUMN).filter(|place| columns[*place].kind == ColumnKind::Code);
        let mut shape = Shape { id, columns, key, period_by, unit };
        for place in shape.key.iter().chain([&shape.period_by]).chain(&shape.unit) {
            if shape.columns[*place].personal {
                return Err(unsound("is ordered by a personal column"));
            }
            shape.columns[*place].required = true;
        }
        Ok(shape)
    }

    /// The place of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The places of the columns that are personal, or of those that are not.
    pub fn places(&self, personal: bool) -> Vec<usize> {
        (0..self.columns.len()).filter(|place| self.columns[*place].personal == personal).collect()
    }

    /// The columns at these places.
    pub fn at(&self, places: &[usize]) -> Vec<&ShapeColumn> {
        places.iter().map(|place| &self.columns[*place]).collect()
    }
}

fn own_columns(origin: &str, register: &Register) -> Result<Vec<ShapeColumn>, ShapeFault> {
    let column = |own: &crate::domain::directive::Column| {
        let kind = ColumnKind::parse(&own.kind).ok_or_else(|| ShapeFault::Unsound {
            register: register.id.clone(),
            origin: origin.to_owned(),
            what: format!("has a column {} of an unknown kind", own.name),
        })?;
        Ok(ShapeColumn { name: own.name.clone(), kind, required: own.required, personal: own.personal })
    };
    register.columns.iter().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::directive::{Column, Scope};

    fn register(columns: &[(&str, &str, bool)]) -> Register {
        let column = |(name, kind, required): &(&str, &str, bool)| Column {
            name: (*name).into(),
            title: (*name).into(),
            kind: (*kind).into(),
            required: *required,
            personal: *name == "applicant",
        };
        Register {
            id: "dossiers".into(),
            title: "Sổ".into(),
            key: vec!["number".into()],
            period_by: "received".into(),
            columns: columns.iter().map(column).collect(),
            scope: Scope::ThisUnit,
        }
    }

    const NUMBER: (&str, &str, bool) = ("number", "text", true);
    const RECEIVED: (&str, &str, bool) = ("received", "day", true);

    #[test]
    fn declarations_that_agree_are_one_register_with_all_their_columns() {
        let one = register(&[NUMBER, RECEIVED, ("due", "day", false)]);
        let other = register(&[NUMBER, ("unit", "code", false), ("due", "day", true), RECEIVED]);
        let shape = Shape::agreed(&[("a", &one), ("b", &other)]).unwrap();
        let columns: Vec<_> = shape.columns.iter().map(|column| (column.name.as_str(), column.required)).collect();
        assert_eq!(columns, [("number", true), ("received", true), ("due", true), ("unit", true)]);
        assert_eq!((shape.key, shape.period_by, shape.unit), (vec![0], 1, Some(3)));
    }

    #[test]
    fn declarations_that_disagree_are_named() {
        let one = register(&[NUMBER, RECEIVED, ("due", "day", false)]);
        let other = register(&[NUMBER, RECEIVED, ("due", "text", false)]);
        let fault = Shape::agreed(&[("a", &one), ("b", &other)]).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "the register dossiers is declared in two ways: a and b disagree on the column due"
        );
        let mut keyed = one.clone();
        keyed.key = vec!["due".into()];
        let fault = Shape::agreed(&[("a", &one), ("b", &keyed)]).unwrap_err();
        assert!(matches!(fault, ShapeFault::Disagreement { what, .. } if what == "the key"));
    }

    #[test]
    fn persons_order_no_register() {
        let mut personal = register(&[NUMBER, RECEIVED, ("applicant", "text", true)]);
        personal.key = vec!["applicant".into()];
        assert!(matches!(Shape::agreed(&[("a", &personal)]), Err(ShapeFault::Unsound { .. })));
        let undated = register(&[NUMBER, ("received", "text", true)]);
        assert!(matches!(Shape::agreed(&[("a", &undated)]), Err(ShapeFault::Unsound { .. })));
    }
}
