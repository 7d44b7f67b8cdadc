// A movement being planned: what is asked, and the last answer. The answer stays in view, greyed, until the next has
// arrived. Every sentence and every judgement in it is the backend's.
import { call, Refusal } from '../lib/api';
import type {
  AvoidStrength,
  Criticality,
  CrossingRow,
  Level,
  LonLat,
  PlanAnswer,
  PlanEnd,
  PlanWay,
  RouteRow,
  TrafficClass,
  VehicleClass,
} from '../lib/border';
import { language } from '../lib/i18n.svelte';
import { DAY, HOUR, offset, rfc3339 } from '../lib/time';
import { picture } from './picture.svelte';

export type Side = 'from' | 'to';
/** One end, with the name it is shown by. */
export interface End {
  end: PlanEnd;
  name: string;
}
export interface Ask {
  depart: string;
  vehicle: VehicleClass;
  traffic: TrafficClass;
  trucks: number;
  light: number;
  criticality: Criticality;
  avoid: AvoidStrength;
  never: Level | '';
}

/** Convoys that are offered leave at this hour, UTC, unless another is typed. */
const USUAL_HOUR = 5;

/** A settlement so near, degrees, stands for the end of a route that leads to it. */
const NEAR = 0.05;

/** A point of the map as an end. */
export function position([lon, lat]: LonLat): End {
  const name = `${lat.toFixed(4)}, ${lon.toFixed(4)}`;
  return { end: { kind: 'position', lat, lon, name: null }, name };
}

function endAt(at: LonLat): End {
  const far = (place: { lat: number; lon: number }): number =>
    Math.hypot((place.lon - at[0]) * Math.cos((at[1] * Math.PI) / 180), place.lat - at[1]);
  const [nearest] = picture.places
    .filter((place) => place.on_route && far(place) < NEAR)
    .sort((a, b) => far(a) - far(b));
  return nearest ? { end: { kind: 'place', id: nearest.id }, name: nearest.name } : position(at);
}

class PlanState {
  from = $state.raw<End | null>(null);
  to = $state.raw<End | null>(null);
  ask = $state<Ask>({
    depart: '',
    vehicle: 'heavy_truck',
    traffic: 'humanitarian_cargo',
    trucks: 6,
    light: 1,
    criticality: 'pc2',
    avoid: 'usual',
    never: '',
  });
  answer = $state.raw<PlanAnswer | null>(null);
  loading = $state(false);
  problem = $state.raw<Refusal | null>(null);
  /** Somebody has asked without having said everything: what is missing is marked. */
  tried = $state(false);
  /** The end that the next click on the map gives. */
  picking = $state<Side | null>(null);
  /** Letter of the chosen way. */
  selected = $state<string | null>(null);
  /** The moment until which this plan is held, once a person has said so. */
  held = $state<string | null>(null);
  #asked = 0;
  /** The answer is that of what stands in the form. */
  #basis = $state('');

  get ways(): PlanWay[] {
    return this.answer?.ways ?? [];
  }
  get way(): PlanWay | undefined {
    return this.ways.find((way) => way.letter === this.selected);
  }
  get ready(): boolean {
    return this.from !== null && this.to !== null && this.ask.depart !== '';
  }
  /** What stands in the field of the departure is no time: the answer is not to it. */
  unread = $state(false);
  /** Something in the form is another than what was asked. */
  get otherQuestion(): boolean {
    return this.answer !== null && (this.unread || this.#basis !== this.#question());
  }
  /** Something was recorded since: a closure that has come in is not in what is shown. */
  get overtaken(): boolean {
    return this.answer !== null && (picture.current?.evidence ?? 0) > this.answer.evidence;
  }
  get stale(): boolean {
    return this.loading || this.otherQuestion || this.overtaken;
  }

  #question(): string {
    const hours = this.ask.depart === '' ? 0 : offset(this.ask.depart);
    return JSON.stringify([this.from?.end, this.to?.end, this.ask, hours, language.current]);
  }

  /** The hour at which a plan begins that nobody has given one: the next usual one after the moment looked at. */
  begin(): void {
    if (this.ask.depart !== '') return;
    const today = Math.floor(picture.asOf / DAY) * DAY + USUAL_HOUR * HOUR;
    this.ask.depart = rfc3339(today > picture.asOf ? today : today + DAY);
  }
  setEnd(side: Side, end: End | null): void {
    this[side] = end;
    // Somebody who is typing knows that something is missing.
    this.tried = false;
  }
  swap(): void {
    [this.from, this.to] = [this.to, this.from];
  }
  /** A click on the map: the crossing there, else the point. */
  pickAt(at: LonLat, crossing: CrossingRow | null): void {
    const side = this.picking;
    if (!side) return;
    this[side] = crossing
      ? { end: { kind: 'crossing', id: crossing.id }, name: crossing.name }
      : position(at);
    this.picking = null;
  }
  /** From where a route begins to where it ends: how else one gets there. */
  alongside(route: RouteRow): void {
    const line = route.segments.flatMap((segment) => segment.line);
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last) return;
    this.from = endAt(first);
    this.to = endAt(last);
  }
  select(letter: string): void {
    if (this.ways.some((way) => way.letter === letter)) this.selected = letter;
  }
  move(step: 1 | -1): void {
    const at = this.ways.findIndex((way) => way.letter === this.selected);
    const next = this.ways[Math.max(0, Math.min(this.ways.length - 1, at + step))];
    if (next) this.selected = next.letter;
  }

  async load(): Promise<void> {
    this.tried = true;
    const [from, to] = [this.from, this.to];
    if (!from || !to || this.ask.depart === '') return;
    const asked = ++this.#asked;
    const basis = this.#question();
    this.loading = true;
    try {
      const { depart, vehicle, traffic, trucks, light, criticality, avoid, never } = this.ask;
      const answer = await call('plan', {
        from: from.end,
        to: to.end,
        depart,
        local_offset_minutes: offset(depart),
        vehicle,
        traffic,
        trucks,
        light_vehicles: light,
        criticality,
        avoid,
        never: never === '' ? null : never,
        lang: language.current,
      });
      if (asked !== this.#asked) return;
      this.answer = answer;
      this.#basis = basis;
      this.held = null;
      this.problem = null;
      const kept = answer.ways.find((way) => way.letter === this.selected);
      this.selected = answer.advice.letter ?? kept?.letter ?? answer.ways[0]?.letter ?? null;
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.problem = reason as Refusal;
      // What is still shown answers nothing that was asked now.
      this.#basis = '';
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }
  /** The roads it rested on are gone. */
  drop(): void {
    this.#asked += 1;
    this.answer = null;
    this.problem = null;
    this.selected = null;
    this.held = null;
    this.loading = false;
  }
  /** Another database. */
  forget(): void {
    this.drop();
    this.from = null;
    this.to = null;
    this.ask.depart = '';
    this.picking = null;
    this.tried = false;
  }
}
export const plan = new PlanState();
