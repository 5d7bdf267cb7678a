import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import type { RunningProduct } from '../../support/product.ts';
import { retireContexts } from './contexts.ts';
import { openSharedProduct } from './shared-product.ts';

/** The running product with the demo city, and a browser in front of it. */
export interface City {
  readonly product: RunningProduct;
  readonly browser: Browser;
}

/** Before the tests of a file: the product of this worker on a city of the file's own, and a browser. */
export function openCity(): City {
  let product: RunningProduct;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([openSharedProduct(), findBrowser()]);
  });
  afterAll(async () => {
    await retireContexts(browser);
  });
  return {
    get product() {
      return product;
    },
    get browser() {
      return browser;
    },
  };
}

// Files of a worker share one browser; it ends with the worker.
let opened: Promise<Browser> | undefined;

/** The browser of this worker; a new one should the last have ended. */
export async function findBrowser(): Promise<Browser> {
  if (!(await opened)?.isConnected()) opened = launchBrowser();
  return opened as Promise<Browser>;
}
