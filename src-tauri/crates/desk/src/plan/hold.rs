//! That a movement waits, written down: whoever is asked afterwards can say what was advised, and what was done.

use crate::{
    Desk, app,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
};

/// Writes into the audit trail that a movement waits and until when, or that it waits no longer.
pub(crate) fn plan_hold(desk: &mut Desk, args: PlanHoldArgs) -> Result<AuditDto> {
    let words = words(args.lang);
    let made = &desk.kept_plan(words, &args.plan)?.made;
    let about = words.with(
        "plan-hold-about",
        &[
            ("between", made.between.clone().into()),
            ("depart", words.moment(made.depart).into()),
            ("advice", made.advice.clone().into()),
        ],
    );
    let (action, reason) = match args.until {
        Some(until) => (
            "plan.hold",
            words.with("plan-hold-until", &[("about", about.into()), ("until", words.moment(until).into())]),
        ),
        None => ("plan.release", about),
    };
    desk.write_down(words, action, &reason)?;
    let mut written = app::audit(desk, AuditArgs { lang: args.lang, limit: Some(1) })?;
    written.pop().ok_or_else(|| ApiError::new(words, ErrorCode::Internal, &[]))
}
