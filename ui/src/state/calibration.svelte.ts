// Country calibrations and the shipped back-test: what the settings choose from and the page on the method shows.
import { call, Refusal } from '../lib/api';
import type { Calibration, Calibrations, ShippedBacktest } from '../lib/border';
import { language } from '../lib/i18n.svelte';

class CalibrationState {
  list = $state.raw<Calibrations | null>(null);
  shipped = $state.raw<ShippedBacktest | null>(null);
  loading = $state(false);
  /** A scale is being fitted. */
  fitting = $state(false);
  problem = $state.raw<Refusal | null>(null);
  #asked = 0;

  get chosen(): Calibration | null {
    return this.list?.items.find((item) => item.id === this.list?.chosen) ?? null;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const list = await call('calibrations', { lang: language.current });
      if (asked !== this.#asked) return;
      this.list = list;
      this.problem = null;
    } catch (reason) {
      if (asked === this.#asked) this.problem = reason as Refusal;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }
  /** The figures are part of the program; a build without them says so. */
  async loadShipped(): Promise<void> {
    try {
      this.shipped = await call('backtest_shipped', { lang: language.current });
    } catch {
      this.shipped = null;
    }
  }
  forget(): void {
    this.#asked += 1;
    this.list = null;
    this.problem = null;
    this.loading = false;
  }
}
export const calibration = new CalibrationState();
