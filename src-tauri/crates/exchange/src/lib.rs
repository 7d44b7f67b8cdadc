//! File formats: readers that locate every issue, and writers
