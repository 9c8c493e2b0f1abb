//! Every route, to be read aloud.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::app::App;
use super::error::Problem;
use super::extract::BODY_BYTES_MAX;
use super::guard::require_loopback_host;
use super::request_id::{Numbers, number};
use super::small_body::take_in_small_body;
use super::{feeds, probes, v1};

/// How long a request may take.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(30);

#[derive(OpenApi)]
#[openapi(
    info(
        title = "dondoc",
        description = "Tasks, progress, self-checks, findings and reminders of administrative reform."
    ),
    components(schemas(Problem))
)]
struct Description;

/// The routes of `/v1` with their OpenAPI document.
pub fn v1_routes() -> OpenApiRouter<App> {
    let mut description = Description::openapi();
    let token = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    description.components.get_or_insert_default().add_security_scheme("token", token);
    OpenApiRouter::with_openapi(description)
        .routes(routes!(v1::units::list::list_units))
        .routes(routes!(v1::units::show::show_unit))
        .routes(routes!(v1::tasks::list::list_tasks, v1::tasks::assign::assign_task))
        .routes(routes!(v1::tasks::show::show_task))
        .routes(routes!(v1::tasks::start::start_task))
        .routes(routes!(v1::tasks::report_progress::report_progress_task))
        .routes(routes!(v1::tasks::extend::extend_task))
        .routes(routes!(v1::tasks::submit::submit_task))
        .routes(routes!(v1::tasks::accept::accept_task))
        .routes(routes!(v1::tasks::r#return::return_task))
        .routes(routes!(v1::tasks::suspend::suspend_task))
        .routes(routes!(v1::tasks::resume::resume_task))
        .routes(routes!(v1::tasks::refuse::refuse_task))
        .routes(routes!(v1::tasks::cancel::cancel_task))
        .routes(routes!(v1::tasks::acknowledge::acknowledge_task))
        .routes(routes!(v1::tasks::snooze::snooze_task))
        .routes(routes!(v1::tasks::request_extension::request_extension_task))
        .routes(routes!(v1::tasks::decline_extension::decline_extension_task))
        .routes(routes!(v1::tasks::explain_lateness::explain_lateness_task))
        .routes(routes!(v1::tasks::import::import_tasks))
        .routes(routes!(v1::plans::list::list_plans, v1::plans::record::record_plan))
        .routes(routes!(v1::documents::list::list_documents))
        .routes(routes!(v1::documents::import::import_documents))
        .routes(routes!(v1::figures::list::list_figures))
        .routes(routes!(v1::figures::import::import_figures))
        .routes(routes!(v1::registers::list::list_registers))
        .routes(routes!(v1::registers::show::show_register))
        .routes(routes!(v1::registers::list_imports::list_register_imports, v1::registers::import::import_register))
        .routes(routes!(v1::registers::list_rows::list_register_rows))
        .routes(routes!(v1::registers::export::export_register_rows))
        .routes(routes!(v1::registers::erase::erase_personal))
        .routes(routes!(v1::directives::list::list_directives))
        .routes(routes!(v1::directives::show::show_directive))
        .routes(routes!(v1::progress::show::show_progress))
        .routes(routes!(v1::evaluations::list::list_evaluations))
        .routes(routes!(v1::evaluations::show::show_evaluation))
        .routes(routes!(v1::findings::list::list_findings))
        .routes(routes!(v1::waivers::list::list_waivers, v1::waivers::grant::grant_waiver))
        .routes(routes!(v1::waivers::show::show_waivers))
        .routes(routes!(v1::waivers::shorten::shorten_waiver))
        .routes(routes!(v1::criteria::list::list_criteria))
        .routes(routes!(v1::criteria::import::import_criteria))
        .routes(routes!(v1::criteria::show::show_criteria))
        .routes(routes!(v1::scores::list::list_scores, v1::scores::open::open_score))
        .routes(routes!(v1::scores::show::show_score))
        .routes(routes!(v1::scores::record::record_score))
        .routes(routes!(v1::rankings::show::show_ranking))
        .routes(routes!(v1::published_rankings::list::list_published_rankings))
        .routes(routes!(v1::published_rankings::import::import_published_ranking))
        .routes(routes!(v1::published_rankings::show::show_published_ranking))
        .merge(time_routes())
        .merge(reminding_routes())
        .merge(delivery_routes())
        .merge(schedule_routes())
        .routes(routes!(v1::plugins::list::list_plugins))
}

/// The routes of the working calendar, and of what recurs by it.
fn time_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(v1::calendar::show::show_calendar, v1::calendar::edit::edit_calendar))
        .routes(routes!(v1::calendar::list_versions::list_calendar_versions))
        .routes(routes!(v1::duties::list::list_duties))
        .routes(routes!(v1::duties::show::show_duty, v1::duties::cover::cover_duty))
}

/// The routes of reminders: who receives them, when, and what was written.
fn reminding_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(v1::reminders::list::list_reminders))
        .routes(routes!(v1::contacts::list::list_contacts, v1::contacts::create::create_contact))
        .routes(routes!(v1::contacts::import::import_contacts))
        .routes(routes!(v1::contacts::show::show_contact, v1::contacts::replace::replace_contact))
        .routes(routes!(v1::contacts::end::end_contact))
        .routes(routes!(v1::contacts::make_webhook_secret::make_webhook_secret))
        .routes(routes!(v1::reminder_policies::list::list_reminder_policies))
        .routes(routes!(
            v1::reminder_policies::show::show_reminder_policy,
            v1::reminder_policies::set::set_reminder_policy,
            v1::reminder_policies::withdraw::withdraw_reminder_policy
        ))
}

