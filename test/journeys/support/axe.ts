import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>;
}

/** axe does one thing at a time in a page. */
const running = new WeakMap<Page, Promise<unknown>>();

/** What axe finds wrong on the page as it is now, a line each. Rejects when the page is left meanwhile. */
export function runAxe(page: Page): Promise<string[]> {
  const before = running.get(page) ?? Promise.resolve();
  const run = before.catch(() => {}).then(() => runNow(page));
  running.set(page, run);
  return run;
}

async function runNow(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.target.join(' ')}`);
  });
}
