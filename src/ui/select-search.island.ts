import { combobox, type Suggestion } from './combobox.ts';
import { mountIsland } from './island-mount.ts';

const most = 60;

// A long select that is searched by typing. The select stays in the form and keeps what is chosen.
mountIsland<{ placeholder: string }>('select-search', (root, { placeholder }) => {
  const select = root.querySelector('select');
  if (!select) return;
  const options = optionsOf(select);
  const chosen = () => options.find((one) => one.value === select.value && one.value !== '');
  const input = searchFieldOf(select, placeholder);
  input.value = chosen()?.label ?? '';
  const status = document.createElement('p');
  status.className = 'mt-1 text-sm text-muted';
  status.role = 'status';
  const { list, search } = combobox({
    input,
    list: { id: `${input.id}-options`, label: '可以选择的' },
    find(text) {
      const words = text.split(/\s+/).filter(Boolean);
      const has = (where: string) => words.every((word) => where.includes(word));
      const found = options.filter(({ label, note }) => has(`${note}${label}`));
      // Those named so come before those of a group named so.
      return found
        .sort((one, other) => Number(has(other.label)) - Number(has(one.label)))
        .slice(0, most);
    },
    choose(one) {
      select.value = one.value;
      input.value = one.label;
      status.textContent = `已选择：${one.label}（${one.note}）`;
    },
    tell(found) {
      status.textContent = found.length > 0 ? '' : '没有找到。请换个写法，或清空后从全部名单里选。';
    },
  });
  select.before(input);
  select.hidden = true;
  select.after(list, status);
  input.addEventListener('input', () => {
    if (input.value.trim() === '') select.value = '';
  });
  input.addEventListener('click', () => list.hidden && search());
  // Only what is in the list can be chosen: anything else goes back to the last choice.
  input.addEventListener('blur', () => {
    const typed = input.value.trim();
    const same = options.find((one) => one.label === typed);
    if (same && chosen()?.label !== typed) select.value = same.value;
    if (typed !== '' && !same) status.textContent = `“${typed}”不在名单里，请从名单中选择。`;
    input.value = chosen()?.label ?? '';
  });
});

function optionsOf(select: HTMLSelectElement): Suggestion[] {
  return [...select.options]
    .filter(({ value }) => value !== '')
    .map(({ value, text, parentElement }) => ({
      value,
      label: text,
      note: parentElement instanceof HTMLOptGroupElement ? parentElement.label : '',
    }));
}

/** A text field in the place of the select, with its label, hint and error. */
function searchFieldOf(select: HTMLSelectElement, placeholder: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.id = select.id;
  input.className = select.className.replace(/\bselect\b/g, 'input').replace('select-', 'input-');
  input.placeholder = placeholder;
  for (const name of ['aria-describedby', 'aria-invalid']) {
    const value = select.getAttribute(name);
    if (value) input.setAttribute(name, value);
  }
  select.removeAttribute('id');
  return input;
}
