// The design tokens as canvas colours. Read from the document, so that the map follows the theme.
export interface Ink {
  (token: string): string;
  readonly font: string;
  readonly dark: boolean;
}

export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const ink = (token: string): string => style.getPropertyValue(`--${token}`).trim() || '#888';
  return Object.assign(ink, {
    font: style.getPropertyValue(document.documentElement.lang === 'ar' ? '--font-ar' : '--font').trim(),
    dark: document.documentElement.dataset['theme'] === 'dark',
  });
}
