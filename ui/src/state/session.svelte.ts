// Which database is open, and therefore which screen is shown.
import { asRefusal, call, Refusal } from '../lib/api';
import type { Status } from '../lib/border';
import { language } from '../lib/i18n.svelte';
import { prefs } from './prefs.svelte';

export type Screen =
  | { at: 'starting' }
  | { at: 'first-run' }
  | { at: 'locked'; path: string; problem: string | null }
  | { at: 'failed'; code: string; problem: string; details: string | null; path: string | null }
  | { at: 'desk' };

class Session {
  screen = $state.raw<Screen>({ at: 'starting' });
  status = $state.raw<Status | null>(null);
  busy = $state(false);

  #accept(status: Status): void {
    this.status = status;
    switch (status.state) {
      case 'open':
        prefs.remember(status.path, status.encrypted);
        this.screen = { at: 'desk' };
        break;
      case 'locked':
        this.screen = { at: 'locked', path: status.path, problem: null };
        break;
      case 'unusable':
        this.screen = {
          at: 'failed',
          code: status.problem_code ?? 'internal',
          problem: status.problem ?? '',
          details: null,
          path: status.path,
        };
        break;
      case 'missing':
        this.screen = { at: 'first-run' };
    }
  }

  #fail(reason: unknown, path: string | null): void {
    const { code, message, details } =
      reason instanceof Refusal ? reason : new Refusal('no-answer', String(reason));
    const where = path ?? this.status?.path ?? '';
    if (code === 'needs-passphrase') this.screen = { at: 'locked', path: where, problem: null };
    else if (code === 'wrong-passphrase') this.screen = { at: 'locked', path: where, problem: message };
    else this.screen = { at: 'failed', code, problem: message, details, path };
  }

  async #run(path: string | null, work: () => Promise<Status>): Promise<void> {
    this.busy = true;
    try {
      this.#accept(await work());
    } catch (reason) {
      this.#fail(reason, path);
    } finally {
      this.busy = false;
    }
  }

  start(): Promise<void> {
    return this.#run(null, () =>
      call('status', { known_encrypted: [...prefs.encrypted], lang: language.current }),
    );
  }
  /** Without a path: the default one of this computer. */
  /** `unencrypted`: although it was encrypted before, or a passphrase is given. A person has said so. */
  open(path: string | null, passphrase: string | null = null, unencrypted = false): Promise<void> {
    const known_encrypted = [...prefs.encrypted];
    return this.#run(path, () =>
      call('open_database', { path, passphrase, unencrypted, known_encrypted, lang: language.current }),
    );
  }
  create(path: string | null, starter: boolean, passphrase: string | null = null): Promise<void> {
    return this.#run(path, () =>
      call('create_database', { path, starter, passphrase, lang: language.current }),
    );
  }
  lock(): Promise<void> {
    return this.#run(null, () => call('close_database', { lang: language.current }));
  }
  firstRun(): void {
    this.screen = { at: 'first-run' };
  }
  /** After a change: counts, undo and data age may differ. Never moves to another screen. */
  async refresh(): Promise<void> {
    this.status = await call('status', { lang: language.current });
  }
  /** Answers why not, or null. */
  async setPassphrase(current: string | null, passphrase: string): Promise<Refusal | null> {
    try {
      this.status = await call('set_passphrase', { current, passphrase, lang: language.current });
      prefs.remember(this.status.path, this.status.encrypted);
      return null;
    } catch (reason) {
      const refusal = asRefusal(reason);
      // It was changed, but the file did not open again.
      if (refusal.code !== 'wrong-passphrase') await this.start();
      return refusal;
    }
  }
  async setAuthor(author: string): Promise<void> {
    this.status = await call('set_settings', { author, lang: language.current });
    prefs.setAuthor(author);
  }
}
export const session = new Session();
