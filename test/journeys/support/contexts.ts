import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inspectEveryPage, noPage } from './inspect-every-page.ts';

/**
 * Browser contexts are used again by later files of the worker, emptied: to make one, with the process behind
 * its first page, costs more than to show five pages.
 */
const idle = new Map<string, BrowserContext[]>();
const kinds = new WeakMap<BrowserContext, string>();

/** A page that remembers nothing, in a context of these options. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const kind = JSON.stringify(options);
  const kept = idle.get(kind)?.pop();
  const [page] = kept?.browser()?.isConnected() ? kept.pages() : [];
  if (page) {
    if (options.viewport) await page.setViewportSize(options.viewport);
    return page;
  }
  const context = await browser.newContext(options);
  kinds.set(context, kind);
  if (options.javaScriptEnabled !== false) inspectEveryPage(context);
  context.on('page', goAgainWhenInterrupted);
  return context.newPage();
}

const mostAttempts = 5;

/**
 * A page that reloads itself may do so in the moment a journey opens another, or the same: the browser then gives
 * up the journey's address, and it is asked for again.
 */
function goAgainWhenInterrupted(page: Page): void {
  const goOnce = page.goto.bind(page);
  page.goto = async (...given) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await goOnce(...given);
      } catch (error) {
        const givenUp = /is interrupted by another navigation|net::ERR_ABORTED/;
        if (!givenUp.test(String(error)) || attempt === mostAttempts) throw error;
        await page.waitForLoadState();
      }
    }
  };
}

/** Closes all contexts of a browser. */
export async function closeContexts(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

/** Empties the contexts of a browser and keeps them for the next file; those that cannot be are closed. */
export async function retireContexts(browser: Browser): Promise<void> {
  const kept = new Set([...idle.values()].flat());
  for (const context of browser.contexts().filter((one) => !kept.has(one))) {
    const kind = kinds.get(context);
    if (kind && (await canBeEmptied(context))) idle.set(kind, [...(idle.get(kind) ?? []), context]);
    else await context.close();
  }
}

async function canBeEmptied(context: BrowserContext): Promise<boolean> {
  const [page, ...others] = context.pages();
  if (!page) return false;
  try {
    for (const other of others) await other.close();
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.setOffline(false);
    await context.clearCookies();
    // Of the same site, so that the process of the page stays; nothing on it runs.
    await page.goto(noPage, { timeout: 20_000 });
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
    return true;
  } catch {
    return false;
  }
}
