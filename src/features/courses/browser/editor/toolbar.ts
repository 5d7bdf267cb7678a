import type { Editor } from '@tiptap/core';
import { button, element } from './dialog.ts';

/** A button of the toolbar. */
export interface Tool {
  label: string;
  /** What screen readers and the tip say, where the label is short. */
  says?: string;
  run(editor: Editor): void;
  isOn?(editor: Editor): boolean;
  can?(editor: Editor): boolean;
  /** Only while the cursor is in a table. */
  inTable?: true;
}

export interface Toolbar {
  element: HTMLElement;
  update(): void;
  focus(): void;
}

/**
 * A toolbar as the ARIA practices have it: one stop of the Tab key, arrows between the buttons, Home and End.
 */
export function createToolbar(editor: Editor, groups: readonly (readonly Tool[])[]): Toolbar {
  const bar = element('div', 'editor-toolbar');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', '课文格式');
  const made = groups.flatMap((tools) => {
    const group = element('span', 'editor-tools');
    bar.append(group);
    return tools.map((tool) => ({ tool, group, button: toolButton(group, tool) }));
  });
  for (const { tool, button: one } of made)
    one.addEventListener('click', () => {
      if (one.getAttribute('aria-disabled') !== 'true') tool.run(editor);
    });
  const usable = () => made.filter(({ group }) => !group.hidden).map((one) => one.button);
  const stopAt = (chosen: HTMLButtonElement | undefined) => {
    for (const { button: one } of made) one.tabIndex = one === chosen ? 0 : -1;
  };
  bar.addEventListener('keydown', (event) => {
    const buttons = usable();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = placeAfter(event.key, at, buttons.length);
    if (event.key === 'Escape') editor.commands.focus();
    if (to === null) return;
    event.preventDefault();
    stopAt(buttons[to]);
    buttons[to]?.focus();
  });
  const update = () => {
    const isInTable = editor.isActive('table');
    for (const { tool, group, button: one } of made) {
      if (tool.inTable) group.hidden = !isInTable;
      if (tool.isOn) one.setAttribute('aria-pressed', String(tool.isOn(editor)));
      if (tool.can) one.setAttribute('aria-disabled', String(!tool.can(editor)));
    }
    const buttons = usable();
    if (!buttons.some(({ tabIndex }) => tabIndex === 0)) stopAt(buttons[0]);
  };
  stopAt(made[0]?.button);
  return {
    element: bar,
    update,
    focus: () =>
      usable()
        .find(({ tabIndex }) => tabIndex === 0)
        ?.focus(),
  };
}

function toolButton(group: HTMLElement, { label, says }: Tool): HTMLButtonElement {
  const made = button(label, 'editor-tool');
  if (says) {
    made.title = says;
    made.setAttribute('aria-label', says);
  }
  // The selection in the text stays while a mouse presses.
  made.addEventListener('mousedown', (event) => event.preventDefault());
  group.append(made);
  return made;
}

function placeAfter(key: string, at: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at - 1 + count) % count;
  return null;
}
