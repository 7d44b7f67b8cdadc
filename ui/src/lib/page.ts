// A kept page in a frame without scripts. The window's policy lets no page bring styles of its own in its text, and is not
// loosened for it: they are taken out of the text and set by hand once the frame is there.

export interface Page {
  /** The page without its styles. */
  html: string;
  /** Its style sheet. */
  css: string;
}

const STYLED = 'data-kept-style';

/** Takes the styles out. Only inside tags: the words of a page never change. */
export function withoutStyles(html: string): Page {
  const css: string[] = [];
  const plain = html
    .replace(/<style>([\s\S]*?)<\/style>/g, (_, sheet: string) => {
      css.push(sheet);
      return '';
    })
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/ style="/g, ` ${STYLED}="`));
  return { html: plain, css: css.join('\n') };
}

/** Dresses the page in its frame. Gives its height, px. */
export function dress(frame: HTMLIFrameElement, css: string): number {
  const page = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page || !view) throw new Error('no page');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet];
  for (const one of page.querySelectorAll<HTMLElement | SVGElement>(`[${STYLED}]`))
    one.style.cssText = one.getAttribute(STYLED) ?? '';
  return page.documentElement.scrollHeight;
}
