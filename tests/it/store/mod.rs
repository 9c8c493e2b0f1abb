//! The store, examined from outside: the exam, comparison, crashes, damage.

mod exam;
