// A report taken in as text and its drafts, with the keyboard alone: pasted, read, decided on, taken back, found again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { settled, skip, violations, withDesk } from './harness.mjs';

const TEXT = `Saturday 30 November 2024

Iraq has closed its border with Syria until further notice by order of its border command.

Armed groups said they had captured thirteen towns and villages west of Aleppo since Wednesday, among them Urum al-Sughra and Anjara.

Russian aircraft reportedly struck Saraqib in the early afternoon. A checkpoint has been set up at Kafr Nowhere on the road to Idlib.

قالت فصائل مسلحة إنها سيطرت على أورم الصغرى وعنجارة.

<b>Markup</b> & "quotes" are text.`;

const SOURCE = { source_name: 'News agency', source_kind: 'news_agency', reliability: 'B' };
const RECEIVED = { published_at: '2024-11-30T16:20:00Z', received_at: '2024-11-30T17:40:00Z' };

const rows = (page) => page.locator('.drafts ol > li');
const active = (page) => page.locator('.drafts li.act');
const title = (page) => active(page).locator('h3').innerText();
/** The paragraphs of the report as they are shown, without the numbers of the drafts. */
const shown = (page) =>
  page.locator('.src .txt').evaluate((node) => {
    const copy = node.cloneNode(true);
    for (const number of copy.querySelectorAll('sup')) number.remove();
    return [...copy.querySelectorAll('p')].map((one) => one.textContent.trim());
  });
/** The Inbox has answered what was asked for last. */
async function still(page) {
  await page.waitForSelector('.drafts[aria-busy=false]');
}
/** With J, to the draft whose title has these words. */
async function goTo(page, words) {
  for (let i = 0; i < 12 && !words.test(await title(page)); i += 1) await page.keyboard.press('j');
  assert.match(await title(page), words);
}
async function inboxWith(page, api, texts = [TEXT]) {
  for (const text of texts) await api('paste_report', { text, ...SOURCE, ...RECEIVED });
  await page.reload();
  await settled(page);
  await page.keyboard.press('Alt+2');
  await active(page).waitFor();
}

test('a report is pasted, kept unchanged and read, with the keyboard alone', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    await page.keyboard.press('p');
    await page.locator('aside.drawer textarea:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('aside.drawer textarea').focus();
    await page.keyboard.insertText(TEXT);
    await page.keyboard.press('Tab'); // source: a new one
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('News agency');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('b'); // reliability
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('2024-11-30 16:20');
    await page.keyboard.press('Enter');
    await active(page).waitFor();
    await page.locator('aside.drawer').waitFor({ state: 'detached' });

    const { open, to_review: waiting } = await api('inbox');
    assert.equal(open.hash, createHash('sha256').update(TEXT).digest('hex'));
    assert.deepEqual(await shown(page), TEXT.split('\n\n'));
    assert.equal(await page.locator('.src .txt b').count(), 0, 'markup is text');
    assert.equal(await page.locator('.src .txt p[dir=rtl]').count(), 1);
    assert.match(
      await page.locator('.src dl').innerText(),
      /News agency[\s\S]*30 Nov 2024, 16:20 UTC[\s\S]*kept unchanged/,
    );
    assert.equal((await page.locator('nav .badge').innerText()).split('\n')[0], String(waiting));
    assert.equal(await rows(page).count(), open.drafts.length);

    // The same text again is the same report, and that is said.
    await page.keyboard.press('p');
    await page.locator('aside.drawer textarea:focus').waitFor();
    await page.keyboard.insertText(TEXT);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('Somebody else');
    await page.keyboard.press('Enter');
    await page.getByText('The same text is kept once').waitFor();
    assert.equal((await api('inbox')).reports.length, 1);
  }),
);

