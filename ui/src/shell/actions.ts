// One table of everything a person can do: the palette lists it, the keyboard runs it, the key sheet prints it.
import { INBOX_ACTIONS } from '../inbox/actions';
import { moveInInbox } from '../inbox/keys';
import { PLAN_ACTIONS } from '../plan/actions';
import { redo, undo } from '../state/changes';
import { focus } from '../state/focus.svelte';
import { picture } from '../state/picture.svelte';
import { plan } from '../state/plan.svelte';
import { prefs } from '../state/prefs.svelte';
import { session } from '../state/session.svelte';
import { neighbour } from '../list/order';
import { nextPane } from './keeper';

export interface Action {
  /** Message id of its name. */
  id: string;
  /** As pressed: `event.key`, with `Ctrl ` in front where it is held; `Alt ` with a digit. */
  keys: string[];
  /** As printed; left out where it is the same as `keys[0]`. */
  shown?: string;
  /** Gets the key that was pressed, where one was. */
  run: (key?: string) => void;
  /** Left out of the palette: it makes sense only as a key. */
  keyOnly?: boolean;
  when?: () => boolean;
  /** Goes on while its key is held; all others act once, whatever the keyboard repeats. */
  held?: boolean;
}

const selectedRoute = (): string | null => (focus.selection?.what === 'route' ? focus.selection.id : null);

function move(step: 1 | -1): void {
  if (focus.view === 'inbox') return moveInInbox(step);
  if (focus.view === 'plan') return plan.move(step);
  if (focus.view !== 'map') return;
  const next = neighbour(step);
  if (next) focus.select(focus.tab === 'routes' ? 'route' : 'crossing', next);
}

function back(): void {
  if (focus.overlay) focus.overlay = null;
  else if (focus.mode.is !== 'read') focus.read();
  else if (focus.view === 'plan') plan.picking = null;
  else if (focus.view === 'method') focus.toDesk();
  else if (focus.filtering) {
    focus.filter = '';
    focus.filtering = false;
  } else if (focus.table) focus.table = false;
  else focus.deselect();
}

export const ACTIONS: Action[] = [
  ...INBOX_ACTIONS,
  ...PLAN_ACTIONS,
  {
    id: 'do-palette',
    keys: ['Ctrl k'],
    shown: 'Ctrl K',
    run: () => (focus.overlay = 'palette'),
    keyOnly: true,
  },
  { id: 'do-paste', keys: ['p'], shown: 'P', run: () => focus.begin({ is: 'paste', text: '' }) },
  { id: 'do-add-event', keys: ['e'], shown: 'E', run: () => focus.begin({ is: 'event', id: null }) },
  { id: 'do-new-route', keys: ['n'], shown: 'N', run: () => focus.begin({ is: 'route', id: null }) },
  { id: 'do-new-crossing', keys: [], run: () => focus.begin({ is: 'crossing', id: null }) },
  { id: 'do-import', keys: ['i'], shown: 'I', run: () => focus.begin({ is: 'import' }) },
  {
    id: 'do-override',
    keys: ['o'],
    shown: 'O',
    when: () => selectedRoute() !== null,
    run: () => focus.begin({ is: 'override', route: selectedRoute() ?? '' }),
  },
  {
    id: 'do-silence',
    keys: [],
    when: () => selectedRoute() !== null,
    run: () => {
      const id = selectedRoute() ?? '';
      focus.begin({ is: 'silence', route: id, km: (picture.route(id)?.length_km ?? 0) / 2 });
    },
  },
  {
    id: 'do-export',
    keys: ['x'],
    shown: 'X',
    run: () => focus.begin({ is: 'export', routes: selectedRoute() ? [selectedRoute() as string] : [] }),
  },
  {
    id: 'do-sheet',
    keys: [],
    when: () => selectedRoute() !== null,
    run: () =>
      focus.begin({ is: 'sheet', of: { of: 'route', route: selectedRoute() ?? '', reverse: false } }),
  },
  { id: 'do-undo', keys: ['Ctrl z'], shown: 'Ctrl Z', run: () => void undo() },
  { id: 'do-redo', keys: ['Ctrl Z', 'Ctrl y'], shown: 'Ctrl Shift Z', run: () => void redo() },
  {
    id: 'do-filter',
    keys: ['/'],
    run: () => (focus.filtering = true),
  },
  { id: 'do-next', keys: ['j'], shown: 'J', run: () => move(1), keyOnly: true, held: true },
  { id: 'do-previous', keys: ['k'], shown: 'K', run: () => move(-1), keyOnly: true, held: true },
  { id: 'do-pane', keys: ['F6'], run: nextPane, keyOnly: true },
  { id: 'do-back', keys: ['Escape'], shown: 'Esc', run: back, keyOnly: true },
  { id: 'do-time-back', keys: [','], run: () => picture.step(-6), held: true },
  { id: 'do-time-forward', keys: ['.'], run: () => picture.step(6), held: true },
  { id: 'do-time-now', keys: ['0'], run: () => picture.now() },
  { id: 'do-fit', keys: ['f'], shown: 'F', run: () => (focus.mapRequest = { do: 'fit' }) },
  {
    id: 'do-zoom-in',
    keys: ['+', '='],
    shown: '+',
    run: () => (focus.mapRequest = { do: 'zoom-in' }),
    held: true,
  },
  {
    id: 'do-zoom-out',
    keys: ['-'],
    shown: '−',
    run: () => (focus.mapRequest = { do: 'zoom-out' }),
    held: true,
  },
  { id: 'do-table', keys: ['t'], shown: 'T', run: () => (focus.table = !focus.table) },
  { id: 'do-map', keys: ['Alt 1'], run: () => focus.show('map') },
  { id: 'do-inbox', keys: ['Alt 2'], run: () => focus.show('inbox') },
  { id: 'do-plan', keys: ['Alt 3'], run: () => focus.show('plan') },
  { id: 'do-method', keys: ['h'], shown: 'H', run: () => focus.show('method') },
  { id: 'do-keys', keys: ['?'], run: () => (focus.overlay = 'keys') },
  { id: 'briefings', keys: [], run: () => focus.begin({ is: 'briefings' }) },
  { id: 'history', keys: [], run: () => focus.begin({ is: 'history' }) },
  { id: 'settings', keys: [], run: () => focus.begin({ is: 'settings' }) },
  { id: 'passphrase-set', keys: [], run: () => focus.begin({ is: 'passphrase' }) },
  {
    id: 'lock',
    keys: ['Ctrl L'],
    shown: 'Ctrl Shift L',
    when: () => session.status?.encrypted === true,
    run: () => void session.lock(),
  },
  { id: 'do-theme', keys: [], run: () => prefs.setTheme(prefs.theme === 'dark' ? 'light' : 'dark') },
  { id: 'do-english', keys: [], run: () => prefs.setLang('en') },
  { id: 'do-arabic', keys: [], run: () => prefs.setLang('ar') },
  { id: 'do-french', keys: [], run: () => prefs.setLang('fr') },
];

