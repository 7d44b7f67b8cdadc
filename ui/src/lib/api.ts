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

export type Transport = (cmd: string, args: unknown) => Promise<unknown>;

/** True inside the desktop window, where file dialogs and printing exist. */
export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in globalThis;
}

function overWindow(cmd: string, args: unknown): Promise<unknown> {
  return invoke('call', { cmd, args });
}

async function overHttp(cmd: string, args: unknown): Promise<unknown> {
  const answer = await fetch(`/api/${cmd}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
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

export async function call<C extends Command>(cmd: C, args: Args<C>): Promise<Result<C>> {
  try {
    return (await transport(cmd, args)) as Result<C>;
  } catch (reason) {
    throw asRefusal(reason);
  }
}
