// The explanation of the selected route. It follows the selection and the picture; the last one stays in view
// until the next has arrived.
import { call, Refusal } from '../lib/api';
import type { RouteDetail } from '../lib/border';
import { picture } from './picture.svelte';

class DetailState {
  current = $state.raw<RouteDetail | null>(null);
  loading = $state(false);
  problem = $state.raw<Refusal | null>(null);
  #asked = 0;

  async load(route: string): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const answer = await call('route_detail', { route, question: picture.question() });
      if (asked !== this.#asked) return;
      this.current = answer;
      this.problem = null;
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.current = null;
      this.problem = reason as Refusal;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** Its words are in the language asked for, and it belongs to one database. */
  forget(): void {
    this.current = null;
  }
}
export const detail = new DetailState();
