import { mountIsland } from '../../../ui/island-mount.ts';

interface Unit {
  id: string;
  name: string;
  note: string;
}

const pauseMilliseconds = 200;

// A combobox in place of the search step of the form.
mountIsland<null>('employer-search', (root) => {
  const input = root.querySelector<HTMLInputElement>('input[name="employerText"]');
  const results = root.querySelector<HTMLElement>('[data-results]');
  if (!input || !results) return;
  const chosen = results.querySelector<HTMLInputElement>('input[name="employerId"]:checked');
  const chosenName = chosen?.closest('label')?.querySelector('span')?.firstChild?.textContent ?? '';
  root.querySelector('[data-fallback]')?.remove();
  const value = Object.assign(document.createElement('input'), {
    type: 'hidden',
    name: 'employerId',
    value: chosen?.value ?? '',
  });
  const list = document.createElement('ul');
  list.id = 'employer-options';
  list.role = 'listbox';
  list.ariaLabel = '找到的单位';
  list.className =
    'rounded-box border border-base-300 bg-base-100 shadow-md p-1 max-h-72 overflow-y-auto';
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'text-muted text-sm';
  results.className = '-mt-3 mb-5 flex flex-col gap-2';
  status.role = 'status';
  results.replaceChildren(value, list, status);
  if (chosenName) input.value = chosenName;
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-autocomplete', 'list');

  let units: Unit[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const show = (open: boolean) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) input.removeAttribute('aria-activedescendant');
  };
  const choose = (unit: Unit) => {
    value.value = unit.id;
    input.value = unit.name;
    status.textContent = `已选择：${unit.name}${unit.note ? `（${unit.note}）` : ''}`;
    show(false);
  };
  const mark = (index: number) => {
    active = index;
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === index));
    input.setAttribute('aria-activedescendant', `employer-option-${index}`);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const optionOf = (unit: Unit, index: number) => {
    const option = document.createElement('li');
    option.id = `employer-option-${index}`;
    option.role = 'option';
    option.ariaSelected = 'false';
    option.className =
      'rounded-field px-3 py-2 cursor-pointer hover:bg-base-200 aria-selected:bg-base-200';
    option.append(unit.name);
    if (unit.note) {
      const note = document.createElement('small');
      note.className = 'block text-sm text-muted';
      note.textContent = unit.note;
      option.append(note);
    }
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      choose(unit);
    });
    return option;
  };
  const search = async () => {
    const text = input.value.trim();
    asked += 1;
    const mine = asked;
    if (text === '') return show(false);
    const answer = await fetch(`/organisations/search?q=${encodeURIComponent(text)}`, {
      headers: { accept: 'application/json' },
    }).catch(() => null);
    // A later request may have been answered first.
    if (mine !== asked || !answer?.ok) return;
    units = ((await answer.json()) as { units: Unit[] }).units;
    active = -1;
    list.replaceChildren(...units.map(optionOf));
    show(units.length > 0);
    status.textContent =
      units.length > 0
        ? `找到 ${units.length} 个单位，用上下键选择。`
        : '没有找到。请换个写法，或选择“名单里找不到”。';
  };

  input.addEventListener('input', () => {
    value.value = '';
    clearTimeout(timer);
    timer = setTimeout(search, pauseMilliseconds);
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show(false);
    if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      const unit = units[Math.max(active, 0)];
      if (unit) choose(unit);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      mark((active + step + units.length) % units.length);
    }
  });
});
