// Symbols of the sprite as pictures for the canvas. A canvas cannot see CSS variables, so each picture is made
// with its colours filled in, once per theme.
import type { Ink } from './theme';

function inner(id: string): { markup: string; box: number } | null {
  const symbol = document.getElementById(id);
  if (!symbol) return null;
  const box = Number(symbol.getAttribute('viewBox')?.split(' ')[2] ?? 16);
  return { markup: symbol.innerHTML, box };
}

function coloured(markup: string, ink: Ink, current: string): string {
  return markup
    .replace(/currentColor/g, current)
    .replace(/var\(--([a-z0-9-]+)(?:,[^)]*\)?)?\)/g, (_, token: string) => ink(token))
    .replace(/class="rkn"/g, 'font-family="sans-serif" font-weight="700" font-size="12.5"');
}

const asUri = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** A symbol as it is, at `size` px. Drawn at twice the size for sharp screens. */
export function symbolUri(id: string, size: number, ink: Ink): string {
  const found = inner(id);
  if (!found) return '';
  const body = coloured(found.markup, ink, ink('map-sel'));
  return asUri(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 2}" height="${size * 2}" viewBox="0 0 ${found.box} ${found.box}">${body}</svg>`,
  );
}

/** An event: its symbol in a disc; dashed where it is only claimed, ringed while its driver is pointed at. */
export function eventUri(id: string, claimed: boolean, ringed: boolean, ink: Ink): string {
  const found = inner(id);
  const line = ink('map-sel');
  const body = found ? coloured(found.markup, ink, line) : '';
  const dash = claimed ? ' stroke-dasharray="2.6 2"' : '';
  const ring = ringed
    ? `<circle cx="15" cy="15" r="13" fill="none" stroke="${ink('map-halo')}" stroke-width="4"/><circle cx="15" cy="15" r="13" fill="none" stroke="${ink('accent')}" stroke-width="2.4"/>`
    : '';
  return asUri(
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" viewBox="0 0 30 30">${ring}` +
      `<circle cx="15" cy="15" r="9.6" fill="${ink('map-halo')}" stroke="${line}" stroke-width="1.4"${dash}/>` +
      `<g transform="translate(8.6 8.6) scale(.8)">${body}</g></svg>`,
  );
}

const hatches = new Map<string, CanvasPattern>();
/** Claimed ground: thin lines leaning one way (unknown leans the other). */
export function hatch(colour: string): CanvasPattern | string {
  const known = hatches.get(colour);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const context = canvas.getContext('2d');
  if (!context) return colour;
  context.strokeStyle = colour;
  context.globalAlpha = 0.55;
  context.lineWidth = 1.3;
  context.beginPath();
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift, 0);
    context.lineTo(shift + 8, 8);
  }
  context.stroke();
  const pattern = context.createPattern(canvas, 'repeat');
  if (!pattern) return colour;
  hatches.set(colour, pattern);
  return pattern;
}
