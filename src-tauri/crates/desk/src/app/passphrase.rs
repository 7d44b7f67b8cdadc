//! A first passphrase, or another one.

use passage_store::{Store, StoreError};

use crate::{
    Desk,
    desk::words,
    dto::{PassphraseArgs, StatusDto},
    error::{ApiError, ErrorCode, Result},
    opening::{open_error, shown, store_error},
};

/// Encrypts the open database with another passphrase. Whoever sits before an open window need not know the one it has: it is
/// asked for.
pub(crate) fn set_passphrase(desk: &mut Desk, args: PassphraseArgs) -> Result<StatusDto> {
    let words = words(args.lang);
    let now = desk.now();
    let open = desk.opened(words)?;
    let path = open.path.clone();
    if open.encrypted {
        let known = Store::open(&path, Some(args.current.as_deref().unwrap_or_default()), now);
        known.map_err(|error| open_error(words, &path, &error))?;
    }
    match open.store.rekey(Some(&args.passphrase), now) {
        Ok(()) => open.encrypted = true,
        Err(StoreError::Reopen(error)) => {
            // It is done, but the file has to be opened again.
            desk.open = None;
            desk.default_path.clone_from(&path);
            desk.problem = Some(ApiError::new(words, ErrorCode::NeedsPassphrase, &[("path", shown(&path).into())]));
            return Err(open_error(words, &path, &error));
        }
        Err(error) => return Err(store_error(words, &error)),
    }
    desk.write_down(words, "settings.passphrase", "")?;
    super::current(desk, words)
}
