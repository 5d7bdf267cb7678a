import { Lexer, Marked, type Token, type Tokens } from 'marked';
import type { Align, Block, Inline, LessonDocument, ListItem, TableCell } from './document.ts';
import { parseInline } from './inline-markdown.ts';
import { type Parsed, wordsOf } from './parsed-inline.ts';
import { tidy } from './tidy.ts';

const displayFormula = /^ {0,3}\$\$(?!\$)((?:\\[\s\S]|[^$\\])+?)\$\$[ \t]*(?:\n|$)/;

// The library finds the blocks alone (its inline lexer takes quadratic time); inline-markdown.ts reads the lines.
const parser = new Marked({
  // A tag is text.
  tokenizer: { html: () => undefined },
  extensions: [
    {
      name: 'formulaBlock',
      level: 'block',
      start: (source) => source.match(/\n {0,3}\$\$/)?.index,
      tokenizer(source) {
        const found = displayFormula.exec(source);
        return found ? { type: 'formulaBlock', raw: found[0], text: found[1] } : undefined;
      },
    },
  ],
});

/** A lesson's text without its title, which the page shows as its heading. */
export const withoutTitle = (markdown: string) => markdown.replace(/^# .*\n+/, '');

/** The document of a lesson's Markdown. */
export function fromMarkdown(markdown: string): LessonDocument {
  const text = withoutTitle(markdown.replaceAll(/\r\n?/g, '\n')).split('\n').map(bound).join('\n');
  return tidy({ type: 'doc', content: blocksOf(new Lexer(parser.defaults).blockTokens(text)) });
}

/** A line whose quotes and lists nest eight deep at most: the parser calls itself for each. */
const bound = (line: string): string =>
  line.replace(
    /^((?: {0,3}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])) ?){8})(?: {0,3}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])) ?)+/,
    '$1',
  );

const blocksOf = (tokens: readonly Token[]): Block[] => tokens.flatMap(blockOf);

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'heading': {
      const { depth, text } = token as Tokens.Heading;
      return [{ type: 'heading', attrs: { level: depth }, content: inlinesOf(text) }];
    }
    case 'paragraph':
    case 'text':
      return paragraphsOf((token as Tokens.Paragraph).text);
    case 'list':
      return [listOf(token as Tokens.List)];
    case 'blockquote':
      return [{ type: 'blockquote', content: blocksOf(token.tokens ?? []) }];
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      const language = lang?.split(/\s/)[0] || null;
      return [{ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] }];
    }
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'formulaBlock':
      return [{ type: 'formulaBlock', attrs: { tex: (token as Tokens.Generic).text } }];
    case 'hr':
      return [{ type: 'horizontalRule' }];
    case 'space':
      return [];
    default:
      return paragraphsOf(token.raw);
  }
}

function listOf({ ordered, start, items }: Tokens.List): Block {
  const content = items.map(
    ({ tokens }): ListItem => ({
      type: 'listItem',
      content: blocksOf(tokens.filter(({ type }) => type !== 'checkbox')),
    }),
  );
  return ordered
    ? { type: 'orderedList', attrs: { start: Number(start) || (start === 0 ? 0 : 1) }, content }
    : { type: 'bulletList', content };
}

function tableOf({ header, rows, align }: Tokens.Table): Block {
  const cell = (type: TableCell['type'], text: string, place: number): TableCell => ({
    type,
    attrs: { align: (align[place] ?? null) as Align },
    content: [{ type: 'paragraph', content: inlinesOf(text) }],
  });
  return {
    type: 'table',
    content: [
      { type: 'tableRow', content: header.map(({ text }, at) => cell('tableHeader', text, at)) },
      ...rows.map((cells) => ({
        type: 'tableRow' as const,
        content: cells.map(({ text }, at) => cell('tableCell', text, at)),
      })),
    ],
  };
}

/** A paragraph; its pictures stand between the text before and behind them. */
function paragraphsOf(text: string): Block[] {
  const blocks: Block[] = [];
  let content: Inline[] = [];
  const end = () => {
    blocks.push({ type: 'paragraph', content });
    content = [];
  };
  for (const node of parseInline(text)) {
    if (node.type !== 'picture') content.push(node);
    else {
      end();
      blocks.push({ type: 'image', attrs: { src: node.src, alt: node.alt } });
    }
  }
  end();
  return blocks;
}

// A picture where only a line may stand is its words.
const inlinesOf = (text: string): Inline[] =>
  parseInline(text).map(
    (node: Parsed): Inline =>
      node.type === 'picture' ? { type: 'text', text: `［图：${wordsOf([node])}］` } : node,
  );
