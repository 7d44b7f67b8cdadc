// The keyboard after a form is closed: back where it was opened, or where the work goes on. Never nowhere.
import type { Mode } from '../state/focus.svelte';

/** So many frames a list or card may take to be drawn. */
const FRAMES = 30;

let opener: Element | null = null;
let was: Mode['is'] = 'read';

export const lost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

export const isShown = (one: Element | null): one is HTMLElement =>
  one instanceof HTMLElement && one.isConnected && one.getClientRects().length > 0;

/** Where the work goes on: the draft that is unfolded, or the list with what is selected. */
export function workplace(): HTMLElement | null {
  const all = [...document.querySelectorAll('.drafts [aria-current=true], .left [role=listbox]')];
  return all.find(isShown) ?? null;
}

function giveBack(form: Mode['is'], frames = FRAMES): void {
  if (!lost()) return;
  // The panel with the button is drawn anew: there it is another one that opens the same form.
  const target = isShown(opener) ? opener : document.querySelector(`[data-opens="${form}"]`);
  const found = isShown(target) ? target : workplace();
  if (found) found.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => giveBack(form, frames - 1));
}

/** To be told before anything is drawn: with the form the button that opened it may go. */
export function modeChanged(is: Mode['is']): void {
  if (was === 'read' && is !== 'read') opener = lost() ? null : document.activeElement;
  if (was !== 'read' && is === 'read') {
    const form = was;
    requestAnimationFrame(() => giveBack(form));
  }
  was = is;
}
