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

/** The path of a figure in print; null where the file is missing, and its caption stands alone. */
export type FigurePath = (href: string) => string | null;

/** The blocks of a lesson's Markdown for print. */
export function handoutBlocks(markdown: string, figurePath: FigurePath): HandoutBlock[] {
  return blocksOf(marked.lexer(markdown), figurePath);
}

/** The blocks of a text that exists only as HTML: its paragraphs, without pictures. */
export function plainBlocks(html: string): HandoutBlock[] {
  const texts = html.split(/<\/(?:p|li|h\d|tr|figcaption)>/).map((part) =>
    unescapeHtml(part.replaceAll(/<[^>]*>/g, ' '))
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return texts
    .filter(Boolean)
    .map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] }));
}

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

function blocksOf(tokens: Token[], figurePath: FigurePath): HandoutBlock[] {
  return tokens.flatMap((token) => blockOf(token, figurePath));
}

function blockOf(token: Token, figurePath: FigurePath): HandoutBlock[] {
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
      return paragraphOf(token, figurePath);
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item) => blocksOf(item.tokens, figurePath));
      return [{ kind: 'list', ordered: list.ordered, items }];
    }
    case 'blockquote':
      return [{ kind: 'quote', content: blocksOf(token.tokens ?? [], figurePath) }];
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
function paragraphOf(token: Token, figurePath: FigurePath): HandoutBlock[] {
  const inner = (token as Tokens.Paragraph).tokens ?? [];
  const picture = inner.find((part) => part.type === 'image') as Tokens.Image | undefined;
  if (picture) return [figureOf(picture, figurePath(picture.href))];
  const content =
    inner.length > 0 ? inlinesOf(inner) : [{ kind: 'text' as const, text: plain(token) }];
  return [{ kind: 'paragraph', content }];
}

function figureOf({ text }: Tokens.Image, path: string | null): HandoutBlock {
  return path
    ? { kind: 'figure', path, caption: text }
    : { kind: 'paragraph', content: [{ kind: 'text', text: `（图：${text}）` }] };
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
