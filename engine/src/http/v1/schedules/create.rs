//! `POST /v1/schedules`: a schedule is created.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::answer::created;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::shape::ScheduleResponse;
use crate::operations::{self, ScheduleSent, ScheduleText};

/// A schedule to create; what is left out has its default.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CreateScheduleRequest {
    /// Its identifier.
    #[schema(required)]
    id: String,
    /// Five fields, as in crontab: minute, hour, day of month (L the last, LW the last worked), month, day of week.
    #[schema(required)]
    cron: String,
    /// The zone of the clocks the fields speak of, as `Asia/Ho_Chi_Minh`; the configured one without it.
    zone: Option<String>,
    /// The directives; at least one.
    #[schema(required)]
    directives: Vec<String>,
    /// The units; at least one.
    #[schema(required)]
    units: Vec<String>,
    /// What becomes of a firing while an earlier one is unfinished: queue (default), skip or coalesce.
    overlap: Option<String>,
    /// How many firings are still run after a downtime, 1 to 366; 31 without it.
    catch_up_count: Option<u32>,
    /// How many minutes back firings are still run after a downtime, 1 to 527040; any without it.
    catch_up_minutes: Option<u32>,
    /// By how many seconds a start is put off at most, 0 to 3600.
    jitter_seconds: Option<u32>,
    /// What becomes of a firing on a day off: run (default), skip or next-working-day.
    days_off: Option<String>,
    /// Why; may be empty.
    reason: String,
}

/// Creates a schedule; it owes what its expression names from now on.
#[utoipa::path(
    post, path = "/v1/schedules", tag = "schedules", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = CreateScheduleRequest,
    responses(
        (status = 201, description = "the schedule", body = ScheduleResponse, headers(("etag" = String, description = "the version, for If-Match"), ("location" = String, description = "where it is shown"))),
        Refused
    )
)]
pub async fn create_schedule(
    State(app): State<App>,
    Create { actor, request, once }: Create<CreateScheduleRequest>,
) -> Result<Response, Problem> {
    let sent = ScheduleSent::from(request);
    let view = app.wait_for(move |engine| operations::create_schedule(engine, &actor, &sent, once.as_ref())).await?;
    let location = format!("/v1/schedules/{}", view.schedule.value.id);
    Ok(created(view.schedule.version, &location, ScheduleResponse::from(&view)))
}

impl From<CreateScheduleRequest> for ScheduleSent {
    fn from(request: CreateScheduleRequest) -> ScheduleSent {
        let CreateScheduleRequest { id, cron, zone, directives, units, reason, .. } = request;
        let CreateScheduleRequest { overlap, catch_up_count, catch_up_minutes, jitter_seconds, days_off, .. } = request;
        let text = ScheduleText {
            cron,
            zone,
            directives,
            units,
            overlap,
            catch_up_count,
            catch_up_minutes,
            jitter_seconds,
            days_off,
        };
        ScheduleSent { id, text, reason }
    }
}
