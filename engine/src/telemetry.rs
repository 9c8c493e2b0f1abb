//! What the process says of itself: logs and counters.

use std::io::IsTerminal as _;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use tracing_subscriber::EnvFilter;

use crate::domain::occurrence::Disposition;
use crate::domain::outbox::OutboxState;

/// Sends logs to standard error; `directives` is a filter as `info` or `dondoc=debug`.
pub fn start_logging(directives: &str) {
    let filter = EnvFilter::try_new(directives).unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    let _already_logging = subscriber.try_init();
}

/// An error with all its causes, for a log or a terminal.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DispositionLabels {
    disposition: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct FaultLabels {
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ResultLabels {
    result: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StateLabels {
    state: &'static str,
}

/// The counters of `/metrics`.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    occurrences: Family<DispositionLabels, Counter>,
    evaluations: Counter,
    plugin_faults: Family<FaultLabels, Counter>,
    reminders: Counter,
    deliveries: Family<ResultLabels, Counter>,
    messages: Family<StateLabels, Gauge>,
    ledger_head: Gauge,
}

impl Metrics {
    /// All counters at zero.
    pub fn new() -> Metrics {
        let mut registry = Registry::with_prefix("dondoc");
        let metrics = Metrics {
            requests: Family::default(),
            occurrences: Family::default(),
            evaluations: Counter::default(),
            plugin_faults: Family::default(),
            reminders: Counter::default(),
            deliveries: Family::default(),
            messages: Family::default(),
            ledger_head: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("http_requests", "Requests by method, route and status", metrics.requests.clone());
        registry.register("occurrences", "Occurrences by final disposition", metrics.occurrences.clone());
        registry.register("evaluations", "Evaluations recorded", metrics.evaluations.clone());
        registry.register("plugin_faults", "Evaluations whose plugin faulted, by code", metrics.plugin_faults.clone());
        registry.register("reminders", "Reminders written by the sweep", metrics.reminders.clone());
        registry.register("deliveries", "Deliveries by what came of them", metrics.deliveries.clone());
        let messages = "Messages that wait or are dead";
        registry.register("messages", messages, metrics.messages.clone());
        registry.register("ledger_head", "The position of the last entry", metrics.ledger_head.clone());
        Metrics { registry, ..metrics }
    }

    /// One more request.
    pub fn count_request(&self, method: String, route: String, status: u16) {
        self.requests.get_or_create(&RequestLabels { method, route, status }).inc();
    }

    /// One more occurrence that came to its end.
    pub fn count_occurrence(&self, disposition: &Disposition, fault_codes: &[&'static str]) {
        self.occurrences.get_or_create(&DispositionLabels { disposition: disposition.id() }).inc();
        if let Disposition::Ran { evaluations, .. } | Disposition::RanWithFaults { evaluations, .. } = disposition {
            self.evaluations.inc_by(u64::from(*evaluations));
        }
        for code in fault_codes {
            self.plugin_faults.get_or_create(&FaultLabels { code }).inc();
        }
    }

    /// Reminders a sweep wrote.
    pub fn count_reminders(&self, written: usize) {
        self.reminders.inc_by(written as u64);
    }

    /// Deliveries that ended so.
    pub fn count_deliveries(&self, result: &'static str, count: usize) {
        self.deliveries.get_or_create(&ResultLabels { result }).inc_by(count as u64);
    }

    /// How many messages stand so.
    pub fn show_messages(&self, state: OutboxState, count: usize) {
        self.messages.get_or_create(&StateLabels { state: state.id() }).set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// The ledger's head as it was last seen.
    pub fn show_head(&self, position: u64) {
        self.ledger_head.set(i64::try_from(position).unwrap_or(i64::MAX));
    }

    /// All counters in the OpenMetrics text format.
    pub fn encode(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics::new()
    }
}
