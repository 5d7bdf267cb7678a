import { mountIsland } from '../../../ui/island-mount.ts';
import type { OrderView } from '../rules/order-view.ts';

const pauseMs = 2500;

/** Polls the state of an order and reloads the page when it changed. */
mountIsland<{ url: string; key: OrderView['key'] }>('order-status', (root, { url, key }) => {
  const asked = root.querySelector<HTMLElement>('[data-asked]');
  const poll = async () => {
    try {
      const answer = await fetch(url, { headers: { accept: 'application/json' } });
      const state = (await answer.json()) as { key: string; askedAt: string | null };
      if (answer.ok && state.key !== key) return location.reload();
      if (asked && state.askedAt) asked.textContent = state.askedAt;
    } catch {
      // Network error: the next poll may succeed.
    }
    setTimeout(poll, pauseMs);
  };
  setTimeout(poll, pauseMs);
});
