import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Debian's Chromium; the tests are skipped where there is none, and the run says so. */
export const CHROMIUM = process.env.TEST_CHROMIUM ?? '';

export interface Tab {
  readonly page: Page;
  /** What the console complained of, and every error of the page: empty where all is well. */
  readonly complaints: string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const SIZES = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** A person's window of their own: nothing of another one's log-in is in it. */
export async function openWindow(
  browser: Browser,
  size: keyof typeof SIZES = 'laptop',
  locale = 'es-EC',
): Promise<BrowserContext> {
  return browser.newContext({ viewport: SIZES[size], locale, reducedMotion: 'reduce' });
}

export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Logs in by the form, as a person would, and waits for the first page. */
export async function enter(page: Page, url: string, login: { email: string; password: string }): Promise<void> {
  await page.goto(url);
  await page.locator('input[type=email]').fill(login.email);
  await page.locator('input[type=password]').fill(login.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/today');
}

/** What axe finds serious or critical on the page, one line each. */
export async function graveFindings(page: Page): Promise<string[]> {
  // Put in by the debugger, not by the page: its policy, which allows no such thing, stays in force.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  });
}
