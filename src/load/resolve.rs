//! References find what they name.

use crate::diagnostic::Diagnostic;
use crate::model::Publication;

/// Resolves every reference in the publication.
pub fn resolve(_publication: &mut Publication, _diagnostics: &mut Vec<Diagnostic>) {}
