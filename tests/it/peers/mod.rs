//! What programs of others make of what dondoc gives them.

mod calendars;
