import type { Editor } from '@tiptap/core';
import { askFormula, askLink, askPicture } from './dialogs.ts';
import type { EditorSurroundings } from './extensions.ts';
import type { Tool } from './toolbar.ts';

/** The buttons of the toolbar, in groups. */
export function lessonTools(
  around: EditorSurroundings,
  { pictureUrl, toMarkdownField }: { pictureUrl: string; toMarkdownField: () => void },
): Tool[][] {
  const chain = (editor: Editor) => editor.chain().focus();
  return [
    [heading(2, '标题', '小标题'), heading(3, '次级标题', '次级标题：再小一级')],
    [
      mark('bold', '加粗', (editor) => chain(editor).toggleBold().run()),
      mark('italic', '斜体', (editor) => chain(editor).toggleItalic().run()),
      mark('strike', '删除线', (editor) => chain(editor).toggleStrike().run()),
      mark('code', '代码', (editor) => chain(editor).toggleCode().run()),
    ],
    [
      mark('bulletList', '列表', (editor) => chain(editor).toggleBulletList().run(), '项目列表'),
      mark('orderedList', '编号', (editor) => chain(editor).toggleOrderedList().run(), '编号列表'),
      mark('blockquote', '引用', (editor) => chain(editor).toggleBlockquote().run()),
      { label: '分隔线', run: (editor) => chain(editor).setHorizontalRule().run() },
    ],
    [
      mark('link', '链接', askLink, '加、改或去掉链接'),
      {
        label: '图片',
        says: '插入图片，或改选中图片的说明',
        run: (editor) => askPicture(editor, pictureUrl),
      },
      {
        label: '公式',
        says: '插入公式，或改选中的公式',
        run: (editor) => askFormula(editor, around),
      },
      {
        label: '表格',
        says: '插入3行3列的表格',
        can: (editor) => !editor.isActive('table'),
        run: (editor) => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
    ],
    [
      table('加行', '加行：在下面加一行', (editor) => chain(editor).addRowAfter().run()),
      table('加列', '加列：在右边加一列', (editor) => chain(editor).addColumnAfter().run()),
      table('删行', '删行：删除这一行', (editor) => chain(editor).deleteRow().run()),
      table('删列', '删列：删除这一列', (editor) => chain(editor).deleteColumn().run()),
      table('删表格', '删表格：删除整个表格', (editor) => chain(editor).deleteTable().run()),
    ],
    [
      {
        label: '撤销',
        can: (editor) => editor.can().undo(),
        run: (editor) => chain(editor).undo().run(),
      },
      {
        label: '重做',
        can: (editor) => editor.can().redo(),
        run: (editor) => chain(editor).redo().run(),
      },
    ],
    [{ label: 'Markdown', says: '改用 Markdown 写', run: toMarkdownField }],
  ];
}

const heading = (level: 2 | 3, label: string, says: string): Tool => ({
  label,
  says,
  isOn: (editor) => editor.isActive('heading', { level }),
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
});

const mark = (name: string, label: string, run: Tool['run'], says?: string): Tool => ({
  label,
  ...(says ? { says } : {}),
  isOn: (editor) => editor.isActive(name),
  run,
});

const table = (label: string, says: string, run: Tool['run']): Tool => ({
  label,
  says,
  inTable: true,
  run,
});
