// Which picture stands for which code. Pictures only: no order, no arithmetic.
const RISK: Record<string, string> = {
  very_low: '1',
  low: '2',
  medium: '3',
  high: '4',
  very_high: '5',
  unacceptable: '6',
  unknown: 'u',
};
const ACCESS: Record<string, string> = { open: 'open', restricted: 'rest', closed: 'clos', unknown: 'unkn' };
const CONFIDENCE: Record<string, string> = { low: 'cf1', moderate: 'cf2', high: 'cf3' };
const TREND: Record<string, string> = { up: 'i-up', down: 'i-down', same: 'i-same' };
const KIND: Record<string, string> = {
  closure: 'i-closure',
  reopening: 'i-gate',
  control_change: 'i-advance',
  front_line: 'i-clash',
  strike: 'i-strike',
  armed_clash: 'i-clash',
  attack_on_site: 'i-attack',
  ambush: 'i-armed',
  explosive_hazard: 'i-mine',
  checkpoint: 'i-gate',
  ceasefire: 'i-ceasefire',
  obstruction: 'i-road',
  detention_or_denial: 'i-lock',
  passage: 'i-passage',
};

/** The suffix that the tokens (`--r5`), sprite (`rk5`) and map use for a level. */
export const riskKey = (level: string): string => RISK[level] ?? 'u';
export const riskSymbol = (level: string): string => `rk${riskKey(level)}`;
export const accessSymbol = (access: string): string => `ax-${ACCESS[access] ?? 'unkn'}`;
/** An order that nobody at the gate has confirmed is drawn as such. */
export const crossingSymbol = (access: string, byOrderOnly: boolean): string =>
  byOrderOnly ? 'x-order' : `x-${ACCESS[access] ?? 'unkn'}`;
export const confidenceSymbol = (confidence: string | null): string => CONFIDENCE[confidence ?? ''] ?? 'cf0';
export const trendSymbol = (direction: string): string | null => TREND[direction] ?? null;
export const kindSymbol = (kind: string): string => KIND[kind] ?? 'i-info';
