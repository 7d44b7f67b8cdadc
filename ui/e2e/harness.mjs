// A real host over a database of its own, and a browser on it. Every test gets both and leaves nothing behind.
// PASSAGE_HOST_BIN names the host program; without it the debug build is taken. Tests are skipped where there is none.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ui = fileURLToPath(new URL('..', import.meta.url));
const program = process.env.PASSAGE_HOST_BIN ?? join(ui, '../target/debug/passage-host');
const axe = readFileSync(join(ui, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Why the tests cannot run here, or false. */
export const skip = !existsSync(program)
  ? 'the host is not built: cargo build -p passage-host'
  : !existsSync(join(ui, 'dist/index.html'))
    ? 'the pages are not built: npm run build'
    : false;

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Another program at a database. */
export function start(db) {
  const host = spawn(program, ['--db', db, '--ui', join(ui, 'dist'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = new Promise((resolve, reject) => {
    createInterface({ input: host.stdout }).once('line', resolve);
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
    host.once('error', reject);
  });
  return { host, url };
}

/** The desk of one test (`broken`: its requests are cut off on purpose): `page`, `url`, `folder`, and `api` for looking behind the window. */
export async function withDesk(options, test) {
  const {
    database = 'starter',
    lang = 'en',
    theme = 'light',
    author,
    viewport = { width: 1366, height: 768 },
  } = options;
  const folder = mkdtempSync(join(tmpdir(), 'passage-e2e-'));
  const { host, url } = start(join(folder, 'test.db'));
  let browser;
  try {
    const base = await url;
    const api = async (cmd, args = {}) => {
      const answer = await fetch(`${base}api/${cmd}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ lang, ...args }),
      });
      const body = await answer.json();
      if (!answer.ok) throw new Error(`${cmd}: ${JSON.stringify(body)}`);
      return body;
    };
    if (database !== 'missing') await api('create_database', { starter: database === 'starter' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A refusal is an HTTP status on purpose; the browser reports it as an error of the network.
      const aborted = options.broken && /ERR_FAILED/.test(message.text());
      if (message.type() === 'error' && !aborted && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text());
    });
    await page.addInitScript(
      (stored) => {
        if (!localStorage.getItem('passage')) localStorage.setItem('passage', JSON.stringify(stored));
      },
      { lang, theme, author },
    );
    await page.goto(base);
    await test({ page, api, url: base, folder });
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('\n')}`);
  } finally {
    await browser?.close();
    host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the picture and the explanation are those asked for last. */
export async function settled(page) {
  await page.waitForSelector('#register-list [role=option]');
  await page.waitForSelector('aside[aria-busy=false], aside.drawer');
}

/** Violations that axe calls serious or critical. */
export async function violations(page) {
  // The page's own policy forbids this script, as it should; axe comes in through the debugger instead.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
