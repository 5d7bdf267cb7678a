import { combobox } from '../../../ui/combobox.ts';
import { mountIsland } from '../../../ui/island-mount.ts';

interface Unit {
  id: string;
  name: string;
  note: string;
}

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
  const status = document.createElement('p');
  status.className = 'text-muted text-sm';
  status.role = 'status';
  if (chosenName) input.value = chosenName;
  let asked = 0;
  const { list } = combobox({
    input,
    list: { id: 'employer-options', label: '找到的单位' },
    pause: 200,
    async find(text) {
      asked += 1;
      const mine = asked;
      if (text === '') return [];
      const units = await search(text);
      // A later request may have been answered first.
      return mine === asked ? units : null;
    },
    choose(unit) {
      value.value = unit.value;
      input.value = unit.label;
      status.textContent = `已选择：${unit.label}${unit.note ? `（${unit.note}）` : ''}`;
    },
    tell(found) {
      if (input.value.trim() === '') status.textContent = '';
      else
        status.textContent =
          found.length > 0
            ? `找到 ${found.length} 个单位，用上下键选择。`
            : '没有找到。请换个写法，或选择“名单里找不到”。';
    },
  });
  input.addEventListener('input', () => {
    value.value = '';
  });
  results.className = '-mt-3 mb-5 flex flex-col gap-2';
  results.replaceChildren(value, list, status);
});

async function search(text: string) {
  const answer = await fetch(`/organisations/search?q=${encodeURIComponent(text)}`, {
    headers: { accept: 'application/json' },
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { units } = (await answer.json()) as { units: Unit[] };
  return units.map(({ id, name, note }) => ({ value: id, label: name, note }));
}
