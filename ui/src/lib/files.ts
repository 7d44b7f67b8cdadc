// What the desktop itself does. Files are chosen by its own dialogs; where there is none (the browser host of the tests),
// a path is typed instead.
import { invoke } from '@tauri-apps/api/core';
import { asRefusal, inWindow } from './api';
import { language } from './i18n.svelte';

export const hasDialogs = inWindow();

async function shell<R>(cmd: string, args: Record<string, unknown>): Promise<R> {
  try {
    return await invoke<R>(cmd, args);
  } catch (reason) {
    throw asRefusal(reason);
  }
}

/** A path, or null where the person closed the dialog. */
export function pickOpen(title: string): Promise<string | null> {
  return shell('pick_open', { title, filters: [] });
}
export function pickSave(title: string, name: string): Promise<string | null> {
  return shell('pick_save', { title, name, filters: [] });
}
/** Prints an issued briefing file to PDF. */
export function exportPdf(html: string, path: string): Promise<void> {
  return shell('export_pdf', { html, path, lang: language.current });
}
/** What the window asks before it closes; null where nothing would be lost. */
export function askBeforeClosing(ask: Record<'title' | 'text' | 'close' | 'stay', string> | null): void {
  if (inWindow()) void shell('ask_before_closing', { ask });
}

export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
