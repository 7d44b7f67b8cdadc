// An encrypted database that nobody has touched for a while is locked: a laptop is left open on a table, or carried off asleep.
import { reading } from '../import/reading.svelte';
import { calibration } from './calibration.svelte';
import { roads } from './roads.svelte';
import { session } from './session.svelte';

const LOOK_MS = 5_000;
const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** Watches until it is called again. `after`: so many milliseconds without a touch. */
export function lockWhenIdle(after: number): () => void {
  // By the clock on the wall: timers stand still while the computer sleeps.
  let last = Date.now();
  const look = (): boolean => {
    const now = Date.now();
    // Work that was asked for goes on to its end. A clock that was put back has told nothing.
    if (working() || now < last) last = now;
    if (now - last < after) return false;
    void session.lock();
    return true;
  };
  // The first touch after a long sleep comes before any look.
  const touched = (event: Event): void => {
    if (!look()) last = Date.now();
    else event.stopImmediatePropagation();
  };
  const timer = setInterval(look, LOOK_MS);
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
    document.removeEventListener('visibilitychange', look);
  };
}

function working(): boolean {
  return session.busy || roads.running || reading.running || reading.taking || calibration.fitting;
}
