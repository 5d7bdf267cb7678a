import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isInSample } from '../../support/sample-of.ts';
import { runAxe } from './axe.ts';
import { isInspected, kindOf } from './inspect-every-page.ts';
import { desk, phone, smallDesk } from './visit.ts';

/** axe finds nothing on the page as it is now, should its kind be in the sample. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!isInspected(`now ${await kindOf(page)}`)) return;
  expect(await runAxe(page), `axe on ${page.url()}`).toEqual([]);
}

/**
 * Expects no horizontal overflow at any of the three sizes, should the kind of page be in the sample; leaves the
 * page at the last.
 */
export async function expectNoOverflow(page: Page): Promise<void> {
  if (isInSample(`overflow ${await kindOf(page)}`, 3)) await expectToFit(page);
  else await page.setViewportSize(desk);
}

/** Expects no horizontal overflow at any of the three sizes; leaves the page at the last. */
export async function expectToFit(page: Page): Promise<void> {
  for (const size of [phone, smallDesk, desk]) {
    await page.setViewportSize(size);
    const wider = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return null;
      const outside = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (element) => element.getBoundingClientRect().right > width + 1,
      );
      const last = outside.at(-1);
      return `${document.documentElement.scrollWidth} px: ${last?.localName}.${last?.className} ${last?.textContent?.trim().slice(0, 30)}`;
    });
    expect(wider, `${page.url()} at ${size.width}x${size.height}`).toBeNull();
  }
}
