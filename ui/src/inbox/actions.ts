// What a person can do to the draft that is unfolded, by key. Part of the one table in shell/actions.ts; each holds only in
// the Inbox and while no form is open.
import type { Action } from '../shell/actions';
import { focus } from '../state/focus.svelte';
import { inbox, pickable, waits } from '../state/inbox.svelte';

const here = (): boolean => focus.view === 'inbox' && focus.mode.is === 'read';
const deciding = (): boolean => here() && inbox.draft !== undefined && waits(inbox.draft);

function pickNumber(number: number): void {
  const found = inbox.draft && pickable(inbox.draft)[number - 1];
  if (found && inbox.ref) inbox.pick(inbox.ref, found.place, found.pick);
}

export const INBOX_ACTIONS: Action[] = [
  { id: 'draft-do-accept', keys: ['a'], shown: 'A', when: deciding, run: () => void inbox.accept() },
  { id: 'draft-do-edit', keys: ['e'], shown: 'E', when: deciding, run: () => void inbox.edit() },
  { id: 'draft-do-reject', keys: ['r'], shown: 'R', when: deciding, run: () => (inbox.rejecting = true) },
  {
    id: 'draft-do-grade',
    keys: ['g'],
    shown: 'G',
    when: deciding,
    run: () => (inbox.grading = true),
  },
  {
    id: 'draft-do-merge',
    keys: ['m'],
    shown: 'M',
    when: () => deciding() && Boolean(inbox.draft?.twin?.merges),
    run: () => void inbox.merge(),
  },
  {
    id: 'draft-do-split',
    keys: ['s'],
    shown: 'S',
    when: () => deciding() && Boolean(inbox.draft?.can_split),
    run: () => void inbox.split(),
  },
  {
    id: 'draft-do-pick',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 … 9',
    keyOnly: true,
    when: deciding,
    run: (key) => pickNumber(Number(key)),
  },
];
