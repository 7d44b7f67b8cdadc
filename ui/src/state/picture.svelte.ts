// The picture at one moment: the assessment of everything at `asOf`. Moving the moment asks the backend
// again; the old values stay, greyed, until the new ones have arrived.
import { call, Refusal } from '../lib/api';
import type {
  AssessArgs,
  CrossingRow,
  Day,
  DeskAnswer,
  EventRow,
  PlaceLabel,
  RouteRow,
  Silence,
} from '../lib/border';
import { language } from '../lib/i18n.svelte';
import { DAY, HOUR, rfc3339 } from '../lib/time';

/** How long the handle must rest before the backend is asked, so that a drag is one question, not fifty. */
const REST_MS = 180;
/** The least the time line shows, so that the window stands against what came before it. */
const LINE_DAYS = 30;
/** Kept as one object: the map need not be drawn again for "none". */
const NO_PLACES: PlaceLabel[] = [];
const NO_SILENCES: Silence[] = [];

class Picture {
  asOf = $state(Date.now());
  /** True while the moment follows the clock ("now"). */
  live = $state(true);
  /** In the past: only what had been received by then. Else what has been learnt since is told of that moment too. */
  knownThen = $state(false);
  windowDays = $state(14);
  current = $state.raw<DeskAnswer | null>(null);
  /** Reports per day, collected over the answers: each answer covers the time line before its own moment. */
  days = $state.raw<ReadonlyMap<number, Day>>(new Map());
  loading = $state(false);
  problem = $state.raw<Refusal | null>(null);
  /** Names of the routes whose level or access changed with the last answer, for the live region. */
  changed = $state.raw<string[]>([]);
  /** End of the time line: a UTC midnight. The line moves by days, the handle by hours. */
  spanEnd = $state(Math.ceil(Date.now() / DAY) * DAY);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #revision = -1;
  /** What the picture in view was asked with. */
  #shown: { asOf: number; live: boolean; knownThen: boolean; windowDays: number; spanEnd: number } | null =
    null;

  get spanDays(): number {
    return Math.max(LINE_DAYS, this.windowDays);
  }
  get spanStart(): number {
    return this.spanEnd - this.spanDays * DAY;
  }
  /** Settlements to name, most important first. */
  get places(): PlaceLabel[] {
    return this.current?.places ?? NO_PLACES;
  }
  get silences(): Silence[] {
    return this.current?.silences ?? NO_SILENCES;
  }
  get routes(): RouteRow[] {
    return this.current?.routes ?? [];
  }
  get crossings(): CrossingRow[] {
    return this.current?.crossings ?? [];
  }
  get events(): EventRow[] {
    return this.current?.events ?? [];
  }
  route(id: string): RouteRow | undefined {
    return this.routes.find((route) => route.id === id);
  }
  crossing(id: string): CrossingRow | undefined {
    return this.crossings.find((crossing) => crossing.id === id);
  }
  event(id: string): EventRow | undefined {
    return this.events.find((event) => event.id === id);
  }
  /** What every question about the picture carries. */
  question(): AssessArgs {
    return {
      lang: language.current,
      as_of: this.live ? null : rfc3339(this.asOf),
      known_at: this.knownThen && !this.live ? rfc3339(this.asOf) : null,
      window_days: this.windowDays,
      histogram_days: this.spanDays,
    };
  }

  /** A newly opened database: begin at the moment it suggests. */
  async open(suggested: string, now: string): Promise<void> {
    this.forget();
    this.asOf = Date.parse(suggested);
    this.knownThen = false;
    this.live = Date.parse(now) - this.asOf < HOUR;
    this.spanEnd = Math.ceil(this.asOf / DAY) * DAY;
    await this.load();
  }

  /** Nothing of a database that is shut stays in the window. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.current = null;
    this.#shown = null;
    this.days = new Map();
    this.#revision = -1;
    this.changed = [];
    this.problem = null;
    this.loading = false;
  }

  moveTo(at: number): void {
    const now = Date.now();
    this.live = at >= now;
    this.asOf = Math.min(at, now);
    if (this.asOf > this.spanEnd || this.asOf <= this.spanStart) {
      // Coming from the right the line keeps some of what lay there, so that the way back stays in view.
      const ahead = this.asOf <= this.spanStart ? Math.floor(this.spanDays / 2) : 0;
      this.spanEnd = Math.min(Math.ceil(this.asOf / DAY) + ahead, Math.ceil(now / DAY)) * DAY;
    }
    clearTimeout(this.#timer);
    this.loading = true;
    this.#timer = setTimeout(() => void this.load(), REST_MS);
  }
  step(hours: number): void {
    this.moveTo(this.asOf + hours * HOUR);
  }
  now(): void {
    this.moveTo(Date.now());
  }
  setKnownThen(then: boolean): void {
    this.knownThen = then;
    void this.load();
  }
  setWindow(days: number): void {
    this.windowDays = days;
    void this.load();
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const next = await call('assess', this.question());
      // An answer to an older question must not overwrite a newer one.
      if (asked !== this.#asked) return;
      if (this.live) this.asOf = Date.parse(next.as_of);
      const { asOf, live, knownThen, windowDays, spanEnd } = this;
      this.#shown = { asOf, live, knownThen, windowDays, spanEnd };
      this.#collect(next);
      this.#compare(this.current, next);
      this.current = next;
      this.problem = null;
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.problem = reason as Refusal;
      // No moment stands above levels of another.
      if (this.current && this.#shown) Object.assign(this, this.#shown);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  #collect(answer: DeskAnswer): void {
    // Another revision may count differently; what was collected before it is forgotten.
    const days = new Map(answer.revision === this.#revision ? this.days : []);
    this.#revision = answer.revision;
    for (const day of answer.days) days.set(Date.parse(day.day), day);
    this.days = days;
  }

  #compare(before: DeskAnswer | null, after: DeskAnswer): void {
    if (!before) return;
    const old = new Map(before.routes.map((route) => [route.id, route]));
    this.changed = after.routes
      .filter((route) => {
        const was = old.get(route.id);
        return was !== undefined && (was.level !== route.level || was.access !== route.access);
      })
      .map((route) => route.name);
  }
}
export const picture = new Picture();
