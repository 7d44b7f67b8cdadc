// Messages: Fluent files shared with the Rust side. `t` reads the current language, so a template that
// calls it is drawn again when the language changes.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export const LANGS = ['en', 'ar', 'fr'] as const;
export type Lang = (typeof LANGS)[number];

/** Western digits everywhere; Levantine month names in Arabic (DESIGN section 6). */
export const LOCALES: Record<Lang, string> = { en: 'en-GB', ar: 'ar-SY-u-nu-latn', fr: 'fr-FR-u-nu-latn' };

/** The files that pages take words from; in the others are those of briefings and of the command line. */
const files = import.meta.glob<string>(
  '../../../src-tauri/messages/*/{core,drafts,errors,explain,export,imports,inbox,ui}.ftl',
  { query: '?raw', eager: true, import: 'default' },
);
/** Words of pages that are read when these are opened. That on the method has as many as all the rest. */
const more = import.meta.glob<string>('../../../src-tauri/messages/*/{method,params,plan-ui,sheets}.ftl', {
  query: '?raw',
  import: 'default',
});

function build(lang: Lang): FluentBundle {
  // Isolation marks keep Latin names whole inside Arabic sentences; elsewhere they only get in the way.
  const bundle = new FluentBundle(LOCALES[lang], { useIsolating: lang === 'ar' });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/${lang}/`)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const bundles = new Map<Lang, FluentBundle>();
function bundleOf(lang: Lang): FluentBundle {
  let bundle = bundles.get(lang);
  if (!bundle) bundles.set(lang, (bundle = build(lang)));
  return bundle;
}

class Language {
  current = $state<Lang>('en');
  get dir(): 'ltr' | 'rtl' {
    return this.current === 'ar' ? 'rtl' : 'ltr';
  }
  get locale(): string {
    return LOCALES[this.current];
  }
}
export const language = new Language();

const loaded = new Map<string, Promise<void>>();
/** Adds the words of one page, in all languages. */
export function pageWords(page: 'method' | 'params' | 'plan-ui' | 'sheets'): Promise<void> {
  let words = loaded.get(page);
  if (!words) {
    const files = Object.entries(more).filter(([path]) => path.endsWith(`/${page}.ftl`));
    words = Promise.all(
      files.map(async ([path, read]) => {
        const text = await read();
        const lang = LANGS.find((lang) => path.includes(`/${lang}/`));
        if (lang) bundleOf(lang).addResource(new FluentResource(text));
      }),
    ).then(() => undefined);
    loaded.set(page, words);
  }
  return words;
}

function lookUp(lang: Lang, id: string, args?: Record<string, FluentVariable>): string | null {
  const bundle = bundleOf(lang);
  const dot = id.indexOf('.');
  const message = bundle.getMessage(dot < 0 ? id : id.slice(0, dot));
  const pattern = dot < 0 ? message?.value : message?.attributes[id.slice(dot + 1)];
  return pattern ? bundle.formatPattern(pattern, args, []) : null;
}

/** True where the current language (or English) has the message. */
export function has(id: string): boolean {
  return lookUp(language.current, id) !== null || lookUp('en', id) !== null;
}

/** The message in the current language, else in English, else its own id (a test finds those). */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  return lookUp(language.current, id, args) ?? lookUp('en', id, args) ?? id;
}

/** The name of a code of the vocabulary (`level`, `very-high`): from the shared words. */
export function word(group: string, code: string | null | undefined): string {
  return code === null || code === undefined || code === '' ? '' : t(`${group}-${code.replaceAll('_', '-')}`);
}
