import { mountIsland, sendJson } from '../../../ui/island-mount.ts';

const pauseMs = 400;

/** Counts what the bank has for the lines while they are typed; without a script a button does. */
mountIsland<{ url: string }>('paper-supply', (root, { url }) => {
  const form = root.querySelector('form');
  const place = root.querySelector('[data-supply]');
  if (!form || !place) return;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const count = async () => {
    asked += 1;
    const own = asked;
    const typed = Object.fromEntries(new FormData(form));
    const { meaning, body } = await sendJson<{ html?: string }>(url, typed).catch(() => ({
      meaning: 'later' as const,
      body: { html: undefined },
    }));
    // An older answer must not replace a newer one.
    if (own === asked && meaning === 'done' && body.html !== undefined) place.innerHTML = body.html;
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(count, pauseMs);
  });
  void count();
});
