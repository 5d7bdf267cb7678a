import { marked, type Token, type Tokens } from 'marked';

/** The input of the Typst template (documents/handout.typ): plain data, never markup. */
export type HandoutInline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em'; content: HandoutInline[] };
export type HandoutBlock =
  | { kind: 'heading'; level: number; content: HandoutInline[] }
  | { kind: 'paragraph'; content: HandoutInline[] }
  | { kind: 'figure'; path: string; caption: string }
  | { kind: 'list'; ordered: boolean; items: HandoutBlock[][] }
  | { kind: 'quote'; content: HandoutBlock[] }
  | { kind: 'table'; header: HandoutInline[][]; cells: HandoutInline[][] };

/** The blocks of a lesson's Markdown for print; `figureRoot` is the folder of its figures. */
export function handoutBlocks(markdown: string, figureRoot: string): HandoutBlock[] {
  return blocksOf(marked.lexer(markdown), figureRoot);
}

function blocksOf(tokens: Token[], figureRoot: string): HandoutBlock[] {
  return tokens.flatMap((token) => blockOf(token, figureRoot));
}

function blockOf(token: Token, figureRoot: string): HandoutBlock[] {
  switch (token.type) {
    case 'heading':
      return [
        {
          kind: 'heading',
          level: Math.max(2, (token as Tokens.Heading).depth),
          content: inlinesOf(token.tokens),
        },
      ];
    case 'paragraph':
    case 'text':
      return paragraphOf(token, figureRoot);
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item) => blocksOf(item.tokens, figureRoot));
      return [{ kind: 'list', ordered: list.ordered, items }];
    }
    case 'blockquote':
      return [{ kind: 'quote', content: blocksOf(token.tokens ?? [], figureRoot) }];
    case 'table': {
      const table = token as Tokens.Table;
      const header = table.header.map((cell) => inlinesOf(cell.tokens));
      const cells = table.rows.flat().map((cell) => inlinesOf(cell.tokens));
      return [{ kind: 'table', header, cells }];
    }
    default:
      return [];
  }
}

// A picture has its own paragraph.
function paragraphOf(token: Token, figureRoot: string): HandoutBlock[] {
  const inner = (token as Tokens.Paragraph).tokens ?? [];
  const picture = inner.find((part) => part.type === 'image') as Tokens.Image | undefined;
  if (picture)
    return [{ kind: 'figure', path: `${figureRoot}/${picture.href}`, caption: picture.text }];
  const content =
    inner.length > 0 ? inlinesOf(inner) : [{ kind: 'text' as const, text: plain(token) }];
  return [{ kind: 'paragraph', content }];
}

function inlinesOf(tokens: Token[] | undefined): HandoutInline[] {
  return (tokens ?? []).map((token): HandoutInline => {
    if (token.type === 'strong' || token.type === 'em')
      return { kind: token.type, content: inlinesOf(token.tokens) };
    if (token.type === 'codespan') return { kind: 'code', text: plain(token) };
    return { kind: 'text', text: token.type === 'br' ? '\n' : plain(token) };
  });
}

// The lexer leaves HTML entities as typed; content files have plain characters.
const plain = (token: Token): string => ('text' in token ? String(token.text) : token.raw);
