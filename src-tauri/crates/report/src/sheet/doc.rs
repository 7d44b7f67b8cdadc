//! What stands on the sheet, as data.

use passage_model::{Lang, Time, Tlp};
use serde::{Deserialize, Serialize};

/// A text in the first and in the second language of the sheet. Where one language has no words of its own, the other's
/// stand in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    /// In the first language.
    pub first: String,
    /// In the second language.
    pub second: String,
}

/// What is at a stop. What it means for the risk, or who holds it, has no place here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StopKind {
    /// A place that is passed, or where a stop is planned.
    Place,
    /// A control on the road.
    Checkpoint,
    /// A gate between two areas or countries.
    Crossing,
    /// A bridge.
    Bridge,
    /// A ferry.
    Ferry,
}

/// Hours at which a stretch of road that begins after a stop is open.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RoadHours {
    /// The stretch, km from the start.
    pub section: (f64, f64),
    /// Minutes of the local day.
    pub open: (u16, u16),
}

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetStop {
    /// From the start, km, not negative.
    pub km: f64,
    /// What is there. The first stop is the start and the last the end, whatever they are.
    pub kind: StopKind,
    /// Its name.
    pub name: Both,
    /// What else to do there.
    pub note: Option<Both>,
    /// When they are to arrive; at the start: when they leave; where they wait: when they go on.
    pub at: Time,
    /// Minutes of the planned stop; 0: they drive on.
    pub stop_minutes: u32,
    /// They call from here. Calls are numbered in order.
    pub call: bool,
    /// Of the time before, minutes of waiting until the gate opens; 0: none.
    pub wait_minutes: u32,
    /// They wait at this place on the road itself, and nobody goes on before `at`.
    pub halt: bool,
    /// Stretches of the road to the next stop that are open at some hours only.
    #[serde(default)]
    pub road: Vec<RoadHours>,
    /// Opening hours of the gate, minutes of the local day. `None`: not known, and nothing is printed.
    pub open: Option<(u16, u16)>,
}

/// The whole sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetDoc {
    /// First and second language. The first decides from which side the page is read.
    pub langs: (Lang, Lang),
    /// Running number. `None`: a draft, and every page says so.
    pub number: Option<u32>,
    /// Marking.
    pub tlp: Tlp,
    /// The places, from start to end, in the order in which they are met.
    pub stops: Vec<SheetStop>,
    /// When they must be back. `None`: a line to fill in by hand.
    pub back_by: Option<Time>,
    /// After that moment the sheet must not be used.
    pub valid_until: Time,
    /// Local time less UTC, minutes, -840 to 840. All times on the sheet are local.
    pub local_offset_minutes: i32,
    /// Waiting longer than that anywhere is a reason to call, minutes.
    pub wait_minutes: u32,
}

impl SheetDoc {
    /// The title in the first language: "Idlib to Bab al-Hawa", without marks that set the writing direction.
    pub fn title(&self) -> String {
        crate::layout::text::clean(&super::words::Tongue::new(self, false).title(self))
    }
}
