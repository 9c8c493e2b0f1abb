//! A ranking as text for a terminal: a line a unit, counts by rating, and what was published that does not follow.

use super::lines::{line, shown};
use crate::domain::Decimal;
use crate::domain::scoring::{
    CountError, Group, Membership, Placed, Published, PublishedRanking, Ranking, Standing, TieRule,
};

/// The whole answer.
pub(super) fn write(file: &PublishedRanking, ranking: &Ranking) -> String {
    let mut text = String::new();
    let key = &file.ratings.key;
    line(&mut text, &format!("{} — {} {}", file.title, key.decision, key.year));
    let by = if file.second_key.is_empty() { String::new() } else { format!(" ({})", file.second_key) };
    line(&mut text, &format!("ties: {}{by}", file.ties.id()));
    for group in &ranking.groups {
        heading(&mut text, group);
        for standing in &group.standings {
            standing_lines(&mut text, standing);
        }
        shares(&mut text, group);
        published(&mut text, group, file.ties);
        last_year(&mut text, &group.membership);
    }
    for error in &ranking.count_errors {
        line(&mut text, &format!("\ncounts: {}", miscounted(error)));
    }
    text
}

fn miscounted(error: &CountError) -> String {
    let rating = error.rating.as_deref().unwrap_or("unrated");
    let kind = error.kind.map_or_else(String::new, |kind| format!(" of kind {}", kind.id()));
    format!("{} units{kind} are published as {rating}, by their points {} are", error.stated, error.computed)
}

fn heading(text: &mut String, group: &Group) {
    let kind = group.kind.map_or("", |kind| kind.id());
    let cluster = if group.cluster.is_empty() { String::new() } else { format!("cluster {}", group.cluster) };
    let name = [kind, cluster.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    line(text, &format!("\n{name}"));
    line(text, &format!("{:>5} {:>9} {:>9} {:>9} {:>6}  unit · rating", "rank", "points", "index", "change", "ranks"));
}

fn standing_lines(text: &mut String, standing: &Standing) {
    let rank = standing.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
    let change = standing.change.map_or_else(String::new, |change| signed(change.index));
    let moved = standing.change.and_then(|change| change.ranks).map_or_else(String::new, |ranks| format!("{ranks:+}"));
    let rating = standing.rating.as_deref().map_or_else(String::new, |rating| format!(" · {rating}"));
    let (points, index) = (shown(standing.unit.points), shown(standing.index));
    line(text, &format!("{rank:>5} {points:>9} {index:>9} {change:>9} {moved:>6}  {}{rating}", standing.unit.unit));
    for said in said_of(standing) {
        line(text, &format!("{:>44}{said}", ""));
    }
}

/// What was published of a unit and does not follow from its points.
fn said_of(standing: &Standing) -> Vec<String> {
    let unit = &standing.unit;
    let mut said = Vec::new();
    if !unit.is_ranked {
        said.push("scored, not ranked".to_owned());
    }
    match (unit.index, standing.published_index) {
        (Some(index), Some(Published::Truncated)) => {
            said.push(format!("published index {index} is truncated, not rounded"));
        }
        (Some(index), Some(Published::Differs { by })) => {
            said.push(format!("published index {index} differs by {}", signed(by)));
        }
        _ => {}
    }
    if let Some(rank) = unit.rank.filter(|_| standing.rank_differs()) {
        said.push(format!("published rank {rank}"));
    }
    if standing.rating_differs() {
        said.push(format!("published rating {}", unit.rating));
    }
    said
}

fn shares(text: &mut String, group: &Group) {
    if group.shares.is_empty() {
        return;
    }
    let total: u64 = group.shares.iter().map(|share| share.count).sum();
    line(text, &format!("\n  ratings of {total} ranked units:"));
    for share in &group.shares {
        let name = share.rating.as_deref().unwrap_or("unrated");
        let percent = share.percent.map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"));
        line(text, &format!("  {:>6} {percent:>9}  {name}", share.count));
    }
}

fn published(text: &mut String, group: &Group, stated: TieRule) {
    for error in &group.order_errors {
        let placed = match error.placed {
            Placed::Below => "below",
            Placed::Level => "level with",
        };
        line(
            text,
            &format!(
                "\n  order: {} is published as {}, {placed} {} ({}), and has {} more; its points give {}",
                error.unit, error.published, error.other, error.other_published, error.by, error.computed
            ),
        );
    }
    let others = group.fits_otherwise(stated);
    if !others.is_empty() {
        let rules: Vec<&str> = others.iter().map(|rule| rule.id()).collect();
        line(text, &format!("\n  the published ranks are right by another tie rule: {}", rules.join(", ")));
    }
}

fn last_year(text: &mut String, membership: &Membership) {
    if !membership.has_last_year || membership.is_same() {
        return;
    }
    line(text, "\n  ranks are not compared with last year's: the units are not the same");
    if !membership.joined.is_empty() {
        line(text, &format!("  not scored last year: {}", membership.joined.join(", ")));
    }
    if !membership.left.is_empty() {
        line(text, &format!("  not scored any more: {}", membership.left.join(", ")));
    }
}

fn signed(number: Decimal) -> String {
    if number > Decimal::ZERO { format!("+{number}") } else { number.to_string() }
}
