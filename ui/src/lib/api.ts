// The one door to the backend. Inside the desktop window calls go over the Tauri border; in a browser
// (development and tests) the same names and arguments go to the loopback host over the same functions.
import { invoke } from '@tauri-apps/api/core';
import type { Commands } from '../generated/api';

export type Command = keyof Commands;
export type Args<C extends Command> = Commands[C]['args'];
export type Result<C extends Command> = Commands[C]['result'];

/** What the backend says when it refuses: a stable code, a finished sentence, and what it refers to. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: string | null = null,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Which window asks, for as long as it is open, also when it is loaded again; and the name that was given at this computer.
 * What the window itself has done, and who signs, is told by these. */
export const sender = { window: windowId(), author: '' };

function windowId(): string {
  try {
    const id = sessionStorage.getItem('passage-window') ?? crypto.randomUUID();
    sessionStorage.setItem('passage-window', id);
    return id;
  } catch {
    return `${Date.now()}-${Math.random()}`; // storage switched off: it is another window when it is loaded again
  }
}

export type Transport = (cmd: string, args: unknown) => Promise<unknown>;

/** True inside the desktop window, where file dialogs and printing exist. */
export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in globalThis;
}

function overWindow(cmd: string, args: unknown): Promise<unknown> {
  return invoke('call', { cmd, args: { ...(args as object), sent_by: sender } });
}

async function overHttp(cmd: string, args: unknown): Promise<unknown> {
  const answer = await fetch(`/api/${cmd}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(args as object), sent_by: sender }),
  });
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw body;
  return body;
}

let transport: Transport = (cmd, args) => (inWindow() ? overWindow : overHttp)(cmd, args);

/** Tests put their own transport here. */
export function useTransport(next: Transport): void {
  transport = next;
}

export function asRefusal(reason: unknown): Refusal {
  if (reason instanceof Refusal) return reason;
  if (typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason) {
    const { code, message, details } = reason as { code: unknown; message: unknown; details?: unknown };
    return new Refusal(String(code), String(message), typeof details === 'string' ? details : null);
  }
  // The backend itself did not answer: there is no finished sentence, the screen supplies one by code.
  return new Refusal('no-answer', reason instanceof Error ? reason.message : String(reason));
}

/** Commands that change nothing, whatever becomes of their answers. Of any other it is not known whether it was carried out. */
const READING: ReadonlySet<Command> = new Set<Command>([
  // Which database is open is told by the screen.
  'status',
  'open_database',
  'create_database',
  'close_database',
  'audit',
  'changes_since',
  'assess',
  'route_detail',
  'queue',
  'method',
  'search',
  'coordinates_parse',
  'coordinates_print',
  'hours_parse',
  'sources',
  'event_row',
  'event_form',
  'route_form',
  'crossing_form',
  'event_effect',
  'inbox',
  'draft_effect',
  'draft_form',
  'backtest_shipped',
  'calibrations',
  'import_progress',
  'import_start',
  'import_cancel',
  'imports',
  'table_fields',
  'try_reading',
  'kept_readings',
  'event_origin',
  'gazetteers',
  'plan',
  'roads_status',
  'roads_progress',
  'would_let_out',
]);
let lost: () => void = () => undefined;
let done: (change: string) => void = () => undefined;
/** Told whenever the answer of something that may have been carried out was lost, and of every change that was answered. */
export function whenAnswered(isLost: () => void, isDone: (change: string) => void): void {
  lost = isLost;
  done = isDone;
}
function note(result: unknown): void {
  if (typeof result !== 'object' || result === null) return;
  const { change, changed } = result as { change?: unknown; changed?: unknown };
  if (typeof change === 'string') done(change);
  else note(changed);
}

export async function call<C extends Command>(cmd: C, args: Args<C>): Promise<Result<C>> {
  try {
    const result = (await transport(cmd, args)) as Result<C>;
    if (!READING.has(cmd)) note(result);
    return result;
  } catch (reason) {
    const refusal = asRefusal(reason);
    if (refusal.code !== 'no-answer' || READING.has(cmd)) throw refusal;
    lost();
    throw new Refusal('lost-answer', refusal.message);
  }
}
