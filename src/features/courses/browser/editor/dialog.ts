/** A field of a dialog. */
export interface DialogField {
  name: string;
  label: string;
  kind: 'line' | 'lines' | 'file' | 'tick';
  value?: string;
  hint?: string;
}

export interface DialogOf {
  title: string;
  fields: readonly DialogField[];
  confirm: string;
  /** Does what was asked for; a sentence where it could not, and the dialog stays. */
  act(data: FormData): Promise<string | null> | string | null;
  /** Shown below the fields, and told of what is typed. */
  preview?: { element: HTMLElement; update(data: FormData): void };
  /** Ends with the dialog, whatever was chosen. */
  closed(): void;
}

/** Opens a dialog; the browser keeps the focus in it and closes it by Escape. */
export function openDialog({ title, fields, confirm, act, preview, closed }: DialogOf): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'editor-dialog';
  dialog.setAttribute('aria-label', title);
  const form = document.createElement('form');
  const heading = element('h2', 'text-lg font-bold mb-3', title);
  const error = element('p', 'field-error');
  error.setAttribute('role', 'alert');
  const cancel = button('不改了', 'btn btn-sm');
  const submit = button(confirm, 'btn btn-primary btn-sm');
  submit.type = 'submit';
  const buttons = element('div', 'flex gap-3 mt-4');
  buttons.append(submit, cancel);
  form.append(heading, ...fields.map(fieldOf), error);
  if (preview) form.append(preview.element);
  form.append(buttons);
  dialog.append(form);
  document.body.append(dialog);
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  const tell = () => preview?.update(new FormData(form));
  form.addEventListener('input', tell);
  tell();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    error.textContent = '';
    const fault = await act(new FormData(form));
    submit.disabled = false;
    if (fault === null) dialog.close();
    else error.textContent = fault;
  });
  dialog.showModal();
}

function fieldOf({ name, label, kind, value = '', hint }: DialogField): HTMLElement {
  const field = element('div', 'field');
  const id = `editor-dialog-${name}`;
  const input = inputOf(kind);
  input.id = id;
  input.name = name;
  if (input instanceof HTMLInputElement && kind === 'tick') {
    input.checked = value !== '';
    input.value = 'yes';
    const choice = document.createElement('label');
    choice.className = 'choice';
    choice.append(input, label);
    field.append(choice);
    return field;
  }
  if (kind !== 'file') input.value = value;
  const name_ = element('label', 'field-label', label) as HTMLLabelElement;
  name_.htmlFor = id;
  field.append(name_);
  if (hint) {
    const words = element('div', 'field-hint', hint);
    words.id = `${id}-hint`;
    input.setAttribute('aria-describedby', words.id);
    field.append(words);
  }
  field.append(input);
  return field;
}

function inputOf(kind: DialogField['kind']): HTMLInputElement | HTMLTextAreaElement {
  if (kind === 'lines') {
    const area = document.createElement('textarea');
    area.rows = 4;
    area.className = 'textarea w-full font-mono';
    return area;
  }
  const input = document.createElement('input');
  if (kind === 'file') {
    input.type = 'file';
    input.accept = '.jpg,.jpeg,.png,.webp';
    input.className = 'file-input w-full';
  } else if (kind === 'tick') {
    input.type = 'checkbox';
    input.className = 'checkbox';
  } else input.className = 'input w-full';
  return input;
}

export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

export function button(text: string, className: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  return made;
}
