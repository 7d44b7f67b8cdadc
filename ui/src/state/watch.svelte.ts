// What others change in the same database, and what became of a change whose answer was lost. Every few seconds one number is
// asked for; only where it is another than before is anything worked out.
import { call, whenAnswered } from '../lib/api';
import type { Commands } from '../lib/border';
import { language } from '../lib/i18n.svelte';
import { picture } from './picture.svelte';
import { session } from './session.svelte';

type Told = Commands['changes_since']['result']['changes'][number];

export const WATCH_MS = 4_000;
/** While an answer is missing. */
const SOON_MS = 1_000;
/** So many changes of others are kept to be told. */
const MOST = 5;

class Watch {
  /** What others changed, newest first, until somebody has read it. */
  others = $state.raw<Told[]>([]);
  /** There are more than are listed. */
  more = $state(false);
  /** The answer of a change was lost: it is not known whether it was carried out. */
  lost = $state(false);
  /** What had been carried out when Passage answered again; null: no answer had been lost. */
  found = $state.raw<Told[] | null>(null);
  #seen = -1;
  #answered = new Set<string>();
  #asking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** A database as it is opened: from here on. */
  open(revision: number): void {
    this.close();
    this.others = [];
    this.more = false;
    this.found = null;
    this.lost = false;
    this.#seen = revision;
    this.#next(WATCH_MS);
  }
  close(): void {
    this.#turn += 1;
    this.#seen = -1;
    this.#asking = false;
    clearTimeout(this.#timer);
  }
  read(): void {
    this.others = [];
    this.more = false;
    this.found = null;
  }
  /** A change of this window, of which the answer came. */
  answered(change: string): void {
    this.#answered.add(change);
  }
  /** An answer was lost. */
  missing(): void {
    if (this.#seen < 0) return;
    this.lost = true;
    this.found = null;
    this.#next(SOON_MS);
  }
  #next(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), after);
  }

  async look(): Promise<void> {
    if (this.#asking || this.#seen < 0) return;
    const turn = this.#turn;
    const waiting = this.lost;
    this.#asking = true;
    try {
      const { revision, changes, more } = await call('changes_since', {
        since: this.#seen,
        lang: language.current,
      });
      if (turn !== this.#turn) return;
      const others = changes.filter((one) => !one.own);
      // A change of others that is only written down, such as a briefing, changes nothing that is shown.
      const telling = others.filter((one) => !one.quiet);
      if (telling.length > 0) {
        this.more ||= more || this.others.length + telling.length > MOST;
        this.others = [...telling, ...this.others].slice(0, MOST);
      }
      if (waiting) this.found = changes.filter((one) => one.own && !this.#answered.has(one.change));
      const anew = waiting || telling.length > 0 || picture.problem?.code === 'no-answer';
      const newer = revision !== this.#seen;
      // What was asked for meanwhile may have all of it.
      if (anew && (waiting || picture.problem !== null || picture.current?.revision !== revision))
        await picture.load();
      if (newer || waiting) await session.refresh();
      // Marked as seen only when it is shown: where reading failed, the next look finds it again.
      if (turn !== this.#turn || picture.problem) return;
      this.#seen = revision;
      this.#answered.clear();
      if (waiting) this.lost = false;
    } catch {
      // No answer now: the next time.
    } finally {
      if (turn === this.#turn) {
        this.#asking = false;
        this.#next(this.lost ? SOON_MS : WATCH_MS);
      }
    }
  }
}
export const watch = new Watch();
whenAnswered(
  () => watch.missing(),
  (change) => watch.answered(change),
);
