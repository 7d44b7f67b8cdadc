//! User-visible wording in English, Arabic and French
