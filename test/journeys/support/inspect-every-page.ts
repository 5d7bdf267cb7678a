import type { BrowserContext, Page } from 'playwright-core';
import { axeSource } from './inspect.ts';

/** `bin/check --full` inspects every page; otherwise one of each kind, as each worker meets it first. */
const inspectsAll = process.env.JIXUE_FULL === 'on';

/** What was found on the pages of the journeys since the last call. */
const violations: string[] = [];
/** Pages whose inspection has begun, by the kind of page. */
const begun = new Set<string>();
/** Pages that were left before their inspection ended, with the browser that saw them. */
const unfinished = new Map<string, { context: BrowserContext; url: string }>();
/** Pages opened again, with what to do when they are inspected or need not be. */
const reopened = new Map<Page, () => void>();
const patienceMs = 60_000;

/** The kind of a page: its address with every id folded away. Ids are uuids, numbers and codes. */
function kindOf(url: string): string {
  const { pathname } = new URL(url);
  if (inspectsAll) return url;
  return pathname
    .split('/')
    .map((part) => (/\d/.test(part) ? ':id' : part))
    .join('/');
}

/**
 * From now on axe looks at every kind of page the moment it has loaded, while the journey goes on.
 * `axeFindings` tells what it found.
 */
export async function inspectEveryPage(context: BrowserContext): Promise<void> {
  await context.exposeBinding('inspectionWanted', ({ page }, heading: string) => {
    const kind = `${kindOf(page.url())} ${heading}`;
    if (begun.has(kind)) {
      reopened.get(page)?.();
      return null;
    }
    begun.add(kind);
    unfinished.set(kind, { context, url: page.url() });
    return kind;
  });
  await context.exposeBinding('inspected', ({ page }, kind: string, found: string[]) => {
    unfinished.delete(kind);
    violations.push(...found.map((one) => `${kind}: ${one}`));
    reopened.get(page)?.();
  });
  await context.addInitScript({ content: `${axeSource}\n(${inspectWhenLoaded})()` });
}

/**
 * What axe has found since the last call. Pages that people left too soon are opened again for it; the
 * sheet of an exam is not, because opening it would take the writer lease from the journey.
 */
export async function axeFindings(): Promise<string[]> {
  for (const [kind, { context, url }] of [...unfinished]) {
    const isSheet = new URL(url).pathname.startsWith('/attempts/');
    const page = isSheet ? null : await context.newPage().catch(() => null);
    begun.delete(kind);
    if (page) await inspectAgain(page, url);
    unfinished.delete(kind);
  }
  return violations.splice(0);
}

async function inspectAgain(page: Page, url: string): Promise<void> {
  const inspected = new Promise<void>((resolve) => {
    reopened.set(page, resolve);
    setTimeout(resolve, patienceMs).unref();
  });
  await page.goto(url);
  await inspected;
  reopened.delete(page);
  await page.close();
}

interface InspectedWindow {
  axe: {
    run(
      context: Document,
      options: object,
    ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>;
  };
  inspection: Promise<unknown>;
  inspectionWanted(heading: string): Promise<string | null>;
  inspected(kind: string, found: string[]): Promise<void>;
}

/** Runs in the page. */
function inspectWhenLoaded(): void {
  const page = window as unknown as InspectedWindow;
  if (window.top !== window || !location.protocol.startsWith('http')) return;
  addEventListener('load', async () => {
    const heading = document.querySelector('h1')?.textContent?.replace(/\d+/g, '').trim() ?? '';
    const kind = await page.inspectionWanted(heading);
    if (kind === null) return;
    const running = page.axe.run(document, { resultTypes: ['violations'] });
    page.inspection = running;
    const result = await running;
    const found = result.violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.target.join(' ')}`,
    );
    await page.inspected(kind, found);
  });
}
