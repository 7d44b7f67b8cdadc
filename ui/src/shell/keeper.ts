// The keyboard is never nowhere: where what had it is taken away, it goes to what is read or done next. A screen reader says what
// that is.
import { focus } from '../state/focus.svelte';
import { isShown, lost, workplace } from './opener';

const LOOK_MS = 50;
/** So many looks what follows a key may take to be drawn: two seconds. */
const LOOKS = 40;
/** So many of them with the keyboard nowhere, before it is given: a form gives it back by itself. */
const PATIENCE = 2;

let had = false;
let turn = 0;

const shown = (css: string): HTMLElement | null => [...document.querySelectorAll(css)].find(isShown) ?? null;

function next(): HTMLElement | null {
  if (focus.mode.is !== 'read') return shown('.drawer');
  if (focus.view === 'map' && focus.selection?.what === 'event') return shown('.insp');
  return workplace() ?? shown('.insp');
}

function look(): void {
  const mine = ++turn;
  let nowhere = 0;
  const again = (left: number): void => {
    if (mine !== turn || left === 0 || focus.overlay) return;
    nowhere = lost() ? nowhere + 1 : 0;
    if (had && nowhere > PATIENCE) next()?.focus({ preventScroll: true });
    setTimeout(() => again(left - 1), LOOK_MS);
  };
  again(LOOKS);
}

/** From list to map to what is selected or filled in, and round. */
export function nextPane(): void {
  const panes = [workplace(), shown('.map .canvas'), shown('.drawer, .insp')].filter((pane) => pane !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  panes[(at + 1) % panes.length]?.focus({ preventScroll: true });
}

/** Watches until it is called again. */
export function keepKeyboard(): () => void {
  const came = (): void => void (had = true);
  // Whoever clicks beside everything wants it nowhere.
  const clicked = (): void => void (had = false);
  addEventListener('focusin', came);
  addEventListener('pointerdown', clicked, { capture: true });
  for (const act of ['keydown', 'click'] as const) addEventListener(act, look);
  return () => {
    turn += 1;
    removeEventListener('focusin', came);
    removeEventListener('pointerdown', clicked, { capture: true });
    for (const act of ['keydown', 'click'] as const) removeEventListener(act, look);
  };
}
