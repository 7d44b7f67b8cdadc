//! The border: what the window, the host and the command line get and give. TypeScript types are generated from these.
//!
//! Times are RFC 3339 strings in UTC, distances km, positions degrees. Texts are ready to show, in the language asked
//! for; codes beside them are stable.

mod app;
mod backtest;
mod calibrate;
mod change;
mod contract;
mod edit;
mod effect;
mod exchange;
mod gazetteer;
mod import;
mod inbox;
mod map;
mod method;
mod plan;
mod plan_way;
mod queue;
mod roads;
mod route;
mod sheet;

pub use app::*;
pub use backtest::*;
pub use calibrate::*;
pub use change::*;
pub use contract::*;
pub use edit::*;
pub use effect::*;
pub use exchange::*;
pub use gazetteer::*;
pub use import::*;
pub use inbox::*;
pub use map::*;
pub use method::*;
pub use plan::*;
pub use plan_way::*;
pub use queue::*;
pub use roads::*;
pub use route::*;
pub use sheet::*;
