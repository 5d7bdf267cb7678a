import { mountIsland } from '../../../ui/island-mount.ts';
import type { OrderView } from '../pages/order-view.ts';

const pauseMs = 2500;

/** Asks for the true state of an order and shows the page anew as soon as it changed. */
mountIsland<{ url: string; key: OrderView['key'] }>('order-status', (root, { url, key }) => {
  const asked = root.querySelector<HTMLElement>('[data-asked]');
  const look = async () => {
    try {
      const answer = await fetch(url, { headers: { accept: 'application/json' } });
      const state = (await answer.json()) as { key: string; askedAt: string | null };
      if (answer.ok && state.key !== key) return location.reload();
      if (asked && state.askedAt) asked.textContent = state.askedAt;
    } catch {
      // No network for a moment: the next look may succeed.
    }
    setTimeout(look, pauseMs);
  };
  setTimeout(look, pauseMs);
});
