import { afterEach, describe, expect, it } from 'vitest';
import { call, Refusal, useTransport } from '../src/lib/api';
import { emptyDetail, KINDS } from '../src/lib/vocab';
import { fromGeometry, startingForm, toGeometry } from '../src/forms/event/draft';
import { INBOX_ACTIONS } from '../src/inbox/actions';
import { ACTIONS, actionFor } from '../src/shell/actions';
import { prefs } from '../src/state/prefs.svelte';
import { fold } from '../src/list/order';

afterEach(() => useTransport(async () => null));

describe('the border', () => {
  it('passes name and arguments, and gives the answer back', async () => {
    const seen: unknown[] = [];
    useTransport(async (cmd, args) => {
      seen.push(cmd, args);
      return [];
    });
    expect(await call('sources', { lang: 'en' })).toEqual([]);
    expect(seen).toEqual(['sources', { lang: 'en' }]);
  });
  it('turns refusals into one kind of error', async () => {
    useTransport(() =>
      Promise.reject({ code: 'damaged', message: 'Part of it cannot be read.', details: null }),
    );
    await expect(call('status', { lang: 'en' })).rejects.toMatchObject({
      code: 'damaged',
      message: 'Part of it cannot be read.',
    });
    useTransport(() => Promise.reject(new TypeError('fetch failed')));
    const failure = await call('status', { lang: 'en' }).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(Refusal);
    expect((failure as Refusal).code).toBe('no-answer');
  });
});

describe('event drafts', () => {
  it('have particulars for every kind', () => {
    for (const kind of KINDS) expect(emptyDetail(kind).kind).toBe(kind);
  });
  it('begin at the crossing or route they were opened from', () => {
    expect(startingForm('2024-11-30T18:00:00Z', null, 'c1').detail).toMatchObject({
      scope: { type: 'crossing', crossing: 'c1' },
    });
    expect(startingForm('2024-11-30T18:00:00Z', 'r1', null).detail).toMatchObject({
      kind: 'passage',
      route: 'r1',
    });
  });
  it('keep latitude and longitude apart', () => {
    const geometry = toGeometry('point', [[37.1, 36.2]]);
    expect(geometry).toEqual({ type: 'point', at: { lat: 36.2, lon: 37.1 } });
    expect(fromGeometry(geometry)).toEqual([[37.1, 36.2]]);
    expect(toGeometry('line', [])).toBeNull();
  });
});

describe('keys', () => {
  const press = (key: string, more: KeyboardEventInit = {}): KeyboardEvent =>
    new KeyboardEvent('keydown', { key, ...more });
  it('belong to one action each', () => {
    // A key of the Inbox may be another's elsewhere: it comes first in the table and says when it holds.
    const mine = new Set(INBOX_ACTIONS);
    for (const action of INBOX_ACTIONS) expect(action.when?.()).toBe(false);
    for (const table of [INBOX_ACTIONS, ACTIONS.filter((action) => !mine.has(action))]) {
      const keys = table.flatMap((action) => action.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it('leave text fields alone, but for the palette', () => {
    const box = document.createElement('input');
    document.body.append(box);
    const seen: (string | undefined)[] = [];
    box.addEventListener('keydown', (event) => seen.push(actionFor(event)?.id));
    for (const event of [press('n'), press('z', { ctrlKey: true }), press('k', { ctrlKey: true })])
      box.dispatchEvent(event);
    expect(seen).toEqual([undefined, undefined, 'do-palette']);
  });
  it('of one letter can be switched off', () => {
    prefs.singleKeys = false;
    expect(actionFor(press('n'))).toBeNull();
    expect(actionFor(press('z', { ctrlKey: true }))?.id).toBe('do-undo');
    prefs.singleKeys = true;
    expect(actionFor(press('n'))?.id).toBe('do-new-route');
  });
});

describe('the filter', () => {
  it('folds case, accents and Arabic letter variants', () => {
    expect(fold('Öncüpınar')).toContain('oncup');
    expect(fold('إدلب')).toBe(fold('ادلب'));
    expect(fold('الحسكة')).toBe(fold('الحسكه'));
  });
});

describe('the databases that were encrypted', () => {
  it('are remembered until one is opened in the clear', () => {
    prefs.remember('/a.db', true);
    prefs.remember('/b.db', false);
    prefs.remember('/a.db', true);
    expect([...prefs.encrypted]).toEqual(['/a.db']);
    prefs.remember('/a.db', false);
    expect([...prefs.encrypted]).toEqual([]);
  });
});
