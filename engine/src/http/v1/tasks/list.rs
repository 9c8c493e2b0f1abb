//! `GET /v1/tasks`: tasks as of a day, by unit, plan, area, stage and timeliness.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::area::Area;
use crate::domain::id::{PlanId, TaskKey, UnitCode};
use crate::domain::task_state::{Stage, Timeliness};
use crate::http::app::App;
use crate::http::error::Problem;
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{as_of, one_of, read};
use crate::http::shape::{Page, TaskResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, Engine, TaskFilter};

/// Which tasks, and from where they are seen.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListTasksQuery {
    /// Of this unit.
    unit: Option<String>,
    /// Of this plan.
    plan: Option<String>,
    /// Of this content area.
    area: Option<String>,
    /// In this stage.
    stage: Option<String>,
    /// With this timeliness: in-time, late, no-deadline.
    timeliness: Option<String>,
    /// The day, `YYYY-MM-DD`; today where it is absent.
    as_of: Option<String>,
    /// The last ledger position whose facts count; the head where it is absent.
    known_at: Option<u64>,
    /// The items of a page, 1 to 500.
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists tasks as of a day, ordered by plan and number.
#[utoipa::path(
    get, path = "/v1/tasks", tag = "tasks", params(ListTasksQuery),
    responses((status = 200, body = Page<TaskResponse>), (status = "4XX", body = Problem))
)]
pub async fn list_tasks(
    State(app): State<App>,
    Asked(asked): Asked<ListTasksQuery>,
) -> Result<Json<Page<TaskResponse>>, Problem> {
    let list = asked.name();
    let filter = asked.filter(&app.engine, &list)?;
    let day = filter.as_of.day;
    let listed = app.wait_for(move |engine| operations::list_tasks(engine, &filter)).await?;
    let line = |line: &operations::TaskLine| TaskResponse::line(&line.task, line.version, &line.state, day);
    let next = listed.next.map(|key| list.cursor(&[key.to_string()]));
    Ok(Json(Page { items: listed.items.iter().map(line).collect(), next }))
}

impl ListTasksQuery {
    fn name(&self) -> ListName {
        let known_at = self.known_at.map(|position| position.to_string());
        ListName::new(
            "tasks",
            &[
                ("unit", self.unit.as_deref()),
                ("plan", self.plan.as_deref()),
                ("area", self.area.as_deref()),
                ("stage", self.stage.as_deref()),
                ("timeliness", self.timeliness.as_deref()),
                ("as_of", self.as_of.as_deref()),
                ("known_at", known_at.as_deref()),
            ],
        )
    }

    fn filter(&self, engine: &Engine, list: &ListName) -> Result<TaskFilter, Problem> {
        let mut faults = Faults::default();
        let filter = TaskFilter {
            unit: read(&mut faults, "unit", self.unit.as_deref(), UnitCode::parse),
            plan: read(&mut faults, "plan", self.plan.as_deref(), PlanId::parse),
            area: one_of(&mut faults, "area", self.area.as_deref(), &Area::ALL, Area::id),
            stage: one_of(&mut faults, "stage", self.stage.as_deref(), &Stage::ALL, Stage::id),
            timeliness: one_of(
                &mut faults,
                "timeliness",
                self.timeliness.as_deref(),
                &[Timeliness::InTime, Timeliness::Late, Timeliness::NoDeadline],
                Timeliness::id,
            ),
            as_of: as_of(engine, &mut faults, self.as_of.as_deref(), self.known_at),
            after: list.key(&mut faults, self.cursor.as_deref()).and_then(|key| TaskKey::parse(key.first()?).ok()),
            limit: limit(&mut faults, self.limit),
        };
        faults.refuse()?;
        Ok(filter)
    }
}
