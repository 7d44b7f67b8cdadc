// Files dropped on the window. The desktop's own window tells their paths; a browser gives what is in them.
import type { ImportSource } from '../generated/api';
import { inWindow } from '../lib/api';
import { focus } from '../state/focus.svelte';
import { session } from '../state/session.svelte';
import { hover } from './hover.svelte';
import { reading } from './reading.svelte';

/** What the shell tells of files over the window. */
interface Dropped {
  over: boolean;
  paths: string[];
}

/** Opens the import on what files hold. */
export function open(sources: ImportSource[]): void {
  if (sources.length === 0 || session.screen.at !== 'desk') return;
  focus.begin({ is: 'import' });
  void reading.begin(sources);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function source(file: File): Promise<ImportSource> {
  return { name: file.name, hex: hex(new Uint8Array(await file.arrayBuffer())) };
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Listens for as long as the window lives. */
export function listenForDrops(): void {
  if (inWindow()) {
    window.addEventListener('passage-drop', (event) => {
      const { over, paths } = (event as CustomEvent<Dropped>).detail;
      hover.over = over;
      open(paths.map((path) => ({ path })));
    });
    return;
  }
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    // Without this the browser opens the file in place of the program.
    event.preventDefault();
    hover.over = true;
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) hover.over = false;
  });
  window.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hover.over = false;
    void Promise.all([...(event.dataTransfer?.files ?? [])].map(source)).then(open);
  });
}
