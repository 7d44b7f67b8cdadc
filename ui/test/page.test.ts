import { describe, expect, it } from 'vitest';
import { withoutStyles } from '../src/lib/page';

describe('a kept page without its styles', () => {
  it('gives its sheets and keeps its words', () => {
    const { html, css } = withoutStyles(
      '<head><style>\n.page { width: 9px }\n</style></head><p class="a" style="left:3px;top:4px">one &lt;b style=&quot;x&quot;></p>',
    );
    expect(css).toContain('.page { width: 9px }');
    expect(html).toBe(
      '<head></head><p class="a" data-kept-style="left:3px;top:4px">one &lt;b style=&quot;x&quot;></p>',
    );
  });
  it('changes nothing that is said', () => {
    const said = '<p>they wrote style="red" and went on</p>';
    expect(withoutStyles(said)).toEqual({ html: said, css: '' });
  });
});
