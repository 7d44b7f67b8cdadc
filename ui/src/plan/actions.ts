// What a person can do in the Plan tab, by key. Part of the one table in shell/actions.ts.
import type { Action } from '../shell/actions';
import { focus } from '../state/focus.svelte';
import { picture } from '../state/picture.svelte';
import { plan } from '../state/plan.svelte';

const here = (): boolean => focus.view === 'plan' && focus.mode.is === 'read';
const routeInView = () => (focus.selection?.what === 'route' ? picture.route(focus.selection.id) : undefined);
/** Where Enter means something of its own. */
const PRESSED = 'button, summary, a, [role=option]';

export const PLAN_ACTIONS: Action[] = [
  {
    id: 'do-way',
    keys: ['a', 'b', 'c', 'd'],
    shown: 'A … D',
    keyOnly: true,
    when: () => here() && plan.ways.length > 0,
    run: (key) => plan.select((key ?? '').toUpperCase()),
  },
  {
    id: 'do-plan-again',
    keys: ['Enter'],
    when: () => here() && plan.ready && !document.activeElement?.matches(PRESSED),
    run: () => void plan.load(),
  },
  {
    id: 'do-plan-around',
    keys: [],
    when: () => routeInView() !== undefined,
    run: () => {
      const route = routeInView();
      if (route) plan.alongside(route);
      focus.show('plan');
    },
  },
];