test('J and K move, A accepts, Ctrl Z takes it back, and it is found again', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await inboxWith(page, api);
    const first = await title(page);
    await page.keyboard.press('j');
    assert.notEqual(await title(page), first);
    assert.ok((await page.locator('.src mark.on').count()) > 0, 'its words are marked');
    await page.keyboard.press('k');
    assert.equal(await title(page), first);

    await goTo(page, /settlements claimed captured/);
    assert.equal(await active(page).locator('fieldset').count(), 2);
    assert.match(await active(page).innerText(), /11 more, not named in the text/);
    assert.match(await active(page).innerText(), /R-0\d/);
    await active(page).locator('.effect').getByText('If accepted').waitFor();
    const { to_review: before } = await api('inbox');
    await page.keyboard.press('a');
    await page
      .locator('.drafts li', { hasText: 'settlements claimed captured' })
      .getByText('accepted')
      .waitFor();
    assert.equal((await api('inbox')).to_review, before - 1);
    const accepted = (await api('inbox')).open.drafts.find((draft) => draft.state === 'accepted');
    assert.equal(accepted.events.length, 3);
    await page.reload();
    await settled(page);
    await page.keyboard.press('Alt+2');
    await page
      .locator('.drafts li', { hasText: 'settlements claimed captured' })
      .getByText('accepted')
      .waitFor();
    await page.keyboard.press('Control+z');
    await page
      .locator('.drafts li', { hasText: 'settlements claimed captured' })
      .getByText('accepted')
      .waitFor({ state: 'detached' });
    assert.equal((await api('inbox')).to_review, before);
    await assert.rejects(api('event_form', { id: accepted.events[0] }));
  }),
);

test(
  'a key held too long accepts one draft, and the notice names the key that does what it offers',
  { skip },
  () =>
    withDesk({}, async ({ page, api }) => {
      await inboxWith(page, api);
      const before = (await api('inbox')).to_review;
      await goTo(page, /border/i);
      // The second and later ones are what a keyboard repeats.
      for (let i = 0; i < 12; i += 1) {
        await page.keyboard.down('a');
        await page.waitForTimeout(60);
      }
      await page.keyboard.up('a');
      await still(page);
      assert.equal((await api('inbox')).to_review, before - 1);
      const notice = page.locator('.toasts .toast');
      assert.equal(await notice.locator('.key').innerText(), 'Ctrl Z');
      await page.keyboard.press('Control+z');
      await notice.getByRole('button', { name: 'Do it again' }).waitFor();
      assert.equal(await notice.locator('.key').innerText(), 'Ctrl Shift Z');
      await page.keyboard.press('Control+Shift+Z');
      await notice.getByRole('button', { name: 'Undo' }).waitFor();
      assert.equal((await api('inbox')).to_review, before - 1);
    }),
);

test('R asks for a reason', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await inboxWith(page, api);
    await goTo(page, /Saraqib/);
    await page.keyboard.press('r');
    await page.locator('.act form input:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('A reason is needed').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.act form').waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await page.locator('.act form input:focus').waitFor();
    await page.keyboard.insertText('An older strike');
    await page.keyboard.press('Enter');
    await page.locator('.drafts li', { hasText: 'rejected: An older strike' }).waitFor();
  }),
);

