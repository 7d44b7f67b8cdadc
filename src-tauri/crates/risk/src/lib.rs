//! The risk method: from events to explained levels
