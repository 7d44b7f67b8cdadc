// Short notices at the foot of the window. One that can be undone stays longer; an error stays until closed.
export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'error';
  /** `key`: what does the same on the keyboard. */
  action?: { label: string; run: () => void; key: string };
}

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, tone: Toast['tone'] = 'done', action?: Toast['action']): void {
    const id = this.#next++;
    // An action always refers to the latest change, so an older offer would undo something else.
    const kept = this.list.filter((toast) => toast.tone === 'error' && tone !== 'error');
    this.list = [...kept.slice(-2), action ? { id, text, tone, action } : { id, text, tone }];
    if (tone === 'done') setTimeout(() => this.close(id), action ? 12_000 : 5_000);
  }
  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
export const toasts = new Toasts();