test('an edit that is not saved is shown, and accepting asks which of the two counts', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    const form = page.locator('aside.drawer form');
    const waiting = async () =>
      (await api('inbox')).open.drafts.filter((one) => one.state === 'to_review').length;
    await inboxWith(page, api);
    await goTo(page, /Saraqib/);
    assert.equal(await active(page).locator('.unsaved').count(), 0);
    const before = await waiting();
    await page.keyboard.press('e');
    await form.getByText('Edit the draft').first().waitFor();
    const until = form.getByLabel('Until').first();
    await until.fill('2024-12-02 08:00');
    await until.press('Tab');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await active(page).getByText('An edit of this draft is not saved').waitFor();
    assert.deepEqual(await violations(page), []);
    // Neither the key nor the button accepts past it, however often.
    await page.keyboard.press('a');
    await active(page).getByText('Go on with the edit, or decide without it?').waitFor();
    await page.keyboard.press('a');
    await active(page).getByRole('button', { name: 'Accept A' }).click();
    await page.waitForTimeout(300);
    assert.equal(await waiting(), before);
    assert.deepEqual(await violations(page), []);
    await active(page).getByRole('button', { name: 'Go on with the edit' }).click();
    await form.getByText('What you had begun is here again').waitFor();
    await form.locator('footer .primary').click();
    await form.waitFor({ state: 'detached' });
    await page.locator('.drafts li', { hasText: 'Saraqib' }).getByText('accepted').waitFor();
    const done = (await api('inbox')).open.drafts.find((one) => one.state === 'accepted');
    assert.equal((await api('event_form', { id: done.events[0] })).time.until, '2024-12-02T08:00:00Z');

    for (let i = 0; i < 8; i += 1) await page.keyboard.press('k');
    await goTo(page, /border/);
    await page.keyboard.press('e');
    await form.getByText('Edit the draft').first().waitFor();
    await form.getByLabel('Until').first().fill('2024-12-03 08:00');
    await form.getByLabel('Until').first().press('Tab');
    await page.keyboard.press('Escape');
    await active(page).locator('.unsaved').waitFor();
    await page.keyboard.press('a');
    await active(page).getByRole('button', { name: 'Accept without the edit' }).click();
    await page.locator('.drafts li', { hasText: 'border' }).getByText('accepted').waitFor();
    const all = (await api('inbox')).open.drafts.filter((one) => one.state === 'accepted');
    const events = await Promise.all(all.map((one) => api('event_form', { id: one.events[0] })));
    assert.ok(events.every((event) => event.time.until !== '2024-12-03T08:00:00Z'));
  }),
);

test('an open place is not accepted silently: a number keeps it as a gap', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await inboxWith(page, api);
    await goTo(page, /Kafr Nowhere/);
    await active(page).getByText('Where is Kafr Nowhere?').waitFor();
    await page.keyboard.press('a');
    await page.getByText('It is not known where Kafr Nowhere is').waitFor();
    const options = await active(page).locator('fieldset input').count();
    await page.keyboard.press(String(options)); // the gap stands last
    assert.ok(await active(page).locator('fieldset input').last().isChecked());
    assert.equal(await active(page).getByText('Where is Kafr Nowhere?').count(), 0);
    await page.keyboard.press('a');
    await page.locator('.drafts li', { hasText: 'Kafr Nowhere' }).getByText('accepted').waitFor();
    const draft = (await api('inbox')).open.drafts.find((one) => one.state === 'accepted');
    assert.equal((await api('event_form', { id: draft.events[0] })).geometry, null);
  }),
);

test('G changes the grade, S splits, E opens the form begun from the draft', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await inboxWith(page, api);
    await goTo(page, /settlements claimed captured/);
    await page.keyboard.press('s');
    await page.getByText('Split into 3 drafts').waitFor();
    await still(page);
    await goTo(page, /Urum al-Sughra/);
    await page.keyboard.press('g');
    await page.locator('.act select.cred:focus').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    assert.equal(await active(page).locator('.grade.big').innerText(), 'B2');
    await page.keyboard.press('e');
    const form = page.locator('aside.drawer form');
    await form.getByText('Edit the draft').first().waitFor();
    assert.equal(
      await form.getByRole('combobox', { name: 'Place, in any script', exact: true }).inputValue(),
      'Urum al-Sughra',
    );
    assert.ok(await page.locator('.src').isVisible(), 'the report stays in view');
    await form.locator('textarea, input').first().focus();
    await form.locator('footer .primary').focus();
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.locator('.drafts li', { hasText: 'Urum al-Sughra' }).getByText('accepted').waitFor();
    const draft = (await api('inbox')).open.drafts.find((one) => one.state === 'accepted');
    assert.equal((await api('event_form', { id: draft.events[0] })).evidence[0].grade, 'B2');
  }),
);

