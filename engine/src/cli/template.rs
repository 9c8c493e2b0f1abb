//! `dondoc template`: the texts that messages are made from. A file of a template is its subject, an empty line and its text.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::actor;
use super::exit::Failure;
use crate::boot::{self, Place};
use crate::cli::out::{say, text};
use crate::domain::language::Language;
use crate::domain::message_template::{TemplateKey, TemplateName, TemplateText};
use crate::operations::{Engine, TemplateSent, list_templates, preview_template, show_template, write_template};

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// Lists the templates, one a line: template, language, whose it is, who wrote it last and when.
    List {
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
    /// Prints a template as a file that can be edited and set: subject, empty line, text.
    Show(Named),
    /// Writes a template from a file, after trying it on everything that a message may hold.
    Set {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        named: Named,
    },
    /// Goes back to the program's own template.
    Reset(Named),
    /// Prints what a template makes of sample data, that of a file or the one that counts.
    Preview {
        /// The file; without it, the template that counts.
        file: Option<PathBuf>,
        #[command(flatten)]
        named: Named,
    },
}

/// Which template of which data folder.
#[derive(Debug, Args)]
pub struct Named {
    /// The message.
    #[arg(long, default_value = "digest", value_parser = name)]
    template: TemplateName,
    /// The language: vi or en.
    #[arg(long, value_parser = language)]
    language: Language,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

impl Named {
    fn key(&self) -> TemplateKey {
        TemplateKey { name: self.template, language: self.language }
    }

    fn engine(&self, config: Option<&Path>, method: &str, end: &str) -> Result<Engine, Failure> {
        let (name, language) = (self.template.id(), self.language.id());
        engine(config, &self.data, &format!("{method} {{server}}/v1/templates/{name}/{language}{end}"))
    }
}

/// The most bytes of a file of a template.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// Runs the command.
pub fn run(command: &TemplateCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        TemplateCommand::List { data } => list(&engine(config, data, "curl {server}/v1/templates")?),
        TemplateCommand::Show(named) => {
            let TemplateText { subject, text: body } =
                show_template(&named.engine(config, "curl", "")?, named.key())?.says;
            text(&format!("{}\n\n{body}", subject.trim_end()));
            Ok(())
        }
        TemplateCommand::Set { file, named } => set(&named.engine(config, "PUT", "")?, named.key(), Some(read(file)?)),
        TemplateCommand::Reset(named) => set(&named.engine(config, "PUT", "")?, named.key(), None),
        TemplateCommand::Preview { file, named } => {
            let says = file.as_deref().map(read).transpose()?;
            let (subject, body) = says.map(|says| (says.subject, says.text)).unzip();
            let engine = named.engine(config, "POST", "/preview")?;
            let made = preview_template(&engine, named.key(), subject, body)?;
            text(&format!("{}\n\n{}", made.subject, made.text));
            Ok(())
        }
    }
}

fn engine(config: Option<&Path>, data: &Path, call: &str) -> Result<Engine, Failure> {
    boot::engine(config, Place::Folder(data)).map_err(|error| Failure::of_start(error, call))
}

fn list(engine: &Engine) -> Result<(), Failure> {
    for view in list_templates(engine)? {
        let whose = if view.is_written { "administrator" } else { "engine" };
        let last = view.versions.last().map(|last| format!(" {} {}", last.value.by, last.recorded_on));
        say!("{} {} {whose}{}", view.key.name.id(), view.key.language.id(), last.unwrap_or_default());
    }
    Ok(())
}

fn set(engine: &Engine, key: TemplateKey, says: Option<TemplateText>) -> Result<(), Failure> {
    let view = write_template(engine, &actor(), &TemplateSent { key, says, seen: None })?;
    say!("template {} in {} as of entry {}", key.name.id(), key.language.id(), view.version);
    Ok(())
}

/// The first line of a file as the subject, and what follows the empty line after it.
fn read(file: &Path) -> Result<TemplateText, Failure> {
    let failed = |error: std::io::Error| Failure::machine(&format!("reading {}", file.display()), &error);
    let bytes = file.metadata().map_err(failed)?.len();
    if bytes > FILE_BYTES_MAX {
        return Err(Failure::mend(format!("{} takes {bytes} bytes; a template takes less", file.display())));
    }
    let text = std::fs::read_to_string(file).map_err(failed)?.replace("\r\n", "\n");
    let parts = text.split_once("\n\n").filter(|(subject, _)| !subject.contains('\n'));
    let (subject, text) = parts.ok_or_else(|| {
        Failure::mend(format!(
            "{}: the first line is the subject, the second is empty, then comes the text",
            file.display()
        ))
    })?;
    Ok(TemplateText { subject: subject.to_owned(), text: text.to_owned() })
}

fn name(text: &str) -> Result<TemplateName, &'static str> {
    TemplateName::parse(text).ok_or("there is one: digest")
}

fn language(text: &str) -> Result<Language, &'static str> {
    Language::parse(text).ok_or("write vi or en")
}
