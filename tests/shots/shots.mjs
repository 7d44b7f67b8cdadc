// Pictures of every view in views.json, from the built pages over the browser host, and of every page of its briefings
// and driver sheets.
//   node shots.mjs DIR [WORD…]       with WORDs only those whose name has one of them
// `cargo xtask shots` builds what is needed and says where it is: PASSAGE_TARGET (folder of the programs), CHROMIUM.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'ui/package.json'))('playwright-core');
const plan = JSON.parse(readFileSync(new URL('views.json', import.meta.url), 'utf8'));
const programs = process.env.PASSAGE_TARGET ?? join(root, 'target/debug');
const [folder, ...words] = process.argv.slice(2);
const wanted = ({ name }) => words.length === 0 || words.some((word) => name.includes(word));
const views = plan.views.filter(wanted);
const briefings = plan.briefings.filter(wanted);
const driverSheets = plan.sheets.filter(wanted);

const work = mkdtempSync(join(tmpdir(), 'passage-shots-'));
const hosts = [];
let passed = 0;
let failed = 0;

const passage = (...args) => execFileSync(join(programs, 'passage'), args, { stdio: ['ignore', 'pipe', 'inherit'] });

/** Databases by the name that a view starts from. */
const starts = {
  none: () => {},
  empty: (db) => passage('init', '--db', db),
  starter: (db) => passage('init', '--starter', '--db', db),
  pasted: (db) => passage('init', '--starter', '--db', db),
  own: (db) => passage('init', '--starter', '--db', db),
  encrypted: (db) => {
    const file = join(work, 'passphrase');
    writeFileSync(file, 'a passphrase of several words\n');
    passage('init', '--starter', '--passphrase-file', file, '--db', db);
  },
  foreign: (db) => writeFileSync(db, 'a text file\n'),
};
const made = new Map();

/** What is done over a host before the first picture. */
async function over(url) {
  const api = async (cmd, args) => {
    const body = JSON.stringify({ lang: 'en', ...args });
    const answer = await fetch(`${url}api/${cmd}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!answer.ok) throw new Error(`${cmd}: ${await answer.text()}`);
  };
  await api('status'); // opens the database
  return api;
}
const prepare = {
  own: async (url) => {
    const api = await over(url);
    await api('set_settings', { author: 'R. Haddad' });
    const reason = 'decided at the area security meeting of 28 November';
    await api('set_value', { parameter: 'floors.front_advance_km_per_day', value: '0.5', reason });
    await api('set_value', { parameter: 'options.tail', value: 'false', reason: 'our past events know towns only' });
    await api('set_value', { parameter: 'levels.bounds_p', value: '[0.02, 0.08, 0.2, 0.4]', reason });
  },
  pasted: async (url) => {
    const api = await over(url);
    const text = readFileSync(new URL('report.txt', import.meta.url), 'utf8');
    const source = { source_name: 'News agency, live page', source_kind: 'news_agency', reliability: 'B' };
    const times = { published_at: '2024-11-30T16:20:00Z', received_at: '2024-11-30T17:40:00Z' };
    await api('paste_report', { text, ...source, ...times, region: 'Aleppo' });
  },
};

/** Address of a host on a database of that kind; one for all views that start from it. */
function address(start) {
  if (!made.has(start)) {
    const db = join(work, `${start}.db`);
    starts[start](db);
    const host = spawn(join(programs, 'passage-host'), ['--db', db, '--ui', join(root, 'ui/dist')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    hosts.push(host);
    const line = new Promise((found, lost) => {
      createInterface({ input: host.stdout }).once('line', found);
      host.once('exit', () => lost(new Error('the host has ended')));
    });
    made.set(start, line.then(async (url) => (await prepare[start]?.(url), url)));
  }
  return made.get(start);
}

/** Asks for ways in the Plan tab, and waits for them. */
async function ask(page, [from, to, leaves]) {
  for (const [side, name] of Object.entries({ from, to })) {
    await page.fill(`[data-end=${side}]`, name);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-end=${side}][data-chosen=true]`);
  }
  await page.fill('.depart input', leaves);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.cmp[aria-busy=false] :is(table.ct, .blocked)');
}

async function step(page, { click, press, fill, plan, scroll }) {
  if (click) await page.click(click);
  if (press) await page.keyboard.press(press);
  if (fill) await page.fill(...fill);
  if (plan) await ask(page, plan);
  if (scroll) await page.locator(scroll).evaluate((node) => node.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(150);
}

/** Nothing is being worked out or moved any more. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.waitForTimeout(600);
}

async function picture(browser, view) {
  const [width, height] = view.size ?? plan.size;
  const context = await browser.newContext({ viewport: { width, height }, locale: view.lang, timezoneId: 'Asia/Damascus' });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refusal by the backend is an answer (the locked and failed views are made of them).
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  const stored = JSON.stringify({ lang: view.lang, theme: view.theme ?? 'light' });
  await page.addInitScript((value) => localStorage.setItem('passage', value), stored);
  try {
    await page.goto(await address(view.start));
    await page.waitForSelector(['starter', 'pasted', 'own'].includes(view.start) ? '[role=option]' : 'h1, h2, [role=tab]');
    await settled(page);
    for (const one of view.steps ?? []) await step(page, one);
    await settled(page);
  } catch (error) {
    complaints.push(String(error).split('\n')[0]);
  }
  await page.screenshot({ path: join(folder, `${view.name}.png`) });
  await context.close();
  report(view.name, complaints);
}

/** A driver sheet is for a departure to come: tomorrow at eight, local time of the region. */
const tomorrow = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T08:00+03:00`;
const paper = {
  brief: (lang) => ['brief', '--as-of', plan.as_of, '--lang', lang],
  sheet: (lang) => ['sheet', '--depart', tomorrow, '--lang', lang],
};

async function pages(browser, what, { name, lang, args }) {
  const complaints = [];
  try {
    await address('starter');
    const html = join(folder, `${name}.html`);
    const pdf = join(folder, `${name}.pdf`);
    passage(...paper[what](lang), '--db', join(work, 'starter.db'), ...args, '-o', html);
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(html).href);
    // The sheet must print where backgrounds are left out.
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: what === 'brief' });
    await context.close();
    execFileSync('pdftoppm', ['-r', '100', '-png', pdf, join(folder, `${name}-p`)]);
  } catch (error) {
    complaints.push(String(error).split('\n')[0]);
  }
  report(name, complaints);
}

function report(name, complaints) {
  if (complaints.length === 0) passed += 1;
  else failed += 1;
  console.log(`${complaints.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const complaint of complaints) console.log(`       ${complaint}`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const view of views) await picture(browser, view);
  for (const briefing of briefings) await pages(browser, 'brief', briefing);
  for (const sheet of driverSheets) await pages(browser, 'sheet', sheet);
} finally {
  await browser.close();
  for (const host of hosts) host.kill();
  rmSync(work, { recursive: true, force: true });
}
console.log(`# pass ${passed}\n# fail ${failed}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
