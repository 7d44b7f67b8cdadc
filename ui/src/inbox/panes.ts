// The parts of the Inbox, loaded together.
export { default as CheckFirst } from './CheckFirst.svelte';
export { default as DraftPane } from './DraftPane.svelte';
export { default as KeyBar } from './KeyBar.svelte';
export { default as ReportPane } from './ReportPane.svelte';
