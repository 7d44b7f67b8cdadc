// Every symbol of the sprite can be a picture on the map: a browser shows nothing at all for one that is not well formed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crossingSymbol } from '../src/marks/codes';
import { symbolUri } from '../src/map/symbols';
import type { Ink } from '../src/map/theme';

const sprite = readFileSync(join(process.cwd(), 'src/marks/sprite.svg'), 'utf8');
const ink: Ink = Object.assign(() => '#123456', { font: 'sans-serif', dark: false });
document.body.innerHTML = sprite;

describe('symbols of the sprite', () => {
  const ids = [...sprite.matchAll(/<symbol[^>]*\bid="([^"]+)"/g)].map((m) => m[1] as string);
  it('are pictures with every attribute once', () => {
    expect(ids.length).toBeGreaterThan(40);
    for (const id of ids) {
      const svg = decodeURIComponent(symbolUri(id, 22, ink).replace(/^[^,]*,/, ''));
      expect(svg, id).toMatch(/^<svg/);
      for (const [tag] of svg.matchAll(/<[a-z]+\b[^>]*>/gi)) {
        const names = [...tag.matchAll(/\s([\w-]+)=/g)].map((m) => m[1]);
        expect(new Set(names).size, `${id}: ${tag}`).toBe(names.length);
      }
    }
  });
  it('exist for every status of a crossing', () => {
    for (const access of ['open', 'restricted', 'closed', 'unknown'])
      for (const byOrder of [true, false]) expect(ids).toContain(crossingSymbol(access, byOrder));
  });
});
