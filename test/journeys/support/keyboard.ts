import type { Locator, Page } from 'playwright-core';

/** Uses a page with the keyboard alone: goes from stop to stop, and must see where the focus is. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Tab until the target has the focus; throws at a stop nobody can see, or after too many. */
  async to(target: Locator, atMost = 40): Promise<void> {
    await target.waitFor();
    for (let stops = 0; stops < atMost; stops += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.#isSeenAt(target)) return;
    }
    throw new Error(`not within ${atMost} stops: ${target}`);
  }

  /** Goes to a link or button and presses it. */
  async press(target: Locator, atMost?: number): Promise<void> {
    await this.to(target, atMost);
    await this.page.keyboard.press('Enter');
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.type(text);
  }

  async key(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Whether the target has the focus; throws when nobody can see where the focus is. */
  async #isSeenAt(target: Locator): Promise<boolean> {
    const { isThere, fault } = await target.evaluate((wanted) => {
      const element = document.activeElement as HTMLElement | null;
      const isThere = element === wanted;
      if (!element || element === document.body) return { isThere, fault: null };
      const style = getComputedStyle(element);
      const ring =
        (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
        style.boxShadow !== 'none';
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const covered = !top || !(element.contains(top) || top.contains(element));
      const name = `${element.localName} ${element.textContent?.trim().slice(0, 20)} ${element.getAttribute('name') ?? ''}`;
      if (!ring) return { isThere, fault: `no focus ring: ${name}` };
      return { isThere, fault: covered ? `covered or out of sight: ${name}` : null };
    });
    if (fault) throw new Error(`${fault} on ${this.page.url()}`);
    return isThere;
  }
}
