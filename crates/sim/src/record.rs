//! Records: structures with one number a field, whose fields are also a list with names and units.

/// Declares a record once: the structure, its list of fields and the ways to walk over it.
///
/// `of Meta::constructor` names the function that describes a field; it gets the field's name and
/// the arguments behind it.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $Name:ident of $Meta:ident :: $make:ident {
            $( $(#[$field_doc:meta])* $field:ident ( $($argument:expr),* $(,)? ), )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $Name<T> {
            $( $(#[$field_doc])* pub $field: T, )+
        }

        impl<T> $Name<T> {
            /// What the fields are, in the order of the structure.
            pub const FIELDS: &'static [$Meta; { [$( stringify!($field) ),+].len() }] =
                &[$( $Meta::$make(stringify!($field), $($argument),*) ),+];

            /// A record whose every field is what `value` gives for it.
            pub fn from_fn(value: impl FnMut(&'static $Meta) -> T) -> Self {
                let [$( $field ),+] = Self::FIELDS.each_ref().map(value);
                Self { $( $field ),+ }
            }

            /// The fields' values, in the order of [`Self::FIELDS`].
            #[must_use]
            pub fn values(self) -> [T; { [$( stringify!($field) ),+].len() }] {
                [$( self.$field ),+]
            }

            /// The field with this key.
            #[must_use]
            pub fn get(&self, key: &str) -> Option<&T> {
                $( if key == stringify!($field) { return Some(&self.$field); } )+
                None
            }

            /// The field with this key, to be changed.
            pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
                $( if key == stringify!($field) { return Some(&mut self.$field); } )+
                None
            }

            /// The record with `change` done to every field.
            #[inline]
            pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> $Name<U> {
                $Name { $( $field: change(self.$field) ),+ }
            }

            /// Both records field by field.
            // as long as it is, it wants the instructions of the run that it is part of
            #[inline(always)]
            pub fn zip_with<U, V>(self, other: $Name<U>, mut join: impl FnMut(T, U) -> V) -> $Name<V> {
                $Name { $( $field: join(self.$field, other.$field) ),+ }
            }
        }
    };
}

pub(crate) use record;
