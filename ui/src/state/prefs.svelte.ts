// What a person chose about the window itself. Kept on this computer only, outside the database:
// it must be known before a database is open.
import { sender } from '../lib/api';
import { area, isClock, type Clock } from '../lib/clock.svelte';
import { LANGS, language, type Lang } from '../lib/i18n.svelte';

export type Theme = 'light' | 'dark';

interface Stored {
  lang?: Lang;
  theme?: Theme;
  singleKeys?: boolean;
  databases?: string[];
  encrypted?: string[];
  clocks?: Record<string, Clock>;
  author?: string;
  lockAfter?: number;
}
const KEY = 'passage';
/** Minutes without a touch after which an encrypted database is locked; 0: never. */
export const LOCK_AFTER = [5, 15, 30, 60, 0] as const;
export type LockAfter = (typeof LOCK_AFTER)[number];

function read(): Stored {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored;
  } catch {
    return {}; // storage switched off or damaged: start from the defaults
  }
}

class Prefs {
  theme = $state<Theme>('light');
  /** Single-letter shortcuts can be switched off (speech input types letters). */
  singleKeys = $state(true);
  databases = $state<string[]>([]);
  /** Databases that were encrypted when they were last open: a file in the clear in such a place may be another's. */
  encrypted = $state<string[]>([]);
  /** The clock of the area that each database is about, by its path. */
  clocks = $state<Record<string, Clock>>({});
  /** The name that the person at this computer gave. That of the database may be anybody's. */
  author = $state('');
  lockAfter = $state<LockAfter>(15);

  load(): void {
    const stored = read();
    const wanted = stored.lang ?? navigator.language.slice(0, 2);
    language.current = LANGS.find((lang) => lang === wanted) ?? 'en';
    this.theme = stored.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    this.singleKeys = stored.singleKeys ?? true;
    this.databases = stored.databases ?? [];
    this.encrypted = stored.encrypted ?? [];
    const clocks = Object.entries(stored.clocks ?? {}).filter(([, clock]) => isClock(clock));
    this.clocks = Object.fromEntries(clocks);
    this.lockAfter = LOCK_AFTER.find((minutes) => minutes === stored.lockAfter) ?? 15;
    this.author = sender.author = typeof stored.author === 'string' ? stored.author : '';
  }

  #keep(): void {
    const stored: Stored = {
      lang: language.current,
      theme: this.theme,
      singleKeys: this.singleKeys,
      databases: $state.snapshot(this.databases),
      encrypted: $state.snapshot(this.encrypted),
      clocks: $state.snapshot(this.clocks),
      author: this.author,
      lockAfter: this.lockAfter,
    };
    try {
      localStorage.setItem(KEY, JSON.stringify(stored));
    } catch {
      // Not being able to remember a theme is no reason to disturb anyone.
    }
  }

  setLang(lang: Lang): void {
    language.current = lang;
    this.#keep();
  }
  setAuthor(author: string): void {
    this.author = sender.author = author;
    this.#keep();
  }
  setLockAfter(minutes: LockAfter): void {
    this.lockAfter = minutes;
    this.#keep();
  }
  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#keep();
  }
  setSingleKeys(on: boolean): void {
    this.singleKeys = on;
    this.#keep();
  }
  /** The hours of the area that this database is about are told by this clock from now on. */
  setClock(path: string, clock: Clock): void {
    const others = Object.entries(this.clocks).filter(([other]) => other !== path);
    this.clocks = Object.fromEntries([[path, clock], ...others].slice(0, 50));
    area.said = clock;
    this.#keep();
  }
  remember(path: string, encrypted: boolean): void {
    const others = this.encrypted.filter((other) => other !== path);
    this.encrypted = encrypted ? [path, ...others].slice(0, 50) : others;
    this.databases = [path, ...this.databases.filter((other) => other !== path)].slice(0, 6);
    area.said = this.clocks[path] ?? null;
    this.#keep();
  }
}
export const prefs = new Prefs();
