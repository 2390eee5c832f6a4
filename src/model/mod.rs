//! What a self-evaluation is made of. Plain values: no file, no Markdown, no HTML.

mod about;
mod audience;
mod decimal;
mod edition;
mod evidence;
mod figure;
mod id;
mod indicator;
mod period;
mod plan;
mod publication;
mod section;
mod span;
mod table;
mod text;
pub mod walk;

pub use about::*;
pub use audience::*;
pub use decimal::*;
pub use edition::*;
pub use evidence::*;
pub use figure::*;
pub use id::*;
pub use indicator::*;
pub use period::*;
pub use plan::*;
pub use publication::*;
pub use section::*;
pub use span::*;
pub use table::*;
pub use text::*;
