import { mountIsland, sendJson } from '../../../ui/island-mount.ts';

/** Shows the whole number in place, so that nothing typed on the page is lost. */
mountIsland<{ url: string }>('reveal-number', (root, { url }) => {
  const button = root.querySelector('button');
  button?.addEventListener('click', (event) => {
    event.preventDefault();
    void reveal(root, button, url);
  });
});

async function reveal(root: HTMLElement, button: HTMLButtonElement, url: string): Promise<void> {
  button.disabled = true;
  const { meaning, body } = await sendJson<{ idNumber?: string }>(url, {}).catch(() => ({
    meaning: 'later' as const,
    body: {} as { idNumber?: string },
  }));
  const shown = root.querySelector('[data-number]');
  if (meaning === 'done' && body.idNumber && shown) {
    shown.textContent = body.idNumber;
    button.remove();
    // The clerk goes on by keyboard where the number is compared.
    root.closest('li')?.querySelector('input')?.focus();
    return;
  }
  button.disabled = false;
  if (meaning === 'signed_out') location.reload();
  else button.textContent = '没有取到，请再试';
}