test('M puts a second report behind the event it repeats', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    const again = 'A channel: Russian aircraft reportedly struck Saraqib in the early afternoon.';
    await inboxWith(page, api);
    await goTo(page, /Saraqib/);
    await page.keyboard.press('a');
    await page.locator('.drafts li', { hasText: 'Saraqib' }).getByText('accepted').waitFor();
    await inboxWith(page, api, [again]);
    await goTo(page, /Saraqib/);
    await active(page)
      .getByText(/May share one origin with report \d+/)
      .waitFor();
    await page.keyboard.press('m');
    await page.locator('.drafts li', { hasText: 'merged with' }).waitFor();
    const [draft] = (await api('inbox', { report: (await api('inbox')).reports.at(-1).report })).open.drafts;
    assert.equal((await api('event_form', { id: draft.events[0] })).evidence.length, 2);
  }),
);

test('hostile text is text, and one that is too long is refused plainly', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    const odd =
      '<script>document.title="x"</script> \u202eRebels\u0007 captured Saraqib\u2066 قالت on Friday 29 November 2024.';
    await inboxWith(page, api, [odd]);
    assert.deepEqual(await shown(page), [odd]);
    assert.notEqual(await page.title(), 'x');
    // As if pasted where no field takes it.
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Rebels captured Saraqib. '.repeat(42_000));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await page.getByText(/1,?050 thousand letters/).waitFor();
    await page.getByLabel('Name of the source').fill('X');
    await page.getByLabel('Name of the source').press('Enter');
    await page.getByText(/The text has 10\d\d KB/).waitFor();
  }),
);

test('at 200 % nothing of a draft is cut off, and whom a closure applies to is said', { skip }, () =>
  withDesk({ viewport: { width: 683, height: 384 } }, async ({ page, api }) => {
    await inboxWith(page, api, [
      'From Monday the road between Idlib and Saraqib is closed for trucks until Wednesday.',
    ]);
    const card = active(page);
    await card.getByText(/Applies to/).waitFor();
    await card.getByText(/both ways/).waitFor();
    const wide = await card.evaluate((all) =>
      [...all.querySelectorAll('.sgm label, .when, dd > span')]
        .filter((part) => part.getBoundingClientRect().right > all.getBoundingClientRect().right + 1)
        .map((part) => part.textContent),
    );
    assert.deepEqual(wide, []);
    const [title, state] = await page.locator('.drafts header').evaluate((head) =>
      [...head.children].slice(0, 2).map((part) => {
        const { left, right } = part.getBoundingClientRect();
        return { left, right };
      }),
    );
    assert.ok(title.right <= state.left, 'the heading lies over what stands beside it');
  }),
);

test('in Arabic everything mirrors and is said in Arabic', { skip }, () =>
  withDesk({ lang: 'ar' }, async ({ page, api }) => {
    await inboxWith(page, api);
    const left = async (selector) => (await page.locator(selector).boundingBox()).x;
    assert.ok((await left('.src')) > (await left('.drafts')), 'the report stands at the right');
    assert.ok((await left('.drafts')) > (await left('.inbox-panel')));
    const line = page.locator('.src .txt p').filter({ hasText: 'Iraq has closed' });
    assert.equal(await line.getAttribute('dir'), 'ltr');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.locator('.drafts li').getByText('مقبولة').waitFor();
    assert.deepEqual(await violations(page), []);
    assert.doesNotMatch(await page.locator('.drafts').innerText(), /\b[a-z]+-[a-z]+-[a-z]+\b(?! *\()/);
  }),
);

for (const [name, options] of [
  ['light', {}],
  ['dark', { theme: 'dark' }],
]) {
  test(`no serious accessibility problem: drafts, ${name}`, { skip }, () =>
    withDesk(options, async ({ page, api }) => {
      await inboxWith(page, api);
      await goTo(page, /settlements claimed captured/);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('r');
      await page.locator('.act form').waitFor();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await page.keyboard.press('p');
      await page.locator('aside.drawer').waitFor();
      assert.deepEqual(await violations(page), []);
    }),
  );
}
