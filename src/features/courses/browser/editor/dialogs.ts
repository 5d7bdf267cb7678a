import type { Editor } from '@tiptap/core';
import { post } from '../../../../ui/island-mount.ts';
import { safeHref } from '../../rules/text/document.ts';
import { element, openDialog } from './dialog.ts';
import type { EditorSurroundings } from './extensions.ts';

const back = (editor: Editor) => () => {
  editor.commands.focus();
};

/** Asks for the address of the selected words; an empty one takes the link away. */
export function askLink(editor: Editor): void {
  const { href = '' } = editor.getAttributes('link');
  const { empty } = editor.state.selection;
  openDialog({
    title: '链接',
    confirm: href ? '改链接' : '加链接',
    fields: [
      ...(empty && !href
        ? [{ name: 'words', label: '文字', kind: 'line' as const, hint: '学员看到的字。' }]
        : []),
      {
        name: 'href',
        label: '网址',
        kind: 'line',
        value: href,
        hint: '以 https:// 开头；清空就去掉链接。',
      },
    ],
    act(data) {
      const typed = String(data.get('href')).trim();
      const chain = editor.chain().focus().extendMarkRange('link');
      if (typed === '') {
        chain.unsetLink().run();
        return null;
      }
      const safe = safeHref(typed);
      if (safe === null) return '请写完整的网址，例如 https://www.gov.cn/。';
      const words = String(data.get('words') ?? '').trim();
      if (data.has('words') && words === '') return '请写链接的文字。';
      const marks = [{ type: 'link', attrs: { href: safe } }];
      if (words) chain.insertContent({ type: 'text', text: words, marks }).run();
      else chain.setLink({ href: safe }).run();
      return null;
    },
    closed: back(editor),
  });
}

/** Asks for a formula, drawing it while it is typed; the selected one is changed. */
export function askFormula(editor: Editor, { draw }: EditorSurroundings): void {
  const chosen = selected(editor, ['formula', 'formulaBlock']);
  const shown = element('div', 'editor-preview');
  shown.setAttribute('aria-live', 'polite');
  let turn = 0;
  openDialog({
    title: '公式',
    confirm: chosen ? '改公式' : '插入公式',
    fields: [
      {
        name: 'tex',
        label: '公式',
        kind: 'lines',
        value: String(chosen?.attrs.tex ?? ''),
        hint: '用 LaTeX 写，例如 \\frac{产出}{投入} 写成 \\frac{\\text{产出}}{\\text{投入}}。',
      },
      {
        name: 'display',
        label: '单独一行，居中',
        kind: 'tick',
        value: chosen?.type === 'formulaBlock' ? 'yes' : '',
      },
    ],
    preview: {
      element: shown,
      async update(data) {
        turn += 1;
        const mine = turn;
        const tex = String(data.get('tex')).trim();
        const html = tex === '' ? '' : await draw(tex, data.has('display'));
        if (mine !== turn) return;
        if (html === null) shown.textContent = '还不能识别，请检查括号和命令。';
        else shown.innerHTML = html;
      },
    },
    async act(data) {
      const tex = String(data.get('tex')).trim();
      const display = data.has('display');
      if (tex === '') return '请写公式。';
      if ((await draw(tex, display)) === null) return '这个公式不能识别，请检查括号和命令的写法。';
      const node = { type: display ? 'formulaBlock' : 'formula', attrs: { tex } };
      editor.chain().focus().insertContent(node).run();
      return null;
    },
    closed: back(editor),
  });
}

/** Asks for a picture and its words; of the selected one, for its words. */
export function askPicture(editor: Editor, url: string, file?: File): void {
  const chosen = file ? null : selected(editor, ['image']);
  const words = {
    name: 'alt',
    label: '图上有什么',
    kind: 'line' as const,
    value: String(chosen?.attrs.alt ?? ''),
    hint: '写给看不见图的学员，也印在图的下面。',
  };
  openDialog({
    title: chosen ? '图片说明' : '图片',
    confirm: chosen ? '改说明' : '插入图片',
    fields:
      chosen || file
        ? [words]
        : [
            {
              name: 'picture',
              label: '图片',
              kind: 'file',
              hint: 'JPG、PNG 或 WebP，不超过 10 MB；太大的会缩小。',
            },
            words,
          ],
    async act(data) {
      const alt = String(data.get('alt')).trim();
      if (alt.length < 2) return '请写明图上有什么，至少2个字。';
      if (chosen) {
        editor.chain().focus().updateAttributes('image', { alt }).run();
        return null;
      }
      if (file) data.set('picture', file);
      const sent = await upload(url, data);
      if ('fault' in sent) return sent.fault;
      const attrs = { src: sent.src, alt };
      editor.chain().focus().insertContent({ type: 'image', attrs }).run();
      return null;
    },
    closed: back(editor),
  });
}

async function upload(url: string, body: FormData): Promise<{ src: string } | { fault: string }> {
  if (!(body.get('picture') instanceof File) || (body.get('picture') as File).size === 0)
    return { fault: '请选择一张图片。' };
  try {
    const response = await post(url, { headers: { accept: 'application/json' }, body });
    const answer = (await response.json()) as { src?: string; message?: string };
    return answer.src ? { src: answer.src } : { fault: answer.message ?? '没有收下，请再试一次。' };
  } catch {
    return { fault: '暂时连不上，图片没有上传，请再试一次。' };
  }
}

function selected(editor: Editor, types: readonly string[]) {
  const { selection } = editor.state;
  const node =
    'node' in selection
      ? (selection.node as { type: { name: string }; attrs: Record<string, unknown> })
      : null;
  return node && types.includes(node.type.name)
    ? { type: node.type.name, attrs: node.attrs }
    : null;
}
