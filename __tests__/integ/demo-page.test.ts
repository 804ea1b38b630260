import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { synthesize } from '../../demo/deployment/synthesize';
import { PageServer } from '../../demo/server/page-server';
import { startWorld } from '../../demo/world/start-world';
import type { World } from '../../demo/world/world';
import { browserPath, builtPage } from './helpers/browser';

const executablePath = browserPath();
const inBrowser = executablePath === undefined ? test.skip : test;
const title = (text: string) =>
  executablePath === undefined ? `${text} (no Chromium: set CHROMIUM_PATH)` : text;

let world: World;
let server: Awaited<ReturnType<typeof PageServer.start>>;
let browser: Browser;
const outdir = mkdtempSync(join(tmpdir(), 'demo-page-'));

beforeAll(async () => {
  if (executablePath === undefined) return;
  const stacks = synthesize(join(__dirname, '..', '..', 'demo', 'alerting.json'), outdir);
  world = await startWorld({ speed: 10, stacks: Promise.resolve(stacks) });
  server = await PageServer.start(world, builtPage());
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await world?.stop();
  rmSync(outdir, { recursive: true, force: true });
});

async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(60_000);
  await page.goto(server.url, { waitUntil: 'domcontentloaded' });
  return page;
}

inBrowser(
  title('a finding is imported, acknowledged at a vendor and shown at every end, each step with what it was'),
  async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Import the finding' }).click();
    const row = page.locator('.finding').first();
    await row.getByText('PagerDuty open').waitFor();
    await row.getByText('JSM open').waitFor();
    await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await row.getByText('Finding NOTIFIED').waitFor();
    await row.getByText('JSM acknowledged').waitFor();
    await page.getByText('Everything is at rest').waitFor();
    expect(await page.locator('.laws li.holds').count()).toBe(8);
    await page.locator('.timeline summary', { hasText: '/v2/enqueue' }).first().click();
    const detail = page.locator('.timeline details[open] pre');
    await detail.getByText('"routing_key": "•••"').waitFor();
    expect(await page.getByText(/Rule on-call-ImportedFindings: does not match/).count()).toBe(1);
    await page.close();
  },
  120_000,
);

inBrowser(
  title('says what cannot be done, and why a finding does not alert'),
  async () => {
    const page = await open();
    await page.getByLabel('Finds').selectOption('versioning');
    await page.getByRole('button', { name: 'Import the finding' }).click();
    await page.getByText('Severity.Label is MEDIUM, wanted: CRITICAL, HIGH').waitFor();
    await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await page.getByRole('alert').getByText('PagerDuty has no alert of this finding.').waitFor();
    await page.close();
  },
  120_000,
);

inBrowser(
  title('fits a phone, and every control can be reached and has a name'),
  async () => {
    const page = await open({ viewport: { width: 390, height: 844 } });
    await page.locator('.finding').first().waitFor();
    const measured = await page.evaluate(
      `({ width: document.documentElement.scrollWidth,
          nameless: [...document.querySelectorAll('button, select, input')].filter(
            (field) => !(field.textContent.trim() || field.labels?.length)).length })`,
    );
    expect(measured).toEqual({ width: 390, nameless: 0 });
    await page.getByRole('button', { name: 'Play the story' }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.tagName`)).toMatch(/^(BUTTON|SUMMARY|SELECT)$/);
    await page.close();
  },
  120_000,
);
