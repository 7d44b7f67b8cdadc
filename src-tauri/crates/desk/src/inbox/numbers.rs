//! Numbers by which people call reports: the order in which this database took them in.

use passage_model::ReportId;

/// All reports, in order.
pub(super) struct Numbers(Vec<ReportId>);

impl Numbers {
    /// From the ids of all reports; ids made later sort later.
    pub(super) fn new(mut ids: Vec<ReportId>) -> Self {
        ids.sort_unstable();
        Self(ids)
    }

    /// The number of a report, from 1; `None`: it is not on record.
    pub(super) fn of(&self, report: ReportId) -> Option<u32> {
        self.0.binary_search(&report).ok().and_then(|at| u32::try_from(at + 1).ok())
    }
}
