// Every change goes through here: it is carried out, the picture is asked for again, and the way back is offered.
import { call, Refusal } from '../lib/api';
import type { Commands, Deletable } from '../lib/border';
import { has, language, t } from '../lib/i18n.svelte';
import { focus } from './focus.svelte';
import { picture } from './picture.svelte';
import { session } from './session.svelte';
import { toasts, type Toast } from './toasts.svelte';

type Changed = Commands['undo']['result'];

async function afterChange(): Promise<void> {
  // What is done now was not known then: it would be done and not be seen.
  picture.knownThen = false;
  await Promise.all([picture.load(), session.refresh()]);
}

/** The sentence of a refusal: the backend's own, or ours where the shell refused or nobody answered. */
export function explain(reason: unknown): string {
  if (!(reason instanceof Refusal)) return t('error-no-answer');
  if (reason.code !== 'no-answer' && reason.message !== '') return reason.message;
  return has(`error-${reason.code}`) ? t(`error-${reason.code}`) : t('error-no-answer');
}

/** The offer to take a change back. */
export const offer = (change: string): Toast['action'] => ({
  label: t('undo'),
  run: () => void undo(change),
  key: 'Ctrl Z',
});

/** Carries out one change. Returns its answer, or null after having shown why it was refused, or told `refused`. */
export async function change(
  work: () => Promise<Changed>,
  refused: (reason: unknown) => void = (reason) => toasts.show(explain(reason), 'error'),
): Promise<Changed | null> {
  try {
    const done = await work();
    await afterChange();
    toasts.show(done.text, 'done', offer(done.change));
    return done;
  } catch (reason) {
    refused(reason);
    return null;
  }
}

/** Takes back one change; without an id the last one that can be. */
export async function undo(id: string | null = null): Promise<void> {
  try {
    const done = await call('undo', { change: id, lang: language.current });
    await afterChange();
    // The undo of an undo is the work done again: by its own name, whatever was done in between.
    toasts.show(done.text, 'done', {
      label: t('do-redo'),
      run: () => void undo(done.change),
      key: 'Ctrl Shift Z',
    });
  } catch (reason) {
    toasts.show(explain(reason), 'error');
  }
}

/** Takes back the last undo. */
export async function redo(): Promise<void> {
  try {
    const done = await call('redo', { lang: language.current });
    await afterChange();
    toasts.show(done.text, 'done', offer(done.change));
  } catch (reason) {
    toasts.show(explain(reason), 'error');
  }
}

export async function remove(what: Deletable, id: string): Promise<void> {
  const done = await change(() => call('delete', { what, id, lang: language.current }));
  if (done && focus.selection?.id === id) focus.selection = null;
}

/** For changes that answer in another form (imports): picture and status again. */
export const refreshAll = afterChange;
