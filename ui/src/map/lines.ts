// What the window knows about the map without the map's library, which is loaded after the first picture.
import type { LonLat, RouteRow } from '../lib/border';

/** More icons than this hide the map; the backend lists the weightiest first. */
export const MOST_ICONS = 300;

/** The whole line of a route. */
export const lineOf = (route: RouteRow): LonLat[] => route.segments.flatMap((segment) => segment.line);
