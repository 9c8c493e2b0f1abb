//! `dondoc template`: the texts that messages are made from. A file of a template is its subject, an empty line and its text.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::actor;
use super::doer::Doer;
use super::exit::Failure;
use super::running_server;
use super::running_server_shape::PageAnswer;
use super::template_shape::{PreviewAnswer, PreviewRequest, TemplateAnswer, WriteRequest};
use crate::boot;
use crate::cli::out::{say, text};
use crate::domain::id::ContactId;
use crate::domain::language::Language;
use crate::domain::message_template::{TemplateKey, TemplateName, TemplateText};
use crate::operations::{PreviewSent, TemplateSent, list_templates, preview_template, show_template, write_template};

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
    /// Prints what a template makes of sample data, or of what a contact is owed; that of a file or the one that counts.
    Preview {
        /// The file; without it, the template that counts.
        file: Option<PathBuf>,
        /// The contact whose waiting reminders are told, in place of sample data; nothing is sent.
        #[arg(long, value_parser = ContactId::parse)]
        contact: Option<ContactId>,
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

    /// Where a server has it.
    fn path(&self) -> String {
        format!("templates/{}/{}", self.template.id(), self.language.id())
    }
}

/// The most bytes of a file of a template.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// Runs the command; where a server owns the data folder, it does what is asked.
pub fn run(command: &TemplateCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        TemplateCommand::List { data } => list(data, config),
        TemplateCommand::Show(named) => {
            let found = match Doer::of(config, &named.data)? {
                Doer::Here(engine) => TemplateAnswer::from(&show_template(&engine, named.key())?),
                Doer::Server(server) => running_server::get(&server, &named.path(), &[])?,
            };
            text(&format!("{}\n\n{}", found.subject.trim_end(), found.text));
            Ok(())
        }
        TemplateCommand::Set { file, named } => set(named, Some(read(file)?), config),
        TemplateCommand::Reset(named) => set(named, None, config),
        TemplateCommand::Preview { file, contact, named } => {
            preview(named, file.as_deref().map(read).transpose()?, contact.as_ref(), config)
        }
    }
}

fn list(data: &Path, config: Option<&Path>) -> Result<(), Failure> {
    let zone = boot::settings(config)?.config.zone;
    let found: Vec<TemplateAnswer> = match Doer::of(config, data)? {
        Doer::Here(engine) => list_templates(&engine)?.iter().map(TemplateAnswer::from).collect(),
        Doer::Server(server) => running_server::get::<PageAnswer<TemplateAnswer>>(&server, "templates", &[])?.items,
    };
    found.iter().for_each(|template| say!("{}", template.line(zone)));
    Ok(())
}

fn set(named: &Named, says: Option<TemplateText>, config: Option<&Path>) -> Result<(), Failure> {
    let key = named.key();
    let version = match Doer::of(config, &named.data)? {
        Doer::Here(engine) => write_template(&engine, &actor(), &TemplateSent { key, says, seen: None })?.version.0,
        Doer::Server(server) => {
            let request = WriteRequest::of(says.as_ref());
            running_server::put::<TemplateAnswer>(&server, &named.path(), &request)?.version
        }
    };
    say!("template {} in {} as of entry {version}", key.name.id(), key.language.id());
    Ok(())
}

fn preview(
    named: &Named,
    says: Option<TemplateText>,
    contact: Option<&ContactId>,
    config: Option<&Path>,
) -> Result<(), Failure> {
    let (subject, body) = says.map(|says| (says.subject, says.text)).unzip();
    let made = match Doer::of(config, &named.data)? {
        Doer::Here(engine) => {
            let sent = PreviewSent { key: named.key(), subject, text: body, contact: contact.cloned() };
            PreviewAnswer::from(preview_template(&engine, &sent)?)
        }
        Doer::Server(server) => {
            let contact = contact.map(ContactId::as_str);
            let request = PreviewRequest { subject: subject.as_deref(), text: body.as_deref(), contact };
            running_server::post(&server, &format!("{}/preview", named.path()), &request)?
        }
    };
    text(&format!("{}\n\n{}", made.subject, made.text));
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
