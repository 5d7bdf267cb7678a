import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { desk, phone, smallDesk } from './visit.ts';

export const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeWindow {
  /** Under way since the page loaded (inspect-every-page.ts); axe does one thing at a time. */
  inspection?: Promise<unknown>;
  axe: {
    run(
      context: Document,
      options: object,
    ): Promise<{
      violations: { id: string; help: string; nodes: { target: string[] }[] }[];
    }>;
  };
}

/** axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe, inspection } = window as unknown as AxeWindow;
    await inspection;
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.target.join(' ')}`);
  });
  expect(violations, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing stands out of the page at any of the three sizes; leaves the page at the first. */
export async function expectNoOverflow(page: Page): Promise<void> {
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
