import { mountIsland } from '../island-mount.ts';
import { lettersAct } from './letters.ts';

/**
 * The letters of a page, named by `data-letter`: they act while its pane has the focus, follow a link, or open a
 * question and go to its answer. They never send a form.
 */
mountIsland('keys', (root) => {
  const pane = root.querySelector<HTMLElement>('[data-keys]');
  if (!pane) return;
  if (location.hash === '#keys' && !document.querySelector('[data-error-summary]')) pane.focus();
  pane.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLElement && target.matches('textarea, select, input')) {
      if (key === 'Escape') leave(target, pane);
      return;
    }
    const open = target instanceof HTMLElement ? target.closest('details[open]') : null;
    if (key === 'Escape' && open) return leave(target as HTMLElement, pane);
    if (key.length === 1 && !lettersAct()) return;
    if (act(key)) event.preventDefault();
  });
});

function leave(from: HTMLElement, pane: HTMLElement): void {
  const fold = from.closest<HTMLDetailsElement>('details[open]');
  if (fold) fold.open = false;
  pane.focus();
}

function act(key: string): boolean {
  const at = document.querySelector<HTMLElement>(`[data-letter="${CSS.escape(key)}"]`);
  if (!at) return false;
  if (at instanceof HTMLDetailsElement) {
    at.open = true;
    at.querySelector<HTMLElement>('textarea, button[type=submit]')?.focus();
  } else if (at instanceof HTMLAnchorElement) at.click();
  else at.focus();
  return true;
}
