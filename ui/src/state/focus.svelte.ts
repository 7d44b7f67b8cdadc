// Where the person is: what is selected, what is under the pointer, and the one thing being done.
import type { DraftRef, LonLat, SheetOf, VehicleClass } from '../lib/border';

export type Selection = { what: 'route' | 'crossing' | 'event'; id: string } | null;

/** What a person does to an event on file: with each the form begins where the act needs it to. */
export type EventAct = 'confirm' | 'deny' | 'retract';

/** Whole views, chosen in the top bar or by key. */
export type View = 'map' | 'inbox' | 'plan' | 'method';

/** The one thing being done. Everything but `read` opens the drawer beside the map. */
export type Mode =
  | { is: 'read' }
  | {
      is: 'event';
      id: string | null;
      at?: LonLat;
      route?: string;
      crossing?: string;
      act?: EventAct;
      draft?: DraftRef;
    }
  | { is: 'route'; id: string | null }
  | { is: 'crossing'; id: string | null; at?: LonLat }
  /** `followed`: the list goes on to the next route and keeps the keyboard. */
  | { is: 'override'; route: string; followed?: boolean }
  | { is: 'silence'; route: string; km: number }
  /** `only`: asked for on the route itself, so it begins with that one. */
  | { is: 'export'; routes: string[]; only?: boolean }
  | { is: 'sheet'; of: SheetOf; depart?: string; vehicle?: VehicleClass; convoy?: boolean }
  | { is: 'import' }
  | { is: 'paste'; text: string }
  | { is: 'plan-save'; plan: string; way: string }
  | { is: 'settings' }
  | { is: 'passphrase' }
  | { is: 'history' }
  /** `read`: with this one open. */
  | { is: 'briefings'; read?: string };

/** What clicks on the map mean while a form asks for geometry; the form fills in and clears it. */
export interface Drawing {
  shape: 'point' | 'line' | 'area';
  points: LonLat[];
}

export type Overlay = 'palette' | 'keys' | null;
export const LAYERS = ['risk', 'control', 'claims', 'events', 'crossings'] as const;
export type LayerName = (typeof LAYERS)[number];

class Focus {
  view = $state<View>('map');
  selection = $state.raw<Selection>(null);
  hoverEvent = $state<string | null>(null);
  tab = $state<'routes' | 'crossings'>('routes');
  filter = $state('');
  filtering = $state(false);
  mode = $state.raw<Mode>({ is: 'read' });
  drawing = $state.raw<Drawing | null>(null);
  overlay = $state<Overlay>(null);
  shown = $state<Record<LayerName, boolean>>({
    risk: true,
    control: true,
    claims: true,
    events: true,
    crossings: true,
  });
  table = $state(false);
  /** Raised by commands that the map carries out; the map clears it. */
  mapRequest = $state.raw<{ do: 'fit' | 'zoom-in' | 'zoom-out' } | { do: 'go'; at: LonLat } | null>(null);

  /** For another database. */
  reset(): void {
    this.view = 'map';
    this.selection = null;
    this.last = { routes: null, crossings: null };
    this.filter = '';
    this.filtering = false;
    this.table = false;
    this.overlay = null;
    this.read();
  }
  /** The row that was selected last in each list: an event opened from it leads back to it. */
  last: { routes: string | null; crossings: string | null } = { routes: null, crossings: null };

  /** The view with the map that was open last: where the other views lead back to. */
  #desk: 'map' | 'inbox' | 'plan' = 'map';
  show(view: View): void {
    if (view !== 'method') this.#desk = view;
    this.view = view;
  }
  /** From a view without map and panel to one that has them. */
  toDesk(): void {
    if (this.view === 'method') this.view = this.#desk;
  }
  /** Where something that is selected can be seen: beside the map. */
  toMap(): void {
    this.#desk = 'map';
    this.view = 'map';
  }

  select(what: 'route' | 'crossing' | 'event', id: string): void {
    this.toMap();
    this.selection = { what, id };
    if (what === 'event') return;
    this.tab = what === 'route' ? 'routes' : 'crossings';
    this.last[this.tab] = id;
    // A level is set for the route in view, never for one that was left.
    if (what === 'route' && this.mode.is === 'override' && this.mode.route !== id)
      this.begin({ is: 'override', route: id, followed: true });
  }
  /** From an event back to the row it was opened from, else to nothing. */
  deselect(): void {
    const row = this.last[this.tab];
    if (this.selection?.what === 'event' && row)
      this.select(this.tab === 'routes' ? 'route' : 'crossing', row);
    else this.selection = null;
  }
  begin(mode: Mode): void {
    if (mode.is !== 'read') this.toDesk();
    this.drawing = null;
    this.mode = mode;
  }
  read(): void {
    this.begin({ is: 'read' });
  }
}
export const focus = new Focus();