/// The routes of what leaves the house: messages and their texts, calendar feeds, events.
fn delivery_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(v1::messages::list::list_messages))
        .routes(routes!(v1::messages::show::show_message))
        .routes(routes!(v1::messages::resend::resend_message))
        .routes(routes!(v1::messages::resend_all::resend_messages))
        .routes(routes!(v1::templates::list::list_templates))
        .routes(routes!(v1::templates::show::show_template, v1::templates::write::write_template))
        .routes(routes!(v1::templates::preview::preview_template))
        .routes(routes!(v1::feeds::list::list_feeds, v1::feeds::add::add_feed))
        .routes(routes!(v1::feeds::revoke::revoke_feed))
        .routes(routes!(v1::events::stream::stream_events))
}

/// The routes of schedules and what became of them.
fn schedule_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(v1::schedules::list::list_schedules, v1::schedules::create::create_schedule))
        .routes(routes!(v1::schedules::show::show_schedule, v1::schedules::replace::replace_schedule))
        .routes(routes!(v1::schedules::retire::retire_schedule))
        .routes(routes!(v1::schedules::pause::pause_schedule))
        .routes(routes!(v1::schedules::resume::resume_schedule))
        .routes(routes!(v1::schedules::run::run_schedule))
        .routes(routes!(v1::schedules::backfill::backfill_schedule))
        .routes(routes!(v1::schedules::prove::prove_schedule))
        .routes(routes!(v1::occurrences::list::list_occurrences))
}

/// The whole router.
pub fn router(app: App) -> Router {
    let (v1, description) = v1_routes().split_for_parts();
    v1.route("/openapi.json", get(move || std::future::ready(Json(description.clone()))))
        .route(&format!("{}{{file}}", feeds::FOLDER), get(feeds::show_feed))
        .route("/healthz", get(probes::healthz))
        .route("/readyz", get(probes::readyz))
        .route("/metrics", get(probes::metrics))
        .fallback(no_such_route)
        .method_not_allowed_fallback(no_such_method)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(from_fn(require_loopback_host))
        .layer(from_fn(take_in_small_body))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(limit_time))
        .layer(from_fn_with_state(app.clone(), count)) // outside of all that refuses, so that refusals are counted too
        .layer(from_fn_with_state(Numbers::default(), number))
        .with_state(app)
}

/// Counts every request by its route and status.
async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = method_label(request.method()).to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    app.metrics.count_request(method, route, response.status().as_u16());
    response
}

/// The name a method is counted under: what a client invents makes no new counter.
fn method_label(method: &Method) -> &str {
    match *method {
        Method::GET | Method::HEAD | Method::POST | Method::PUT | Method::PATCH | Method::DELETE | Method::OPTIONS => {
            method.as_str()
        }
        _ => "other",
    }
}

/// Ends a request that takes too long. What it had handed to the store may still be recorded.
async fn limit_time(request: Request, next: Next) -> Response {
    begun_within(REQUEST_TIME_MAX, next.run(request)).await
}

/// The answer, if it begins in time; how long it then goes on is its own affair, as that of a stream of events.
async fn begun_within(time_max: Duration, answer: impl Future<Output = Response>) -> Response {
    tokio::time::timeout(time_max, answer).await.unwrap_or_else(|_| {
        let detail = format!(
            "no answer within {} seconds; a change may still be recorded, so read before sending it again",
            time_max.as_secs()
        );
        Problem::new(StatusCode::GATEWAY_TIMEOUT, "too-slow", "The request took too long", detail).into_response()
    })
}

async fn no_such_route(request: Request) -> Problem {
    let detail = format!("{} is no path of this server; /openapi.json lists them", request.uri().path());
    Problem::new(StatusCode::NOT_FOUND, "no-such-path", "There is no such path", detail)
}

async fn no_such_method(request: Request) -> Problem {
    let detail =
        format!("{} does not take {}; /openapi.json lists what it takes", request.uri().path(), request.method());
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "no-such-method", "The path does not take this method", detail)
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the cause over")]
fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(panic = text.unwrap_or("without a message"), "a handler panicked");
    let detail = "the server failed; its log says more";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The server failed", detail).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use futures_util::stream::once;
    use tokio::sync::oneshot;

    use super::*;

    #[test]
    fn the_limit_of_time_ends_an_answer_that_does_not_begin_and_none_that_has_begun() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let late = begun_within(Duration::ZERO, std::future::pending()).await;
            assert_eq!(late.status(), StatusCode::GATEWAY_TIMEOUT);
            let (send, sent) = oneshot::channel::<&'static str>();
            let stream = Body::from_stream(once(sent)).into_response();
            let begun = begun_within(Duration::ZERO, std::future::ready(stream)).await;
            send.send("after the limit").unwrap();
            assert_eq!(to_bytes(begun.into_body(), 100).await.unwrap(), "after the limit");
        });
    }
}
