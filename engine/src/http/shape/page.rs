//! A page of a list.

use serde::Serialize;
use utoipa::ToSchema;

/// Items in the order of their keys, and the cursor of the next page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Send it as `cursor` to go on; absent at the end. A page may be short and still have a next one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
