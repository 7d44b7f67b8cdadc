// What the window knows about the map without the map's library, which is loaded after the first picture.
import type { CrossingRow, LonLat, RouteRow } from '../lib/border';

/** More icons than this hide the map; the backend lists the weightiest first. */
export const MOST_ICONS = 300;

/** What of a route is drawn; the ways of a plan are drawn alike. */
export type DrawnRoute = Pick<RouteRow, 'id' | 'length_km' | 'computed_level' | 'segments'>;

/** What of a crossing is drawn. */
export type DrawnCrossing = Pick<
  CrossingRow,
  'id' | 'name' | 'lat' | 'lon' | 'access' | 'access_text' | 'by_order_only'
>;

/** Ways that there would be if what closes them opened, and where on them it is shut. */
export interface Shut {
  ways: LonLat[][];
  on: LonLat[][];
}
export const NOTHING_SHUT: Shut = { ways: [], on: [] };

/** The whole line of a route. */
export const lineOf = (route: DrawnRoute): LonLat[] => route.segments.flatMap((segment) => segment.line);
