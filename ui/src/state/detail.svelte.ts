// The explanation of the selected route. It follows the selection and the picture; the last one stays in view
// until the next has arrived.
import { call, Refusal } from '../lib/api';
import type { LonLat, RouteDetail } from '../lib/border';
import { pointAt } from '../map/chainage';
import { picture } from './picture.svelte';

export interface NamedPoint {
  name: string;
  at: LonLat;
  /** An end of its route: drawn larger. */
  end: boolean;
}

class DetailState {
  current = $state.raw<RouteDetail | null>(null);
  loading = $state(false);
  problem = $state.raw<Refusal | null>(null);
  /** Named points along the routes explained so far, for the map. */
  places = $state.raw<ReadonlyMap<string, NamedPoint>>(new Map());
  #asked = 0;

  async load(route: string): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const answer = await call('route_detail', { route, question: picture.question() });
      if (asked !== this.#asked) return;
      this.current = answer;
      this.problem = null;
      this.#note(answer);
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.current = null;
      this.problem = reason as Refusal;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  #note({ row, waypoints }: RouteDetail): void {
    const places = new Map(this.places);
    for (const [i, point] of waypoints.entries()) {
      const at = pointAt(row.segments, point.km);
      const end = i === 0 || i === waypoints.length - 1;
      if (at && !point.crossing && (end || !places.get(point.name)?.end))
        places.set(point.name, { name: point.name, at, end });
    }
    this.places = places;
  }

  /** Names are in the language asked for, and belong to one database. */
  forget(): void {
    this.places = new Map();
    this.current = null;
  }
}
export const detail = new DetailState();
