import type { HTMLElement } from 'node-html-parser';
import { type KnownRequest, pathOf } from './requests.ts';

/**
 * The requests of a form as they would be sent with what stands in it, one for each address its buttons lead to
 * on this site.
 */
export function requestsOf(
  form: HTMLElement,
  page: string,
  { account, person }: { account: number; person: string },
): KnownRequest[] {
  const fields = new URLSearchParams(fieldsOf(form));
  // Where a clerk looks somebody up, it is somebody the clerk serves.
  if (page.startsWith('/counter') && fields.has('text')) fields.set('text', person);
  const files = form.querySelectorAll('input[type=file]').map((field) => ({
    name: field.getAttribute('name') ?? '',
    accept: field.getAttribute('accept') ?? '',
  }));
  const method = form.getAttribute('method')?.toLowerCase() === 'post' ? 'POST' : 'GET';
  const buttons = form.querySelectorAll('button[formaction]');
  const actions = [form, ...buttons].map(
    (one) => one.getAttribute('formaction') || one.getAttribute('action') || page,
  );
  return actions
    .filter((action) => /^\/(?!\/)/.test(action))
    .map((action): KnownRequest => {
      if (method === 'POST')
        return { method, target: action, body: fields.toString(), files, account };
      return { method, target: fields.size > 0 ? `${pathOf(action)}?${fields}` : action, account };
    });
}

function fieldsOf(form: HTMLElement): [string, string][] {
  const chosen = new Set<string>();
  return form
    .querySelectorAll('input, select, textarea, button[name]')
    .filter((field) => !field.hasAttribute('disabled'))
    .flatMap((field): [string, string][] => {
      const name = field.getAttribute('name') ?? '';
      const value = fillingOf(field, form);
      // One of its radio buttons, and one of the buttons that send it.
      const single = ['radio', 'button'].includes(kindOf(field));
      if (name === '' || name === '_csrf' || value === undefined) return [];
      if (single && chosen.has(name)) return [];
      if (single) chosen.add(name);
      return [[name, value]];
    });
}

const kindOf = (field: HTMLElement) =>
  field.tagName === 'INPUT'
    ? (field.getAttribute('type') ?? 'text').toLowerCase()
    : field.tagName.toLowerCase();

const fillings: Record<string, string> = {
  date: '2026-11-23',
  'datetime-local': '2026-11-23T10:00',
  email: 'scan@example.org',
  number: '1',
  tel: '13800138000',
};

/** What stands in a field, or something that it takes; undefined when it sends nothing. */
function fillingOf(field: HTMLElement, form: HTMLElement): string | undefined {
  const kind = kindOf(field);
  const value = field.getAttribute('value') ?? '';
  if (['file', 'submit', 'reset', 'image'].includes(kind)) return undefined;
  if (kind === 'button') return value;
  if (kind === 'radio' || kind === 'checkbox') {
    // What is chosen; where nothing is, the first.
    const group = form.querySelectorAll(`input[name="${field.getAttribute('name')}"]`);
    const isChosen = (one: HTMLElement) => one.hasAttribute('checked');
    const sends = group.some(isChosen) ? isChosen(field) : group[0] === field;
    return sends ? value || 'on' : undefined;
  }
  if (kind === 'select') {
    const options = field.querySelectorAll('option');
    const chosen = options.find((one) => one.hasAttribute('selected')) ?? options.at(-1);
    return chosen?.getAttribute('value') ?? chosen?.text;
  }
  const written = kind === 'textarea' ? field.text : value;
  const most = Number(field.getAttribute('maxlength') ?? '40');
  return (
    written || (fillings[kind] ?? field.getAttribute('min') ?? '扫描时填写的一句话').slice(0, most)
  );
}
