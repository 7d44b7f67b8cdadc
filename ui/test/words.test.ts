// Every word the window asks for exists in the three languages, and none of the forbidden ones does.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { has, language, LANGS, pageWords, t } from '../src/lib/i18n.svelte';

// Tests run from the ui folder; happy-dom gives this module no file URL of its own.
const here = process.cwd();
const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : /\.(svelte|ts)$/.test(name) ? [path] : [];
  });
const code = sources(join(here, 'src'))
  .filter((path) => !path.includes('generated'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const file = (lang: string, name: string): string =>
  readFileSync(join(here, `../src-tauri/messages/${lang}/${name}.ftl`), 'utf8');
/** The window's own files: its words, those of the Inbox, of the Plan tab, and of the page on the method. */
const messages = (lang: string): string =>
  ['ui', 'drafts', 'imports', 'method', 'plan-ui', 'sheets'].map((name) => file(lang, name)).join('\n');
const idsOf = (text: string): string[] => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((m) => m[1] as string);

describe('words', () => {
  const asked = new Set([
    ...[...code.matchAll(/\bt\(\s*'([a-z][a-z0-9-]*)'/g)].map((m) => m[1] as string),
    ...[...code.matchAll(/\? '([a-z]+-[a-z-]+)' : '([a-z]+-[a-z-]+)'/g)].flatMap((m) => [
      m[1] as string,
      m[2] as string,
    ]),
    ...[...code.matchAll(/id: '(do-[a-z-]+)'/g)].map((m) => m[1] as string),
  ]);
  for (const lang of LANGS) {
    it(`exist in ${lang}`, () => {
      const own = new Set([
        ...idsOf(messages(lang)),
        ...idsOf(file(lang, 'params')),
        ...idsOf(file(lang, 'core')),
        ...idsOf(file(lang, 'inbox')),
        ...idsOf(file(lang, 'export')),
      ]);
      expect([...asked].filter((id) => !own.has(id) && !id.startsWith('i-'))).toEqual([]);
    });
    it(`are the same set in ${lang}, each once`, () => {
      const own = idsOf(messages(lang));
      expect(new Set(own).size).toBe(own.length);
      expect(own.toSorted()).toEqual(idsOf(messages('en')).toSorted());
    });
    it(`can be formatted in ${lang}`, async () => {
      await Promise.all([
        pageWords('method'),
        pageWords('params'),
        pageWords('plan-ui'),
        pageWords('sheets'),
      ]);
      language.current = lang;
      for (const id of idsOf(messages(lang))) {
        expect(has(id)).toBe(true);
        expect(t(id, { count: 3, days: 3, number: 1, row: 4, shown: 1, all: 2 })).toBeTruthy();
      }
      language.current = 'en';
    });
  }
  it('are all asked for', () => {
    const literals = new Set([...code.matchAll(/['"`]([a-z][\w-]*)['"`]/g)].map((m) => m[1] as string));
    // `t(`format-${code}`)`, `word('kind', code)`, `group="kind"`: whole families.
    const families = [
      ...[...code.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map((m) => m[1] as string),
      ...[...code.matchAll(/(?:word\(\s*|group=)['"]([a-z-]+)['"]/g)].map((m) => `${m[1]}-`),
    ];
    const idle = idsOf(messages('en')).filter(
      (id) => !literals.has(id) && !families.some((family) => id.startsWith(family)),
    );
    expect(idle).toEqual([]);
  });
  it('never promise', () => {
    expect(messages('en')).not.toMatch(/\b(safe|safely|secure|guaranteed?|verified)\b/i);
    expect(messages('fr')).not.toMatch(/\b(sûre?s?|sécurisée?s?|garantie?s?)\b/i);
    expect(messages('ar')).not.toMatch(/آمن|مضمون/);
    expect(messages('en')).not.toMatch(/!/);
  });
});
