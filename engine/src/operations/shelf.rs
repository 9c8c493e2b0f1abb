//! The directives that were found at the start, in the order they were found: the good ones with their components, the
//! bad ones with their reasons.

use std::sync::Arc;

use crate::domain::id::{Digest, DirectiveId};
use crate::host::{LoadFault, Plugin};

/// Whether a found component is used.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It is evaluated.
    Active,
    /// It is sound, and another digest of the same directive came first: it waits to be activated.
    Installed,
    /// It is not sound.
    Refused,
}

/// One found component.
#[derive(Debug)]
pub struct Shelved {
    /// Where it was found: `built-in`, or the file's name.
    pub origin: String,
    /// The plugin, or why it is none.
    pub plugin: Result<Arc<Plugin>, LoadFault>,
    /// Whether it is used.
    pub standing: Standing,
}

/// All found components.
#[derive(Debug, Default)]
pub struct Shelf {
    found: Vec<Shelved>,
}

impl Shelf {
    /// Puts a component on the shelf. The first of a directive is active; another digest of it waits, and the same digest
    /// again is passed over.
    pub fn put(&mut self, origin: String, plugin: Result<Arc<Plugin>, LoadFault>) {
        let standing = match &plugin {
            Err(_) => Standing::Refused,
            Ok(plugin) if self.holds(&plugin.digest) => return,
            Ok(plugin) if self.active(&plugin.directive.id).is_some() => Standing::Installed,
            Ok(_) => Standing::Active,
        };
        self.found.push(Shelved { origin, plugin, standing });
    }

    /// Everything found.
    pub fn all(&self) -> &[Shelved] {
        &self.found
    }

    /// The active plugin of a directive.
    pub fn active(&self, directive: &DirectiveId) -> Option<&Arc<Plugin>> {
        self.plugins().find(|plugin| plugin.directive.id == *directive)
    }

    /// The active plugins.
    pub fn plugins(&self) -> impl Iterator<Item = &Arc<Plugin>> {
        let active = |shelved: &&Shelved| matches!(shelved.standing, Standing::Active);
        self.found.iter().filter(active).filter_map(|shelved| shelved.plugin.as_ref().ok())
    }

    fn holds(&self, digest: &Digest) -> bool {
        self.found.iter().filter_map(|shelved| shelved.plugin.as_ref().ok()).any(|plugin| plugin.digest == *digest)
    }
}
