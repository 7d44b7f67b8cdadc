// The clock by which people live where the routes lie. It is that of this computer until somebody says another: an office
// abroad plans by the hours of the drivers, not by its own.

/** Clocks of the world, minutes east of UTC. */
export const OFFSETS = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210,
  240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 825, 840,
] as const;

/** Of this computer, minutes east of UTC, or a clock of the world by its name: "own", "180", "Asia/Damascus". */
export type Clock = string;
export const OWN: Clock = 'own';

/** Names of the world's clocks, as this computer knows them; an old one may name none. */
export const NAMED: readonly Clock[] =
  'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/')) : [];

const fixed = (clock: Clock): number | undefined => (/^-?\d+$/.test(clock) ? Number(clock) : undefined);

/** Whether this computer can tell the time by it: what was kept may come from another one. */
export const isClock = (clock: unknown): clock is Clock =>
  typeof clock === 'string' &&
  (clock === OWN || NAMED.includes(clock) || (OFFSETS as readonly number[]).includes(fixed(clock) ?? NaN));

const formats = new Map<Clock, Intl.DateTimeFormat>();
/** What a clock of the world shows at a moment, as if it were UTC. */
function shown(clock: Clock, at: number): number {
  let format = formats.get(clock);
  if (!format) {
    const two = '2-digit' as const;
    const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      ...fields,
      hourCycle: 'h23',
      timeZone: clock,
    });
    formats.set(clock, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** How far a clock is ahead of UTC at a moment, minutes. */
export function ahead(clock: Clock, at: number): number {
  if (clock === OWN) return -new Date(at).getTimezoneOffset();
  const minute = Math.floor(at / 60_000) * 60_000;
  return fixed(clock) ?? (shown(clock, minute) - minute) / 60_000;
}

/** What somebody said of the database that is open; null: nobody has yet. */
class Area {
  said = $state<Clock | null>(null);

  get clock(): Clock {
    return this.said ?? OWN;
  }
}
export const area = new Area();
