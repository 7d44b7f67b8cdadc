//! Briefings as self-contained, pre-paginated HTML
