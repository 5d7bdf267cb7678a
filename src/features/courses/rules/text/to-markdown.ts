import type { Align, Block, LessonDocument, ListItem, TableRow } from './document.ts';
import { isEmptyDocument } from './document.ts';
import { escapeText, writeInline } from './write-inline.ts';

/** The Markdown of a tidy document: `fromMarkdown` gives the same document again. */
export function toMarkdown(document: LessonDocument): string {
  return isEmptyDocument(document) ? '' : writeBlocks(document.content);
}

const writeBlocks = (blocks: readonly Block[]): string => blocks.map(writeBlock).join('\n\n');

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return writeInline(block.content ?? []);
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${writeInline(block.content ?? []).replace(/(?<!\\)#+$/, (signs) => signs.replaceAll('#', '\\#'))}`;
    case 'bulletList':
      return writeItems(block.content, () => '- ');
    case 'orderedList':
      return writeItems(block.content, (at) => `${block.attrs.start + at}. `);
    case 'blockquote':
      return writeBlocks(block.content)
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    case 'codeBlock':
      return writeCode(
        block.attrs.language,
        (block.content ?? []).map(({ text }) => text).join(''),
      );
    case 'horizontalRule':
      return '***';
    case 'image':
      return `![${escapeText(block.attrs.alt)}](${block.attrs.src})`;
    case 'formulaBlock':
      return `$$\n${block.attrs.tex}\n$$`;
    case 'table':
      return writeTable(block.content);
  }
}

function writeItems(items: readonly ListItem[], markOf: (at: number) => string): string {
  // Items of a line each stay close together.
  const isTight = items.every(({ content }) =>
    content.every((block, at) => (at === 0 ? block.type === 'paragraph' : mayFollow(block))),
  );
  return items
    .map(({ content }, at) => {
      const mark = markOf(at);
      const [first, ...rest] = content;
      const blocks = first?.type === 'paragraph' && !first.content ? rest : content;
      const lines = blocks.map(writeBlock).join(isTight ? '\n' : '\n\n');
      return mark + indent(lines, mark.length);
    })
    .join(isTight ? '\n' : '\n\n');
}

// A list that begins with another number does not end the paragraph before it.
const mayFollow = (block: Block) =>
  block.type === 'bulletList' || (block.type === 'orderedList' && block.attrs.start === 1);

const indent = (text: string, width: number): string =>
  text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);

function writeCode(language: string | null, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language ?? ''}\n${text}\n${fence}`;
}

const ruleOf: Record<Exclude<Align, null>, string> = {
  left: ':---',
  center: ':---:',
  right: '---:',
};

function writeTable(rows: readonly TableRow[]): string {
  const [header, ...others] = rows.map(({ content }) =>
    content.map((cell) => writeInline(cell.content[0]?.content ?? [], { inTable: true })),
  );
  const rules = rows[0]?.content.map(({ attrs }) => (attrs.align ? ruleOf[attrs.align] : '---'));
  const row = (cells: readonly string[] = []) => `| ${cells.join(' | ')} |`;
  return [row(header), row(rules), ...others.map(row)].join('\n');
}
