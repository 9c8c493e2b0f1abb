//! Makes a plugin of a component: audit, compile, describe twice, hold the description against its rules.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use wasmtime::component::types::ComponentItem;
use wasmtime::component::{Component, ComponentExportIndex, InstancePre};

use super::guest::Guest;
use super::limits::{COMPONENT_BYTES_MAX, Limits};
use super::run::Host;
use super::session::Session;
use super::wire::{Description, LiftedOutcomes};
use super::{calendar, description, facts, log};
use crate::domain::directive::Directive;
use crate::domain::evaluation::PluginFault;
use crate::domain::id::Digest;

/// The interface of the contract that holds types only.
const TYPES: &str = "dondoc:directive/types@1.0.0";
/// All that a plugin may import.
const IMPORTS: [&str; 4] = [TYPES, facts::INTERFACE, calendar::INTERFACE, log::INTERFACE];

/// What a check returns.
pub(super) type Checked = (Result<LiftedOutcomes, String>,);

/// A component that was compiled, linked and described.
#[derive(Clone)]
pub struct Plugin {
    /// The SHA-256 of the component.
    pub digest: Digest,
    /// What it declares.
    pub directive: Arc<Directive>,
    /// The size of the component.
    pub component_bytes: u64,
    pub(super) pre: InstancePre<Guest>,
    pub(super) check: ComponentExportIndex,
}

/// Why a component is no plugin. The engine goes on, and lists it with this reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadFault {
    /// It is larger than any plugin may be.
    #[error("the component has {bytes} bytes, and at most {bytes_max} are taken")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        bytes_max: u64,
    },
    /// Its file cannot be read.
    #[error("its file cannot be read: {reason}")]
    Unreadable {
        /// In the system's words.
        reason: String,
    },
    /// It is no WebAssembly component, or one that needs what the engine does not give.
    #[error("not a component that can be run here: {reason}")]
    NotAComponent {
        /// What is wrong, in wasmtime's words.
        reason: String,
    },
    /// It imports something beyond the contract.
    #[error("it imports what no plugin may import: {}", imports.join(", "))]
    ForeignImport {
        /// Every such import, by name.
        imports: Vec<String>,
    },
    /// It imports or exports a function of the contract with another type, or does not export one.
    #[error("it does not fit the contract: {reason}")]
    Contract {
        /// Which function, and how it differs.
        reason: String,
    },
    /// It did not get through describing itself.
    #[error("it failed to describe itself: {}", fault.code())]
    Describe {
        /// What ended it.
        fault: PluginFault,
    },
    /// It described itself twice, and not alike.
    #[error("it described itself differently twice")]
    DescribesDifferently,
    /// Its description breaks rules.
    #[error("its description breaks the rules: {}", problems.join("; "))]
    BadDescription {
        /// All of them.
        problems: Vec<String>,
    },
}

impl LoadFault {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            LoadFault::TooLarge { .. } => "too-large",
            LoadFault::Unreadable { .. } => "unreadable",
            LoadFault::NotAComponent { .. } => "not-a-component",
            LoadFault::ForeignImport { .. } => "foreign-import",
            LoadFault::Contract { .. } => "contract",
            LoadFault::Describe { .. } => "describe-failed",
            LoadFault::DescribesDifferently => "describes-differently",
            LoadFault::BadDescription { .. } => "bad-description",
        }
    }
}

impl Host {
    /// Loads a component. Compiling takes a tenth of a second for Rust and ten seconds for Python, and less than a
    /// millisecond where the folder of compiled plugins has it.
    pub fn load(&self, bytes: &[u8]) -> Result<Plugin, LoadFault> {
        if bytes.len() as u64 > COMPONENT_BYTES_MAX {
            return Err(LoadFault::TooLarge { bytes: bytes.len() as u64, bytes_max: COMPONENT_BYTES_MAX });
        }
        let digest = Digest(Sha256::digest(bytes).into());
        let component = self.compiled(digest, bytes)?;
        self.audit(&component)?;
        let contract = |error: wasmtime::Error| LoadFault::Contract { reason: sentence(&error) };
        let pre = self.linker().instantiate_pre(&component).map_err(contract)?;
        let export = |name: &str| component.get_export_index(None, name).ok_or_else(|| missing(name));
        let exports = Exports { describe: export("describe")?, check: export("check")? };
        let first = self.describe(&pre, &exports)?;
        let described = same(first, &self.describe(&pre, &exports)?)?;
        let directive = description::read(described).map_err(|problems| LoadFault::BadDescription { problems })?;
        let (directive, component_bytes) = (Arc::new(directive), bytes.len() as u64);
        Ok(Plugin { digest, directive, component_bytes, pre, check: exports.check })
    }

