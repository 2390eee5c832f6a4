//! What only the rest of the publication can say about tables.

use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::collections::BTreeMap;

/// Reads the periods of a table of series as years of its indicators' kind, and reports a scale
/// that is not the scale of the columns.
pub(in crate::load) fn settle(publication: &mut Publication, diagnostics: &mut Vec<Diagnostic>) {
    let years: BTreeMap<Id, YearKind> = publication
        .indicators
        .iter()
        .map(|indicator| (indicator.id.clone(), indicator.year))
        .collect();
    for table in &mut publication.tables {
        match &mut table.body {
            TableBody::Series {
                indicators,
                from,
                to,
            } => {
                let year = indicators.iter().find_map(|id| years.get(id));
                for period in [from, to].into_iter().flatten() {
                    if let Some(year) = year
                        && let Some(same) = Period::parse(&period.to_string(), *year)
                    {
                        *period = same;
                    }
                }
            }
            TableBody::Rows { columns, .. } => {
                let scale = table
                    .scale
                    .as_ref()
                    .and_then(|id| publication.scales.iter().find(|scale| scale.id == *id));
                if let Some(scale) = scale
                    && !scale
                        .levels
                        .iter()
                        .any(|level| columns.iter().any(|column| column.id == level.id))
                {
                    let levels: Vec<&str> =
                        scale.levels.iter().map(|level| level.id.as_str()).collect();
                    diagnostics.push(
                        Diagnostic::error(
                            "unused-scale",
                            format!(
                                "no column of this table is a level of the scale “{}”",
                                scale.id
                            ),
                        )
                        .at(table.span)
                        .related(scale.span, "the scale")
                        .help(format!(
                            "Give the columns the ids of its levels as their keys: {}.",
                            levels.join(", ")
                        )),
                    );
                }
            }
        }
    }
}