export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  );
}

/** While a form is open, what is typed beside its fields, or where nothing has the keyboard, is no command. */
function meantForForm(target: EventTarget | null): boolean {
  if (focus.mode.is === 'read') return false;
  return target === document.body || (target instanceof Element && target.closest('.drawer') !== null);
}

/** Signs by the place of their key on a Latin keyboard, and with Shift. */
const PLACES: Record<string, [string, string]> = {
  Slash: ['/', '?'],
  Comma: [',', ''],
  Period: ['.', ''],
  Equal: ['=', '+'],
  Minus: ['-', ''],
};

/** What a press may mean, the likeliest first: the sign it typed; else, where that is no Latin one (an Arabic layout) or a digit
 * lies under another sign (a French one), what its place says. Shift alone makes a capital: Caps Lock is left on by accident. */
export function signs(press: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string[] {
  const { key, code, shiftKey } = press;
  if (key.length !== 1) return [key];
  const cased = (letter: string): string => (shiftKey ? letter.toUpperCase() : letter.toLowerCase());
  if (/^[a-z]$/i.test(key)) return [cased(key)];
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return key === digit ? [key] : shiftKey ? [key] : [key, digit];
  if (key.charCodeAt(0) < 128) return [key];
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const place = PLACES[code]?.[shiftKey ? 1 : 0];
  return [key, ...(letter ? [cased(letter)] : []), ...(place ? [place] : [])];
}

/** The action for a key press, or null where the press belongs to a text field or to nobody. */
export function actionFor(press: KeyboardEvent): Action | null {
  // With Alt some keyboards type other signs than the digit on the key.
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (press.altKey)
    return digit ? (ACTIONS.find((action) => action.keys.includes(`Alt ${digit}`)) ?? null) : null;
  const held = press.ctrlKey || press.metaKey;
  const typing = inTextField(press.target);
  const keys = signs(press).map((sign) => (held ? 'Ctrl ' : '') + sign);
  // Inside a text field Ctrl Z is the field's own undo.
  const everywhere = ['Escape', 'Ctrl k', 'Ctrl L'].some((key) => keys.includes(key));
  if (typing && !everywhere) return null;
  if (!held && press.key.length === 1 && (!prefs.singleKeys || meantForForm(press.target))) return null;
  for (const key of keys) {
    const found = ACTIONS.find((action) => action.keys.includes(key) && (action.when?.() ?? true));
    if (found) return found;
  }
  return null;
}
