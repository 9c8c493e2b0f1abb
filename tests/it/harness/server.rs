//! A server on a free port of loopback, in a thread of its own, and the requests that are sent to it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;

use serde_json::Value;
use tokio::sync::oneshot;
use ureq::http;

use dondoc::clock::ManualClock;
use dondoc::http::app::App;
use dondoc::http::server::{listen, serve};
use dondoc::operations::{
    Engine, create_duty_tasks, create_first_token, follow_calendar, reconcile_schedules, sweep_reminders,
    tick_schedules,
};
use dondoc::telemetry::Metrics;

use super::prepared::{bring_documents, set_clock};
use super::{Answer, Prepared};

/// The most bytes of a file that a test sends.
pub const FILE_BYTES_MAX: usize = 1 << 20;

/// A server; it is stopped when it is dropped.
pub struct Server {
    pub engine: Arc<Engine>,
    pub token: String,
    pub address: SocketAddr,
    clock: Arc<ManualClock>,
    metrics: Arc<Metrics>,
    agent: ureq::Agent,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<()>>,
}

impl Server {
    /// Over an empty store, at 17:00 of 31 March 2022.
    pub fn start() -> Server {
        Prepared::new().serve()
    }

    /// Serves a prepared engine with an administrator's token.
    pub fn of(Prepared { engine, clock }: Prepared) -> Server {
        reconcile_schedules(&engine).unwrap();
        let engine = Arc::new(engine);
        let token = create_first_token(&engine, [7; 32]).unwrap().expect("the store is new");
        let metrics = Arc::new(Metrics::new());
        let (engine_of_app, metrics_of_app) = (Arc::clone(&engine), Arc::clone(&metrics));
        let app = App {
            engine: engine_of_app,
            metrics: metrics_of_app,
            console: None,
            file_bytes_max: FILE_BYTES_MAX,
            streams: Arc::default(),
        };
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let serving = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = listen((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let stopped = async { stopped.await.unwrap_or_default() };
                serve(listener, app, stopped).await.unwrap();
            });
        });
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .allow_non_standard_methods(true)
            .build();
        Server {
            engine,
            token,
            address: told.recv().expect("the server listens"),
            clock,
            metrics,
            agent: agent.into(),
            stop: Some(stop),
            serving: Some(serving),
        }
    }

    /// Asks for a path.
    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send()
    }

    /// Sends a JSON body with the administrator's token.
    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.request("POST", path).token(&self.token).json(body).send()
    }

    /// Sends a file with the administrator's token.
    #[track_caller]
    pub fn send_file(&self, path: &str, bytes: impl Into<Vec<u8>>) -> Answer {
        self.request("POST", path).token(&self.token).body(bytes).send()
    }

    /// A request without a token.
    pub fn request(&self, method: &str, path: &str) -> Request<'_> {
        let uri = format!("http://{}{path}", self.address);
        Request { server: self, builder: http::Request::builder().method(method).uri(uri), body: None }
    }

    /// Every item of a list, read in pages of `limit`.
    #[track_caller]
    pub fn list(&self, path: &str, limit: usize) -> Vec<Value> {
        let between = if path.contains('?') { '&' } else { '?' };
        let mut items = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.get(&format!("{path}{between}limit={limit}{cursor}")).ok();
            let here = page["items"].as_array().expect("a list has items");
            assert!(here.len() <= limit, "{path}: a page holds {} items, {limit} were asked for", here.len());
            items.extend(here.iter().cloned());
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return items,
            }
        }
    }

    /// Sets the clock to an hour of a day in the configured zone.
    pub fn set_clock(&self, day: &str, hour: u32) {
        set_clock(&self.clock, &self.engine, day, hour);
    }

    /// One look of the loops: what the calendar and duties bring, reminders, then occurrences.
    #[track_caller]
    pub fn tick(&self) {
        let now = self.engine.clock.now();
        follow_calendar(&self.engine, now).unwrap();
        create_duty_tasks(&self.engine, now).unwrap();
        self.metrics.count_reminders(sweep_reminders(&self.engine, now).unwrap());
        for finished in tick_schedules(&self.engine, now).unwrap() {
            self.metrics.count_occurrence(&finished.disposition, &finished.fault_codes);
        }
    }

    /// Brings in a file of documents.
    pub fn bring_documents(&self, csv: &str) {
        bring_documents(&self.engine, csv.as_bytes());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _already_gone = stop.send(());
        }
        if let Some(serving) = self.serving.take() {
            let ended = serving.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the server panicked");
        }
    }
}

/// A request on its way.
#[must_use]
pub struct Request<'a> {
    server: &'a Server,
    builder: http::request::Builder,
    body: Option<Vec<u8>>,
}

impl Request<'_> {
    /// With a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.builder = self.builder.header(name, value);
        self
    }

    /// With a bearer token.
    pub fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// With a body of JSON.
    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    /// With a body of bytes.
    pub fn body(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.body = Some(bytes.into());
        self
    }

    /// Sends it.
    #[track_caller]
    pub fn send(self) -> Answer {
        Answer::read(self.open())
    }

    /// Sends it; the body of the answer is not read yet.
    #[track_caller]
    pub fn open(self) -> http::Response<ureq::Body> {
        let agent = &self.server.agent;
        let sent = match self.body {
            Some(body) => agent.run(self.builder.body(body).expect("a request can be built")),
            None => agent.run(self.builder.body(()).expect("a request can be built")),
        };
        sent.expect("the server answers")
    }
}
