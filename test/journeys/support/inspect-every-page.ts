import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { isInSample, takesAll } from '../../support/sample-of.ts';
import { runAxe } from './axe.ts';

/** What was found on the pages of the journeys since the last call. */
const violations: string[] = [];
/** Pages that were left before their inspection ended, with the browser that saw them. */
const unfinished = new Map<string, { context: BrowserContext; url: string }>();

/**
 * From now on axe looks at the pages once they have loaded, while the journey goes on: at all of them in
 * `bin/check --full`, else at one of each kind in the sample, whichever worker meets it first. `axeFindings`
 * tells what it found.
 */
export function inspectEveryPage(context: BrowserContext): void {
  context.on('page', (page) => {
    page.on('load', () => void inspectLoaded(page).catch(() => {}));
  });
}

/** An address of the product that shows no page. */
export const noPage = '/healthz';

/** Fails when the page is left meanwhile; then it stays among the unfinished. */
async function inspectLoaded(page: Page): Promise<void> {
  const url = page.url();
  if (!url.startsWith('http') || url.endsWith(noPage)) return;
  const kind = await kindOf(page);
  if (!isInspected(kind) || !isFirst(kind)) return;
  unfinished.set(kind, { context: page.context(), url });
  const found = await runAxe(page);
  violations.push(...found.map((one) => `${kind}: ${one}`));
  unfinished.delete(kind);
}

/** The kind of a page: its address with every id folded away, and its heading without numbers. */
export async function kindOf(page: Page): Promise<string> {
  const { href, pathname } = new URL(page.url());
  const heading = await page.evaluate(() => document.querySelector('h1')?.textContent ?? '');
  // Ids are uuids, numbers and codes: all have digits in them.
  const folded = pathname.split('/').map((part) => (/\d/.test(part) ? ':id' : part));
  return `${takesAll ? href : folded.join('/')} ${heading.replace(/\d+/g, '').trim()}`;
}

/** Whether axe looks at a kind of page, or at a state of one: one in six of them. */
export const isInspected = (kind: string): boolean => isInSample(kind, 6);

/** Whether nobody asked for this before in this run, in any worker. */
export function isFirst(what: string): boolean {
  const file = noteOf(what);
  if (existsSync(file)) return false;
  try {
    writeFileSync(file, what, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file that all workers of a run see. */
function noteOf(what: string): string {
  const folder = join(inject('demoCity'), 'inspected');
  mkdirSync(folder, { recursive: true });
  return join(folder, createHash('sha256').update(what).digest('hex'));
}

/**
 * What axe has found since the last call. Pages that people left too soon are opened again for it; the
 * sheet of an exam is not, because opening it would take the writer lease from the journey.
 */
export async function axeFindings(): Promise<string[]> {
  for (const [kind, { context, url }] of [...unfinished]) {
    unfinished.delete(kind);
    const isSheet = new URL(url).pathname.startsWith('/attempts/');
    const page = isSheet ? null : await context.newPage().catch(() => null);
    if (!page) {
      rmSync(noteOf(kind));
      continue;
    }
    await page.goto(url);
    // What answered a form cannot be opened again by its address.
    if ((await kindOf(page)) !== kind) rmSync(noteOf(kind));
    else violations.push(...(await runAxe(page)).map((one) => `${kind}: ${one}`));
    await page.close();
  }
  return violations.splice(0);
}
