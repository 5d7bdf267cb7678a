import { isInstalled, serveOffline } from './offline.ts';

// On every page: prevents double submission, and focuses the error summary.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  // An island has handled the form itself; it can be submitted again.
  if (event.defaultPrevented || form.method !== 'post' || form.target === '_blank') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  const button = event.submitter ?? form.querySelector<HTMLElement>('button[type="submit"]');
  if (!button) return;
  button.setAttribute('aria-busy', 'true');
  const { busyText } = button.dataset;
  if (!busyText) return;
  button.dataset.restText = button.textContent ?? '';
  button.textContent = busyText;
});

// A page from the back/forward cache: its forms can be submitted again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll<HTMLElement>('[aria-busy]')) {
      button.removeAttribute('aria-busy');
      if (button.dataset.restText) button.textContent = button.dataset.restText;
    }
  }
});

// Beside each password: shows what is typed, and hides it again when the form is sent.
for (const eye of document.querySelectorAll<HTMLButtonElement>('[data-eye]')) {
  const input = document.getElementById(eye.getAttribute('aria-controls') ?? '');
  if (!(input instanceof HTMLInputElement)) continue;
  const show = (shown: boolean) => {
    input.type = shown ? 'text' : 'password';
    eye.setAttribute('aria-pressed', String(shown));
    eye.textContent = shown ? '隐藏' : '显示';
    eye.setAttribute('aria-label', shown ? '隐藏输入的内容' : '显示输入的内容');
  };
  eye.hidden = false;
  eye.addEventListener('click', () => show(input.type === 'password'));
  input.form?.addEventListener('submit', () => show(false));
}

document.querySelector<HTMLElement>('[data-error-summary]')?.focus();

// Menus close on a click elsewhere and on Escape.
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details.person-menu[open]');
document.addEventListener('click', (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});

// `/` leads to the search box, unless something is being typed.
document.addEventListener('keydown', (event) => {
  const box = document.getElementById('search-box');
  if (event.key !== '/' || !box || event.ctrlKey || event.metaKey || event.altKey) return;
  if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  box.focus();
});

// An installed platform opens without a line, too.
if (isInstalled()) void serveOffline();
