import { mountIsland } from '../../../ui/island-mount.ts';

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
const clock = (seconds: number) =>
  `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${String(Math.floor((seconds * 1000) % 1000)).padStart(3, '0')}`;

/**
 * Beside the film: a row's time is taken from where the film is, a click on a row's number goes there, and rows
 * are added without end.
 */
mountIsland('captions-editor', (root) => {
  const video = document.querySelector('video');
  const body = root.querySelector('tbody');
  const buttons = root.querySelector('form > div:last-of-type');
  if (!video || !body || !buttons) return;
  let field: HTMLInputElement | null = null;
  root.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLInputElement && /^(from|to)$/.test(target.name)) field = target;
  });

  const button = (label: string, act: () => void) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.className = 'btn btn-outline';
    one.textContent = label;
    one.addEventListener('click', act);
    buttons.append(one);
  };
  button('把视频现在的时间填进这一格', () => {
    const free = [...body.querySelectorAll<HTMLInputElement>('input')].find(
      (input) => input.value === '',
    );
    const into = field ?? free;
    if (!into) return;
    into.value = clock(video.currentTime);
    into.focus();
  });
  button('加一行', () => {
    const last = body.querySelector('tr:last-child');
    if (!last) return;
    const row = last.cloneNode(true) as HTMLTableRowElement;
    const number = body.querySelectorAll('tr').length + 1;
    for (const input of row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
    )) {
      input.value = '';
      if (input.id) input.id = `field-row${number - 1}`;
      input.setAttribute('aria-label', (input.ariaLabel ?? '').replace(/\d+/, String(number)));
    }
    const first = row.querySelector('td');
    if (first) first.textContent = String(number);
    body.append(row);
    row.querySelector('input')?.focus();
  });
  body.addEventListener('click', ({ target }) => {
    const cell = target instanceof HTMLTableCellElement && target.cellIndex === 0 ? target : null;
    const from = cell?.parentElement?.querySelector<HTMLInputElement>('input[name="from"]')?.value;
    const [seconds = 0, minutes = 0, hours = 0] = (from ?? '').split(':').reverse().map(Number);
    if (from && Number.isFinite(seconds)) video.currentTime = hours * 3600 + minutes * 60 + seconds;
  });
});
