// Keyboard and scrolling of the two list boxes: the list has the focus, the selection moves inside it.
import { focus } from '../state/focus.svelte';
import { neighbour } from './order';

export function followSelection(list: HTMLElement | undefined, id: string | null): void {
  if (!list || id === null) return;
  const show = (): void =>
    list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
  show();
  // A row has its own height only once it is in view.
  requestAnimationFrame(show);
}

export function listKeys(press: KeyboardEvent): void {
  const step = press.key === 'ArrowDown' ? 1 : press.key === 'ArrowUp' ? -1 : null;
  if (step === null) return;
  press.preventDefault();
  const next = neighbour(step);
  if (next) focus.select(focus.tab === 'routes' ? 'route' : 'crossing', next);
}
