// J and K move between drafts, and between the heads of the queue while one of those has the focus or there are no drafts;
// the arrows move in the queue. Enter folds the one in focus, as any button.
import { inbox } from '../state/inbox.svelte';

const HEADS = '[data-queue-head]';

export function moveInQueue(step: 1 | -1): void {
  const heads = [...document.querySelectorAll<HTMLElement>(HEADS)];
  const inside = document.activeElement?.closest('[data-queue-item]')?.querySelector<HTMLElement>(HEADS);
  const at = inside ? heads.indexOf(inside) : step > 0 ? -1 : heads.length;
  heads[Math.max(0, Math.min(heads.length - 1, at + step))]?.focus();
}

export function queueKeys(press: KeyboardEvent): void {
  const step = press.key === 'ArrowDown' ? 1 : press.key === 'ArrowUp' ? -1 : null;
  if (step === null || !(press.target as HTMLElement).matches(HEADS)) return;
  press.preventDefault();
  moveInQueue(step);
}

export function moveInInbox(step: 1 | -1): void {
  const inQueue = document.activeElement?.closest('[data-queue-item]') !== null;
  if (inQueue || inbox.drafts.length === 0) moveInQueue(step);
  else inbox.move(step);
}
