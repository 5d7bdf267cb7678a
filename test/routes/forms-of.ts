import type { HTMLElement } from 'node-html-parser';

export interface PageForm {
  action: string;
  names: string[];
  element: HTMLElement;
}

export interface FilledForm {
  values: URLSearchParams;
  /** Fields left as the page showed them: marked 选填, or a select whose choice stands. */
  mayStay: Set<string>;
}

const nameOf = (field: HTMLElement) => field.getAttribute('name') ?? '';

/** The forms of a page that send something, each with the names of its fields. */
export function formsOf(page: HTMLElement): PageForm[] {
  return page
    .querySelectorAll('form')
    .filter((form) => form.getAttribute('method') === 'post')
    .map((element) => ({
      element,
      action: element.getAttribute('action') ?? '',
      names: [
        ...new Set(element.querySelectorAll('input,select,textarea').map(nameOf).filter(Boolean)),
      ],
    }))
    .filter(({ action }) => action.startsWith('/'));
}

/** A form as a person sends it who fills in only what must be; `right`: a good value for every name. */
export function fill({ element }: PageForm, right: URLSearchParams): FilledForm {
  const values = new URLSearchParams();
  const mayStay = new Set<string>();
  const put = (name: string, value: string) => {
    if (!values.has(name)) values.append(name, value);
  };
  for (const field of element.querySelectorAll('input,select,textarea')) {
    const name = nameOf(field);
    const type = field.getAttribute('type') ?? field.tagName.toLowerCase();
    if (name === '' || name === '_csrf' || type === 'file' || type === 'submit') continue;
    const required = field.hasAttribute('required');
    const own = field.getAttribute('value') ?? '';
    if (type === 'hidden') values.append(name, own);
    else if (type === 'radio') radio(field, put);
    else if (type === 'checkbox') {
      if (field.hasAttribute('checked') || required) values.append(name, own || 'on');
    } else if (field.tagName === 'SELECT') {
      const chosen = chosenIn(field);
      if (chosen === '' && required) put(name, firstIn(field));
      else put(name, chosen);
      if (chosen !== '' || isOptional(element, field)) mayStay.add(name);
    } else {
      const shown = field.tagName === 'TEXTAREA' ? field.text : own;
      put(name, shown === '' && required ? (right.get(name) ?? goodFor(type)) : shown);
      if (shown === '' && isOptional(element, field)) mayStay.add(name);
    }
  }
  const button = element.querySelector('button[name]:not([disabled])');
  if (button && button.getAttribute('value') !== 'search')
    put(nameOf(button), button.getAttribute('value') ?? '');
  return { values, mayStay };
}

function radio(field: HTMLElement, put: (name: string, value: string) => void): void {
  const group = field.closest('fieldset') ?? field.parentNode;
  const same = group?.querySelectorAll('input[type="radio"]') ?? [];
  const chosen = same.find((one) => one.hasAttribute('checked')) ?? same.at(0);
  put(nameOf(field), chosen?.getAttribute('value') ?? '');
}

const optionsOf = (select: HTMLElement) => select.querySelectorAll('option');

function chosenIn(select: HTMLElement): string {
  const options = optionsOf(select);
  const chosen = options.find((one) => one.hasAttribute('selected')) ?? options.at(0);
  return chosen?.getAttribute('value') ?? '';
}

const firstIn = (select: HTMLElement) =>
  optionsOf(select)
    .map((one) => one.getAttribute('value') ?? '')
    .find((value) => value !== '') ?? '';

/** Marked 选填 by its label; a field needed in some case says so instead. */
function isOptional(form: HTMLElement, field: HTMLElement): boolean {
  const label = form.querySelector(`label[for="${field.id}"] .field-optional`);
  return label?.text === '选填';
}

const goodFor = (type: string) =>
  ({ date: '2026-11-02', number: '1', tel: '13700001234', email: 'somebody@example.cn' })[type] ??
  '按规定填写的内容';
