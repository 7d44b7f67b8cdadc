// What was typed into a form that was closed unsaved: the next opening of the same form has it again. One key press must
// not lose a report that somebody took down.
import { onDestroy, untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { t } from '../lib/i18n.svelte';
import { focus, type Mode } from './focus.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

interface Draft {
  /** As the form began, and as it was left. */
  begun: string;
  left: unknown;
}
const drafts = new SvelteMap<string, Draft>();
/** By key the form that is open: one that is drawn again is not put away. */
const open = new Map<string, Kept<unknown>>();

/** The same form: of one database, about one thing. Where it is begun on the map makes no other of it. */
function keyOf(mode: Mode): string {
  return JSON.stringify([session.status?.path, { ...mode, at: null, km: null, followed: null }]);
}

/** Whether a form of this mode was closed with work in it that is not saved. */
export const isKept = (mode: Mode): boolean => drafts.has(keyOf(mode));

/** Lets go of it. */
export const letGo = (mode: Mode): void => void drafts.delete(keyOf(mode));

export class Kept<T> {
  /** The form began with what had been left. */
  again = $state(false);
  readonly #key = untrack(() => keyOf(focus.mode));
  readonly #take: () => T;
  #begun: string | null = null;

  constructor(take: () => T, put: (was: T) => void) {
    this.#take = take;
    const found = untrack(() => drafts.get(this.#key));
    if (found) {
      this.again = true;
      this.#begun = found.begun;
      put(found.left as T);
    }
    open.set(this.#key, this as Kept<unknown>);
    $effect(() => this.#keep());
    onDestroy(() => {
      if (open.get(this.#key) !== (this as Kept<unknown>)) return;
      open.delete(this.#key);
      this.#keep();
      if (drafts.has(this.#key)) toasts.show(t('kept-away'));
    });
  }

  /** The form is as it begins; from here on what differs is somebody's work. */
  begun(as = JSON.stringify(this.#now())): this {
    if (!this.again) this.#begun = as;
    return this;
  }
  /** Saved: there is nothing to keep. */
  done(): void {
    open.delete(this.#key);
    drafts.delete(this.#key);
    this.#begun = null;
  }
  /** Empties the form. */
  anew(): void {
    this.done();
    focus.begin({ ...focus.mode });
  }

  #now(): T {
    return untrack(() => $state.snapshot(this.#take()) as T);
  }
  #keep(): void {
    const left = $state.snapshot(this.#take()) as T;
    if (this.#begun === null) return;
    if (JSON.stringify(left) === this.#begun) drafts.delete(this.#key);
    else drafts.set(this.#key, { begun: this.#begun, left });
  }
}
