// One reading of files: begun, watched, looked at, taken in. The backend reads in the background and compares; here is only
// what the person has said so far.
import type { Commands, ImportApplyArgs, ImportDto, ImportProgressDto } from '../generated/api';
import type { ImportSource, TableReading } from '../generated/api';
import { call } from '../lib/api';
import { baseName } from '../lib/files';
import { language, t } from '../lib/i18n.svelte';
import { explain, refreshAll, offer } from '../state/changes';
import { focus } from '../state/focus.svelte';
import { toasts } from '../state/toasts.svelte';

type Doubles = ImportApplyArgs['doubles'];
type Kind = Doubles['same_kinds'][number];

const PAUSE_MS = 150;

export function nameOf(source: ImportSource): string {
  return source.path ? baseName(source.path) : (source.name ?? '');
}

class Reading {
  sources = $state.raw<ImportSource[]>([]);
  progress = $state.raw<ImportProgressDto | null>(null);
  preview = $state.raw<ImportDto | null>(null);
  problem = $state<string | null>(null);
  /** Taking in what was read. */
  taking = $state(false);
  /** Good rows are taken although others are left out: only when a person says so. */
  partial = $state(false);
  hours = $state(24);
  km = $state(5);
  rows = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  kinds = $state.raw<readonly Kind[]>([]);
  #job = 0;
  #turn = 0;

  get running(): boolean {
    return this.progress?.state === 'reading';
  }
  get started(): boolean {
    return this.sources.length > 0;
  }
  get doubles(): Doubles {
    return {
      hours: this.hours,
      km: this.km,
      rows: [...this.rows].map(([key, same]) => ({ key, same })),
      same_kinds: [...this.kinds],
    };
  }
  get rejected(): boolean {
    return this.preview?.files.some((file) => file.format === null || file.rejected > 0) ?? false;
  }
  /** Rows that are not taken because of what people did here. */
  get held(): number {
    return this.preview?.files.reduce((sum, file) => sum + file.held, 0) ?? 0;
  }
  get count(): number {
    return this.preview?.files.reduce((sum, file) => sum + file.added + file.updated + file.joined, 0) ?? 0;
  }

  /** Reads these; as described, where a person has described the columns. */
  async begin(sources: ImportSource[], described: TableReading | null = null): Promise<void> {
    const turn = ++this.#turn;
    this.sources = sources;
    this.preview = null;
    this.problem = null;
    this.partial = false;
    this.rows = new Map();
    this.kinds = [];
    this.progress = null;
    try {
      const args = { sources, reading: described, lang: language.current };
      const { job } = await call('import_start', args);
      if (turn !== this.#turn) return;
      this.#job = job;
      await this.#watch(turn);
    } catch (reason) {
      if (turn === this.#turn) this.#fail(reason);
    }
  }

  async #watch(turn: number): Promise<void> {
    for (;;) {
      const now = await this.#ask();
      if (turn !== this.#turn) return;
      this.progress = now;
      if (now.state === 'ready') this.preview = now.preview;
      if (now.state !== 'reading') return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  #ask(): Promise<Commands['import_progress']['result']> {
    return call('import_progress', { job: this.#job, doubles: this.doubles, lang: language.current });
  }

  #fail(reason: unknown): void {
    this.progress = null;
    this.problem = explain(reason);
  }

  /** The same files under other choices: nothing is read again. */
  async again(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const now = await this.#ask();
      if (turn === this.#turn && now.preview) this.preview = now.preview;
    } catch (reason) {
      if (turn === this.#turn) this.#fail(reason);
    }
  }
  chooseRow(key: string, same: boolean): Promise<void> {
    this.rows = new Map(this.rows).set(key, same);
    return this.again();
  }
  chooseKind(kind: Kind, same: boolean): Promise<void> {
    this.kinds = same ? [...this.kinds, kind] : this.kinds.filter((other) => other !== kind);
    // What was said of all goes for those of which something was said before, too.
    const ofKind = new Set(
      this.preview?.files
        .flatMap((file) => file.doubles.filter((one) => one.kind === kind))
        .map((one) => one.key),
    );
    this.rows = new Map([...this.rows].filter(([key]) => !ofKind.has(key)));
    return this.again();
  }

  /** Stops reading, or lets go of what was read. */
  async stop(): Promise<void> {
    this.#turn++;
    const job = this.#job;
    this.#job = 0;
    this.sources = [];
    this.progress = null;
    this.preview = null;
    this.problem = null;
    if (job) {
      await call('import_cancel', { job, doubles: this.doubles, lang: language.current }).catch(
        () => undefined,
      );
    }
  }

  /** Takes in what was read, as one change. */
  async take(): Promise<void> {
    this.taking = true;
    this.problem = null;
    try {
      const args = {
        job: this.#job,
        doubles: this.doubles,
        accept_partial: this.partial,
        lang: language.current,
      };
      const done = await call('import_apply', args);
      const file = this.sources.map(nameOf).join(', ');
      const count = done.files.reduce((sum, one) => sum + one.added + one.updated + one.joined, 0);
      const change = done.change;
      await refreshAll();
      const held = done.files.reduce((sum, one) => sum + one.held, 0);
      const told = t('import-done', { file, count });
      toasts.show(
        held > 0 ? t('imports-done-held', { told, count: held }) : told,
        'done',
        change ? offer(change) : undefined,
      );
      this.#job = 0;
      await this.stop();
      focus.read();
    } catch (reason) {
      this.problem = explain(reason);
    } finally {
      this.taking = false;
    }
  }
}
export const reading = new Reading();
