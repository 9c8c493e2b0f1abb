//! How a domain value is handed to serde without serde knowing it: one trait, and the `with` modules for one, many and
//! perhaps none.
//!
//! It must never know a particular noun.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A domain value with a stored shape.
pub trait Shaped: Sized {
    /// Writes its shape.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
    /// Reads it back.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

/// A borrowed value in its shape.
pub struct Ref<'a, T>(pub &'a T);

impl<T: Shaped> Serialize for Ref<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }
}

/// A value read from its shape.
pub struct Own<T>(pub T);

impl<'de, T: Shaped> Deserialize<'de> for Own<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Own)
    }
}

impl<T: Shaped> Shaped for Box<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        T::write(self, to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Box::new)
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        many::serialize(self, to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        many::deserialize(from)
    }
}

impl<T: Shaped> Shaped for Option<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        perhaps::serialize(self, to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        perhaps::deserialize(from)
    }
}

impl<A: Shaped, B: Shaped> Shaped for (A, B) {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (Ref(&self.0), Ref(&self.1)).serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <(Own<A>, Own<B>)>::deserialize(from).map(|(a, b)| (a.0, b.0))
    }
}

/// For a field that holds one.
pub mod one {
    use super::{Deserializer, Serializer, Shaped};

    pub fn serialize<T: Shaped, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        value.write(to)
    }

    pub fn deserialize<'de, T: Shaped, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        T::read(from)
    }
}

/// For a field that holds many.
pub mod many {
    use super::{Deserialize, Deserializer, Own, Ref, Serializer, Shaped};

    pub fn serialize<T: Shaped, S: Serializer>(values: &[T], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(values.iter().map(Ref))
    }

    pub fn deserialize<'de, T: Shaped, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
        Ok(Vec::<Own<T>>::deserialize(from)?.into_iter().map(|own| own.0).collect())
    }
}

/// For a field that may hold none.
pub mod perhaps {
    use super::{Deserialize, Deserializer, Own, Ref, Serialize, Serializer, Shaped};

    #[expect(clippy::ref_option, reason = "serde hands over the field as it lies")]
    pub fn serialize<T: Shaped, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Ref).serialize(to)
    }

    pub fn deserialize<'de, T: Shaped, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        Ok(Option::<Own<T>>::deserialize(from)?.map(|own| own.0))
    }
}

/// Makes a domain type shaped by the serde twin declared for it.
macro_rules! shaped {
    ($($domain:ty => $shape:ty),+ $(,)?) => {$(
        impl $crate::store::shape::shaped::Shaped for $domain {
            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                <$shape>::serialize(self, to)
            }

            fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <$shape>::deserialize(from)
            }
        }
    )+};
}
pub(super) use shaped;
