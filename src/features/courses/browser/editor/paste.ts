import type { Editor } from '@tiptap/core';
import { withClipboardFormulas } from '../../../../platform/rich-text/omml/clipboard.ts';
import type { Inline } from '../../rules/text/document.ts';
import { fromHtml } from '../../rules/text/from-html.ts';
import { linesOf } from '../../rules/text/lines.ts';

export interface Pasting {
  /** A picture alone, as from a screenshot. */
  picture(file: File): void;
  say(sentence: string): void;
}

/** Puts in what is pasted from Word, WPS or a page, cleaned; false where the editor does so by itself. */
export function paste(editor: Editor, data: DataTransfer, { picture, say }: Pasting): boolean {
  const html = data.getData('text/html');
  const file = [...data.files].find(({ type }) => type.startsWith('image/'));
  if (!html && file) {
    picture(file);
    return true;
  }
  // What this editor copied itself comes back as it was.
  if (!html || html.includes('data-pm-slice')) return false;
  const { document, lostPictures } = fromHtml(
    new DOMParser().parseFromString(withClipboardFormulas(html), 'text/html').body,
  );
  const [first, ...rest] = document.content;
  if (editor.isActive('table'))
    editor.commands.insertContent(inLine(document.content.flatMap(linesOf)));
  else if (first?.type === 'paragraph' && rest.length === 0)
    editor.commands.insertContent(first.content ?? []);
  else editor.commands.insertContent(document.content);
  if (lostPictures > 0)
    say(`有 ${lostPictures} 张图片没有带过来：它们在复制的那台电脑上。请用“图片”按钮逐张上传。`);
  return true;
}

const inLine = (lines: readonly (readonly Inline[])[]): Inline[] =>
  lines.flatMap((line, at): Inline[] => (at > 0 ? [{ type: 'hardBreak' }, ...line] : [...line]));
