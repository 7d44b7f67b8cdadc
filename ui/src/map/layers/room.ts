// Where the name of a place stands: on the side of its dot where the fewest signs lie over it. Signs always show and are drawn
// over names, so around a town where much happens a name that had only one place could not be read.
import type Point from 'ol/geom/Point';
import type VectorSource from 'ol/source/Vector';

/** Where a name stands from its dot: pixels to the middle of its near edge, or of the name. */
export interface Stand {
  align: 'left' | 'center' | 'right';
  x: number;
  y: number;
}
/** The one liked best first; the last two are a line farther away, beyond a sign that lies on the dot itself. */
export const STANDS: readonly Stand[] = [
  { align: 'center', x: 0, y: 13 },
  { align: 'center', x: 0, y: -13 },
  { align: 'left', x: 9, y: 0 },
  { align: 'right', x: -9, y: 0 },
  { align: 'center', x: 0, y: 22 },
  { align: 'center', x: 0, y: -22 },
];
/** Half the height of a name, and half of a sign, pixels. */
const NAME = 7;
const SIGN = 11;
/** Beyond this no sign can meet a name, but for the longest ones. */
const FAR = 130;

/** Pixels, x to the right and y down. */
export type Box = readonly [west: number, north: number, east: number, south: number];

export const signAt = (x: number, y: number): Box => [x - SIGN, y - SIGN, x + SIGN, y + SIGN];

/** Where a name this wide lies. */
function boxOf({ align, x, y }: Stand, width: number): Box {
  const west = x - (align === 'left' ? 0 : align === 'right' ? width : width / 2);
  return [west, y - NAME, west + width, y + NAME];
}
/** How much of a box others lie over, square pixels: those that lie over each other count twice. */
function covered(box: Box, others: readonly Box[]): number {
  let sum = 0;
  for (const other of others) {
    const across = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
    const down = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
    if (across > 0 && down > 0) sum += across * down;
  }
  return sum;
}

/** The stand of a name this wide among what lies over it, given from its dot. */
export function standOf(width: number, over: readonly Box[]): Stand {
  let [best, least] = [STANDS[0] as Stand, Infinity];
  for (const stand of STANDS) {
    const here = covered(boxOf(stand, width), over);
    if (here < least) [best, least] = [stand, here];
  }
  return best;
}

/** What lies on the map as signs, asked for the surroundings of a place. */
export class Signs {
  readonly #sources: VectorSource[];
  readonly #measure = document.createElement('canvas').getContext('2d');
  readonly #known = new Map<string, Stand>();
  /** The names that give way to none: with the middle of the dot, in pixels of the whole map. */
  #kept: Box[] = [];
  #seen = '';

  constructor(sources: VectorSource[]) {
    this.#sources = sources;
  }

  /** `keeps`: the name is drawn whatever lies there, so others of its kind have to keep off it. */
  stand(name: string, font: string, keeps: boolean, [x = 0, y = 0]: number[], resolution: number): Stand {
    // While the map is only moved nothing is worked out again.
    const now = `${resolution}/${this.#sources.map((source) => source.getRevision()).join('/')}`;
    if (now !== this.#seen) {
      this.#known.clear();
      this.#kept = [];
      this.#seen = now;
    }
    const id = `${name}/${x}/${y}`;
    let stand = this.#known.get(id);
    if (!stand) {
      const width = this.#width(name, font);
      const moved = ([west, north, east, south]: Box, sign: 1 | -1): Box => {
        const [right, down] = [(sign * x) / resolution, (sign * -y) / resolution];
        return [west + right, north + down, east + right, south + down];
      };
      const names = keeps ? this.#kept.map((box) => moved(box, -1)) : [];
      stand = standOf(width, [...this.#around(x, y, resolution), ...names]);
      this.#known.set(id, stand);
      if (keeps) this.#kept.push(moved(boxOf(stand, width), 1));
    }
    return stand;
  }

  #width(name: string, font: string): number {
    if (!this.#measure) return name.length * 7;
    this.#measure.font = font;
    return this.#measure.measureText(name).width;
  }

  #around(x: number, y: number, resolution: number): Box[] {
    const far = FAR * resolution;
    return this.#sources
      .flatMap((source) => source.getFeaturesInExtent([x - far, y - far, x + far, y + far]))
      .flatMap((feature) => {
        // A post is a number that gives way by itself.
        if (feature.get('post')) return [];
        const [east = 0, north = 0] = (feature.getGeometry() as Point).getCoordinates();
        return [signAt((east - x) / resolution, (y - north) / resolution)];
      });
  }
}