    fn compiled(&self, digest: Digest, bytes: &[u8]) -> Result<Component, LoadFault> {
        if let Some(component) = self.cache().and_then(|cache| cache.find(self.engine(), digest)) {
            return Ok(component);
        }
        let compiled = Component::new(self.engine(), bytes);
        let component = compiled.map_err(|error| LoadFault::NotAComponent { reason: sentence(&error) })?;
        if let Some(cache) = self.cache() {
            cache.keep(digest, &component);
        }
        Ok(component)
    }

    /// Refuses every import beyond the contract, before anything of the component runs.
    fn audit(&self, component: &Component) -> Result<(), LoadFault> {
        let kind = component.component_type();
        let foreign = kind.imports(self.engine()).filter(|(name, import)| {
            !IMPORTS.contains(name) || !matches!(import.ty, ComponentItem::ComponentInstance(_))
        });
        let imports: Vec<String> = foreign.map(|(name, _)| name.to_owned()).collect();
        if imports.is_empty() { Ok(()) } else { Err(LoadFault::ForeignImport { imports }) }
    }

    /// One description, from a fresh instance whose exports are of the contract's types.
    fn describe(&self, pre: &InstancePre<Guest>, exports: &Exports) -> Result<Description, LoadFault> {
        let left = self.enter(pre, Session::for_describe(Limits::DEFAULT), |store, instance| {
            let misfit = |name: &str, error: &wasmtime::Error| format!("{name}: {}", sentence(error));
            if let Err(error) = instance.get_typed_func::<(), Checked>(&mut *store, exports.check) {
                return Ok(Err(misfit("check", &error)));
            }
            match instance.get_typed_func::<(), (Description,)>(&mut *store, exports.describe) {
                Err(error) => Ok(Err(misfit("describe", &error))),
                Ok(describe) => describe.call(store, ()).map(|(description,)| Ok(description)),
            }
        });
        let described = left.returned.map_err(|fault| LoadFault::Describe { fault })?;
        described.map_err(|reason| LoadFault::Contract { reason })
    }
}

/// The two functions of the contract, in the component.
struct Exports {
    describe: ComponentExportIndex,
    check: ComponentExportIndex,
}

impl fmt::Debug for Plugin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plugin")
            .field("digest", &self.digest)
            .field("directive", &self.directive.id)
            .finish_non_exhaustive()
    }
}

/// The one description of two alike.
fn same(first: Description, second: &Description) -> Result<Description, LoadFault> {
    if first == *second { Ok(first) } else { Err(LoadFault::DescribesDifferently) }
}

fn missing(name: &str) -> LoadFault {
    LoadFault::Contract { reason: format!("it does not export {name}") }
}

fn sentence(error: &wasmtime::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No guest can bring this about, since nothing it can see differs between two descriptions; so it is brought about here.
    #[test]
    fn two_descriptions_that_differ_are_refused() {
        let description = |title: &str| Description {
            id: "x".into(),
            number: "1".into(),
            title: title.into(),
            issuer: "UBND".into(),
            issued: 0,
            effective: 0,
            expires: None,
            supersedes: vec![],
            applies_to: vec![],
            checks: vec![],
            tasks: vec![],
            indicators: vec![],
            registers: vec![],
            documents: vec![],
            duties: vec![],
            parameters: vec![],
        };
        assert_eq!(same(description("a"), &description("b")), Err(LoadFault::DescribesDifferently));
        assert_eq!(same(description("a"), &description("a")), Ok(description("a")));
    }
}
