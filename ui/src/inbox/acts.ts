// What a person can do with an unconfirmed report. Each leads to the form of the event, begun where the act needs it.
import { t } from '../lib/i18n.svelte';
import { focus, type EventAct } from '../state/focus.svelte';

const ACTS: { act: EventAct; icon: string; text: () => string }[] = [
  { act: 'confirm', icon: 'i-check', text: () => t('confirm-event') },
  { act: 'deny', icon: 'i-minus', text: () => t('deny-event') },
  { act: 'retract', icon: 'i-x', text: () => t('retract-event') },
];

export function eventActs(event: string): { icon: string; text: string; run: () => void }[] {
  return ACTS.map(({ act, icon, text }) => ({
    icon,
    text: text(),
    run: () => focus.begin({ is: 'event', id: event, act }),
  }));
}
