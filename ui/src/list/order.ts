// What the two lists show, in the order in which they show it. The backend sorts (worst first); here rows are
// only left out by the filter.
import type { CrossingRow, RouteRow } from '../lib/border';
import { focus } from '../state/focus.svelte';
import { picture } from '../state/picture.svelte';

/** Loose comparison for the filter box: case, accents and the common Arabic letter variants fold together. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/[-’'ʿʾ]/g, ' ')
    .toLowerCase();
}

function matches(text: string, filter: string): boolean {
  const folded = fold(text);
  return fold(filter)
    .split(/\s+/)
    .every((part) => folded.includes(part));
}

export function shownRoutes(): RouteRow[] {
  return picture.routes.filter((route) =>
    matches(
      `${route.names.join(' ')} ${route.name} ${route.code} ${route.road_ref ?? ''} ${route.area ?? ''}`,
      focus.filter,
    ),
  );
}
export function shownCrossings(): CrossingRow[] {
  return picture.crossings.filter((crossing) =>
    matches(`${crossing.names.join(' ')} ${crossing.name}`, focus.filter),
  );
}

/** The row after or before the selected one, in the list that is open. */
export function neighbour(step: 1 | -1): string | null {
  const rows: { id: string }[] = focus.tab === 'routes' ? shownRoutes() : shownCrossings();
  if (rows.length === 0) return null;
  const current = focus.selection?.what === 'event' ? focus.last[focus.tab] : focus.selection?.id;
  const at = rows.findIndex((row) => row.id === current);
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  return rows[next]?.id ?? null;
}
