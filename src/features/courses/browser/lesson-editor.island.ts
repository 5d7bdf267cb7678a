import { Editor } from '@tiptap/core';
import { mountIsland } from '../../../ui/island-mount.ts';
import type { TextEditorIsland } from '../pages/text-editor.tsx';
import type { LessonDocument } from '../rules/text/document.ts';
import { fromMarkdown } from '../rules/text/from-markdown.ts';
import { tidy } from '../rules/text/tidy.ts';
import { toMarkdown } from '../rules/text/to-markdown.ts';
import { autosave } from './editor/autosave.ts';
import { button, element } from './editor/dialog.ts';
import { askFormula, askPicture } from './editor/dialogs.ts';
import { lessonExtensions } from './editor/extensions.ts';
import { drawFormulas } from './editor/formulas.ts';
import { paste } from './editor/paste.ts';
import { createToolbar } from './editor/toolbar.ts';
import { lessonTools } from './editor/tools.ts';

// The editor of a lesson's text in place of the Markdown field, which stays for whoever prefers it.
mountIsland<TextEditorIsland>('lesson-editor', (root, props) => {
  const { topicId, lessonId, document: own } = props;
  const area = root.querySelector('textarea');
  const field = area?.closest<HTMLElement>('.field');
  const form = root.closest('form');
  if (!area || !field || !form) return;
  const pictureUrl = `/topics/${topicId}/lessons/${lessonId}/figures`;
  const around = { topicId, draw: drawFormulas() };
  const place = element('div', 'editor-place');
  const status = element('p', 'editor-status');
  status.setAttribute('role', 'status');
  const body = document.createElement('input');
  body.type = 'hidden';
  body.name = 'body';
  const hint = element(
    'p',
    'field-hint',
    'Alt+F10 到工具栏，左右键选按钮。从 Word、WPS 粘贴会自动去掉多余的格式。',
  );
  const editor = new Editor({
    element: place,
    extensions: lessonExtensions(around),
    content: own,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '正文',
        class: 'prose editor-text',
      },
      handlePaste: (_view, event) =>
        event.clipboardData !== null &&
        paste(editor, event.clipboardData, {
          picture: (file) => askPicture(editor, pictureUrl, file),
          say: (sentence) => {
            status.textContent = sentence;
          },
        }),
      handleDoubleClickOn: (_view, _pos, node) => {
        if (node.type.name.startsWith('formula')) askFormula(editor, around);
        else if (node.type.name === 'image') askPicture(editor, pictureUrl);
        else return false;
        return true;
      },
      handleKeyDown: (_view, event) => {
        if (!event.altKey || event.key !== 'F10') return false;
        toolbar.focus();
        return true;
      },
    },
    onTransaction: () => toolbar.update(),
    onUpdate: () => body.dispatchEvent(new Event('input', { bubbles: true })),
  });
  const toolbar = createToolbar(
    editor,
    lessonTools(around, { pictureUrl, toMarkdownField: () => show('markdown') }),
  );
  const backToEditor = button('回到排版', 'btn btn-sm mb-3');
  const written = () => tidy(editor.getJSON() as LessonDocument);
  let shown: 'editor' | 'markdown' = 'editor';
  const show = (which: 'editor' | 'markdown') => {
    if (which === 'markdown') area.value = toMarkdown(written());
    else if (shown === 'markdown')
      editor.commands.setContent(fromMarkdown(area.value), { emitUpdate: true });
    shown = which;
    for (const part of [toolbar.element, place, hint]) part.hidden = which === 'markdown';
    field.hidden = which === 'editor';
    backToEditor.hidden = which === 'editor';
    if (which === 'markdown') area.focus();
    else if (document.activeElement === backToEditor) editor.commands.focus();
  };
  backToEditor.addEventListener('click', () => show('editor'));
  form.addEventListener('formdata', ({ formData }) => {
    if (shown === 'markdown') formData.delete('body');
    else {
      formData.set('body', JSON.stringify(written()));
      formData.delete('bodyMarkdown');
    }
  });
  const fieldValue = (name: string) =>
    form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  autosave(form, `/topics/${topicId}/lessons/${lessonId}/typing`, {
    body: () => ({
      basedOn: props.basedOn,
      title: fieldValue('title'),
      summary: fieldValue('summary'),
      minutes: fieldValue('minutes'),
      body: shown === 'editor' ? written() : fromMarkdown(area.value),
    }),
    say: (sentence) => {
      status.textContent = sentence;
    },
  });
  root.append(backToEditor, hint, toolbar.element, place, status, body);
  show('editor');
  toolbar.update();
  const error = field.querySelector('.field-error');
  if (error) root.insertBefore(error.cloneNode(true), hint);
});
