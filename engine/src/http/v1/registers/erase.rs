//! `POST /v1/registers/{register}/erasures`: the personal cells of rows are erased for good; the rows stay.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::id::{RegisterId, UnitCode};
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, InPath};
use crate::http::query::{period, required};
use crate::http::shape::ErasedResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, Erasure, Refusal};

/// Whose cells are erased, and why.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EraseRequest {
    /// The unit that the rows belong to.
    #[schema(required)]
    unit: String,
    /// The first day, `YYYY-MM-DD`; the months that lie whole in the period are erased.
    #[schema(required)]
    from: String,
    /// The last day, `YYYY-MM-DD`.
    #[schema(required)]
    until: String,
    /// Why: the paper that asks for it. It is recorded.
    #[schema(required)]
    reason: String,
}

/// Erases the personal cells of a unit's rows in every version; what an entry calls erased is looked for each time.
#[utoipa::path(
    post, path = "/v1/registers/{register}/erasures", tag = "registers", security(("token" = [])),
    params(("register" = String, Path)), request_body = EraseRequest,
    responses((status = 200, description = "what is gone", body = ErasedResponse), Refused)
)]
pub async fn erase_personal(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(register): InPath<String>,
    Body(request): Body<EraseRequest>,
) -> Result<Json<ErasedResponse>, Problem> {
    let absent = |_| Refusal::Absent { what: format!("register {register:?}") };
    let register = RegisterId::parse(&register).map_err(absent)?;
    let mut faults = Faults::default();
    let unit = required(&mut faults, "unit", given(&request.unit), UnitCode::parse);
    let within = period(&mut faults, given(&request.from), given(&request.until));
    faults.refuse()?;
    let (Some(unit), Some(within)) = (unit, within) else {
        unreachable!("a field that could not be read has left a fault");
    };
    let erasure = Erasure { register, unit, within, reason: request.reason };
    let erased = app.wait_for(move |engine| operations::erase_personal(engine, &actor, &erasure)).await?;
    Ok(Json(ErasedResponse::from(erased)))
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
