// The road network beside the database: whether there is one, and an import that runs.
import { call } from '../lib/api';
import type { RoadsProgress, RoadsStatus } from '../lib/border';
import { language } from '../lib/i18n.svelte';
import { explain } from './changes';

const PAUSE_MS = 250;

class RoadsStateHolder {
  status = $state.raw<RoadsStatus | null>(null);
  progress = $state.raw<RoadsProgress | null>(null);
  /** Why an import or giving up failed. */
  problem = $state<string | null>(null);
  /** Why it is not known whether there are roads. */
  unanswered = $state<string | null>(null);
  /** The extracts that were taken in last: their places and crossings can be looked at next. */
  taken = $state.raw<string[]>([]);
  #job = 0;
  #turn = 0;

  get running(): boolean {
    return this.progress?.state === 'running';
  }
  get ready(): boolean {
    return this.status?.state === 'ready';
  }

  async load(): Promise<void> {
    try {
      this.status = await call('roads_status', { lang: language.current });
      this.unanswered = null;
    } catch (reason) {
      this.unanswered = explain(reason);
    }
  }
  /** Reads extracts in the background and watches until it ends. True once there are roads. */
  async take(files: string[]): Promise<boolean> {
    const turn = ++this.#turn;
    this.problem = null;
    try {
      const { job } = await call('roads_import', { files, lang: language.current });
      this.#job = job;
      for (;;) {
        const now = await call('roads_progress', { job, lang: language.current });
        if (turn !== this.#turn) return false;
        this.progress = now;
        if (now.state !== 'running') {
          this.problem = now.problem;
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      await this.load();
      const done = this.progress?.state === 'done';
      if (done) this.taken = files;
      return done;
    } catch (reason) {
      if (turn === this.#turn) {
        this.progress = null;
        this.problem = explain(reason);
      }
      return false;
    }
  }
  async stop(): Promise<void> {
    this.#turn += 1;
    this.progress = null;
    await call('roads_cancel', { job: this.#job, lang: language.current }).catch(() => undefined);
    await this.load();
  }
  /** Gives the roads up. True once they are gone. */
  async remove(): Promise<boolean> {
    try {
      this.status = await call('roads_remove', { lang: language.current });
      this.taken = [];
      return true;
    } catch (reason) {
      this.problem = explain(reason);
      return false;
    }
  }
  forget(): void {
    this.#turn += 1;
    this.status = null;
    this.taken = [];
    this.progress = null;
    this.problem = null;
    this.unanswered = null;
  }
}
export const roads = new RoadsStateHolder();
