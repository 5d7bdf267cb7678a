/** One thing a combobox offers. */
export interface Suggestion {
  value: string;
  label: string;
  note?: string;
}

export interface ComboboxParts {
  input: HTMLInputElement;
  /** Named for screen readers, and the beginning of the ids of its options. */
  list: { id: string; label: string };
  /** What fits the text; null when a later question has overtaken this one, or none could be answered. */
  find(text: string): Suggestion[] | null | Promise<Suggestion[] | null>;
  choose(one: Suggestion): void;
  /** Says how many were found. */
  tell(found: Suggestion[]): void;
  /** Milliseconds to wait after a key. */
  pause?: number;
}

const listClass =
  'rounded-box border border-base-300 bg-base-100 shadow-md p-1 max-h-72 overflow-y-auto';
const optionClass =
  'rounded-field px-3 py-2 cursor-pointer hover:bg-base-200 aria-selected:bg-base-200';

/**
 * Turns a text field into a combobox (ARIA 1.2): arrows move, Enter chooses, Escape closes. Returns its list, to
 * be placed under the field, and `search`, which opens it for the text typed so far.
 */
export function combobox(parts: ComboboxParts): { list: HTMLElement; search(): Promise<void> } {
  const { input, pause = 0 } = parts;
  const list = listOf(parts);
  let found: Suggestion[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (open: boolean) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) input.removeAttribute('aria-activedescendant');
  };
  const choose = (one: Suggestion) => {
    parts.choose(one);
    show(false);
  };
  const mark = (index: number) => {
    active = index;
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === index));
    input.setAttribute('aria-activedescendant', `${list.id}-${index}`);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const search = async () => {
    const answer = await parts.find(input.value.trim());
    if (answer === null) return;
    found = answer;
    active = -1;
    list.replaceChildren(...found.map((one, at) => optionOf(one, `${list.id}-${at}`, choose)));
    show(found.length > 0);
    parts.tell(found);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, pause);
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show(false);
    const one = found[Math.max(active, 0)];
    if (event.key === 'Enter' && !list.hidden && one) {
      event.preventDefault();
      choose(one);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (list.hidden) search();
    else mark((active + step + found.length) % found.length);
  });
  return { list, search };
}

function listOf({ input, list: { id, label } }: ComboboxParts): HTMLElement {
  const list = document.createElement('ul');
  list.id = id;
  list.role = 'listbox';
  list.ariaLabel = label;
  list.className = listClass;
  list.hidden = true;
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-controls': id,
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  }))
    input.setAttribute(name, value);
  return list;
}

function optionOf(one: Suggestion, id: string, choose: (one: Suggestion) => void): HTMLElement {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.className = optionClass;
  option.append(one.label);
  if (one.note) {
    const note = document.createElement('small');
    note.className = 'block text-sm text-muted';
    note.textContent = one.note;
    option.append(note);
  }
  // Before the field loses the focus, which closes the list.
  option.addEventListener('mousedown', (event) => {
    event.preventDefault();
    choose(one);
  });
  return option;
}
