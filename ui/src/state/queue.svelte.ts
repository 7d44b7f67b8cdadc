// What to verify first, for the picture as it is. The last list stays in view, greyed, until the next has arrived.
import { call, Refusal } from '../lib/api';
import type { DeskAnswer, EventRow, Queue, QueueItem } from '../lib/border';
import { picture } from './picture.svelte';

/** A queue that took longer is asked for only while somebody looks at it. */
const QUICK_MS = 700;

class QueueState {
  current = $state.raw<Queue | null>(null);
  loading = $state(false);
  problem = $state.raw<Refusal | null>(null);
  /** The item that is unfolded. */
  unfolded = $state<string | null>(null);
  #basis = $state.raw<DeskAnswer | null>(null);
  #took = 0;
  #asked = 0;

  get items(): QueueItem[] {
    return this.current?.items ?? [];
  }
  /** The list is that of the picture in view. */
  get fresh(): boolean {
    return this.current !== null && !this.loading && this.#basis === picture.current;
  }
  get quick(): boolean {
    return this.#took < QUICK_MS;
  }
  item(event: string): QueueItem | undefined {
    return this.items.find((item) => item.event === event);
  }
  /** An event of the queue may be older than the window of the map. */
  event(id: string): EventRow | undefined {
    return this.item(id)?.row;
  }

  async load(): Promise<void> {
    const basis = picture.current;
    if (basis === null || (basis === this.#basis && this.problem === null)) return;
    const asked = ++this.#asked;
    const begun = performance.now();
    this.loading = true;
    try {
      const answer = await call('queue', picture.question());
      if (asked !== this.#asked) return;
      this.current = answer;
      this.#basis = basis;
      this.problem = null;
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.problem = reason as Refusal;
    } finally {
      this.#took = performance.now() - begun;
      if (asked === this.#asked) this.loading = false;
    }
  }
  /** Another database. */
  forget(): void {
    this.#asked += 1;
    this.current = null;
    this.#basis = null;
    this.problem = null;
    this.unfolded = null;
    this.loading = false;
  }
}
export const queue = new QueueState();
