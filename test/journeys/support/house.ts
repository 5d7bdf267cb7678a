import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type RunningProduct, startProduct } from '../../support/product.ts';

/** The running product and a browser in front of it. */
export interface House {
  readonly product: RunningProduct;
  readonly browser: Browser;
}

/** Opens the house before the tests of a file and clears it away after them. */
export function openHouse(): House {
  let product: RunningProduct;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.remove();
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
