import type { BrowserContext } from 'playwright-core';
import { axeSource } from './inspect.ts';

/** What was found on pages that people saw on their way, until somebody asks. */
const violations: string[] = [];
/** Pages whose inspection has begun in this file of journeys, by the kind of page. */
const begun = new Set<string>();
/** Pages that were left before their inspection ended, with the browser that saw them. */
const unfinished = new Map<string, { context: BrowserContext; url: string; end: () => void }>();
const patienceMs = 5000;

/** The kind of a page: its address with every id folded away. Ids are uuids, numbers and codes. */
function kindOf(url: string): string {
  const { pathname } = new URL(url);
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
    if (begun.has(kind)) return null;
    begun.add(kind);
    unfinished.set(kind, {
      context,
      url: page.url(),
      end: unfinished.get(kind)?.end ?? (() => {}),
    });
    return kind;
  });
  await context.exposeBinding('inspected', (_source, kind: string, found: string[]) => {
    unfinished.get(kind)?.end();
    unfinished.delete(kind);
    violations.push(...found.map((one) => `${kind}: ${one}`));
  });
  await context.addInitScript({ content: `${axeSource}\n(${inspectWhenLoaded})()` });
}

/**
 * What axe has found since the last call. Pages that people left too soon are opened again for it; the
 * sheet of an exam is not, because opening it would take the pen from the journey.
 */
export async function axeFindings(): Promise<string[]> {
  for (const [kind, { context, url }] of [...unfinished]) {
    const page = kind.startsWith('/attempts/') ? null : await context.newPage().catch(() => null);
    begun.delete(kind);
    if (page) {
      const end = new Promise<void>((resolve) => {
        unfinished.set(kind, { context, url, end: resolve });
        setTimeout(resolve, patienceMs);
      });
      await page.goto(url);
      await end;
      await page.close();
    }
    unfinished.delete(kind);
  }
  return violations.splice(0);
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
