// Geometry of the time lanes: where on the axis each thing stands, and where its text has room. Drawing only.
import type { Level } from '../lib/border';
import { HOUR } from '../lib/time';

/** All instants in ms since 1970. */
export interface Stretch {
  from: number;
  to: number;
  level: Level;
  number: number | null;
}
export interface Gate {
  /** When it opens and shuts that day. */
  opens: number;
  shuts: number;
  reached: number;
  text: string;
  missed: boolean;
}
export interface Lane {
  letter: string;
  name: string;
  depart: number;
  stretches: Stretch[];
  arrive: number;
  /** Arrival with the margin of a convoy; the same as `arrive` where there is none. */
  latest: number;
  text: string;
  strong: boolean;
  gates: Gate[];
}
export interface Text {
  x: number;
  w: number;
  text: string;
  /** Drawn over the line of a gate, which makes room for it. */
  over: boolean;
}
export interface PlacedGate {
  y: number;
  from: number;
  to: number;
  /** False where the line goes on beyond the axis. */
  starts: boolean;
  ends: boolean;
  reached: number;
  missed: boolean;
  label: Text;
}
export interface PlacedLane {
  letter: string;
  name: string;
  y: number;
  bars: { x: number; w: number; level: Level; number: number | null }[];
  end: number;
  latest: number;
  label: Text;
  strong: boolean;
  gates: PlacedGate[];
}
export interface Layout {
  start: number;
  end: number;
  height: number;
  ticks: { x: number; at: number }[];
  daylight: { x: number; w: number }[];
  lanes: PlacedLane[];
}
export type Measure = (text: string, strong?: boolean) => number;

export const BAR = 14;
const GATE = 12;
const LANE_GAP = 9;
/** Above the lanes: the word of the daylight band. */
export const HEAD = 20;
const TEXT_GAP = 7;
/** The least room for the number of a level. */
export const NUMBER_PX = 12;
/** A text takes no more of the axis than this: the rest of it stands in the table. */
const MOST_TEXT = 0.45;
/** Room for the texts of gates may cost at most this much of the scale; what does not fit then is drawn over its line. */
const FOR_GATES = 0.55;
/** Hours between the marks of the axis, and the room that each needs. */
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168];
const TICK_PX = 84;

const floorTo = (at: number, step: number): number => Math.floor(at / step) * step;
const ceilTo = (at: number, step: number): number => Math.ceil(at / step) * step;

/** The text, shortened until it has room. */
export function shorten(text: string, room: number, measure: Measure, strong = false): string {
  if (measure(text, strong) <= room) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join('')}…`, strong) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** Beside the line of a gate where there is room, else over it, never over where the gate is reached. */
function beside(
  text: string,
  strong: boolean,
  from: number,
  to: number,
  reached: number,
  width: number,
  measure: Measure,
): Text {
  const room = measure(text, strong);
  const right = Math.max(to, reached) + TEXT_GAP;
  if (right + room <= width) return { x: right, w: room, text, over: false };
  const left = Math.min(from, reached) - TEXT_GAP - room;
  if (left >= 0) return { x: left, w: room, text, over: false };
  const before = reached - TEXT_GAP;
  const after = width - reached - TEXT_GAP;
  if (after >= room || after >= before) {
    const short = shorten(text, after, measure, strong);
    const w = measure(short, strong);
    return { x: width - w, w, text: short, over: true };
  }
  const short = shorten(text, before - TEXT_GAP, measure, strong);
  const w = measure(short, strong);
  return { x: Math.max(0, before - w), w, text: short, over: true };
}

/**
 * The lanes on an axis of so many pixels. The axis ends where the last text has room, so that none leaves it; texts of one
 * lane stand in rows of their own, so that none lies over another.
 */
export function layout(
  lanes: Lane[],
  daylight: { from: number; to: number }[],
  width: number,
  measure: Measure,
): Layout {
  const depart = Math.min(...lanes.map((lane) => lane.depart));
  const start = floorTo(depart - HOUR / 2, HOUR);
  const texts = lanes.map((lane) => shorten(lane.text, width * MOST_TEXT, measure, lane.strong));
  const last = ceilTo(Math.max(...lanes.map((lane) => lane.latest)) + 1, HOUR);
  // Pixels for each ms: so few that every arrival leaves room for its text, and gates for theirs where that costs little.
  const most = (at: number, text: string, strong: boolean): number =>
    (width - TEXT_GAP - measure(text, strong)) / Math.max(at - start, HOUR);
  const arrivals = Math.min(
    width / (last - start),
    ...lanes.map((lane, i) => most(lane.latest, texts[i] ?? '', lane.strong)),
  );
  const gates = lanes
    .flatMap((lane) => lane.gates)
    .map((gate) => most(Math.max(gate.shuts, gate.reached), gate.text, gate.missed))
    .filter((scale) => scale >= arrivals * FOR_GATES);
  const scale = Math.min(arrivals, ...gates);
  const end = start + width / scale;
  const x = (at: number): number => Math.min(Math.max((at - start) * scale, 0), width);

  const step = (STEPS.find((hours) => hours * HOUR * scale >= TICK_PX) ?? 168) * HOUR;
  const ticks: Layout['ticks'] = [];
  for (let at = ceilTo(start, step); at <= end; at += step) ticks.push({ x: x(at), at });

  let y = HEAD;
  const placed = lanes.map((lane, i): PlacedLane => {
    const top = y;
    y += BAR + 3;
    const gates = lane.gates.map((gate): PlacedGate => {
      const [from, to, reached] = [x(gate.opens), x(gate.shuts), x(gate.reached)];
      const placed = {
        y: y + 3,
        from,
        to,
        starts: gate.opens >= start,
        ends: gate.shuts <= end,
        reached,
        missed: gate.missed,
        label: beside(gate.text, gate.missed, from, to, reached, width, measure),
      };
      y += GATE;
      return placed;
    });
    y += LANE_GAP - (gates.length > 0 ? 3 : 0);
    return {
      letter: lane.letter,
      name: lane.name,
      y: top,
      bars: lane.stretches.map((stretch) => ({
        x: x(stretch.from),
        w: Math.max(x(stretch.to) - x(stretch.from), 0.6),
        level: stretch.level,
        number: stretch.number,
      })),
      end: x(lane.arrive),
      latest: x(lane.latest),
      label: {
        x: x(lane.latest) + TEXT_GAP,
        w: measure(texts[i] ?? '', lane.strong),
        text: texts[i] ?? '',
        over: false,
      },
      strong: lane.strong,
      gates,
    };
  });
  return {
    start,
    end,
    height: y,
    ticks,
    daylight: daylight
      .filter((band) => band.to > start && band.from < end)
      .map((band) => ({ x: x(band.from), w: x(band.to) - x(band.from) })),
    lanes: placed,
  };
}
