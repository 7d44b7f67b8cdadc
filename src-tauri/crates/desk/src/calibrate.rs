//! Country calibration: fitting a scale on the user's own past, keeping it, choosing it; and the shipped back-test.

use passage_words::Words;

use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
};

fn not_there(words: Words) -> ApiError {
    ApiError::new(words, ErrorCode::NoSuchThing, &[])
}

pub(crate) fn backtest_shipped(_: &mut Desk, args: LangArgs) -> Result<ShippedBacktestDto> {
    Err(not_there(words(args.lang)))
}

pub(crate) fn calibrations(_: &mut Desk, args: LangArgs) -> Result<CalibrationsDto> {
    Err(not_there(words(args.lang)))
}

pub(crate) fn calibrate(_: &mut Desk, args: CalibrateArgs) -> Result<CalibrationDto> {
    Err(not_there(words(args.lang)))
}

pub(crate) fn choose_calibration(_: &mut Desk, args: ChooseCalibrationArgs) -> Result<ChangedDto> {
    Err(not_there(words(args.lang)))
}
