import { escapeHtml } from '../../../../kernel/html.ts';
import { formulaHtml } from '../../../../platform/rich-text/index.ts';
import type { Block, Inline, LessonDocument, Mark, TableRow } from './document.ts';
import { isEmptyDocument, isPictureKey } from './document.ts';

/**
 * The HTML of a document, safe to show: every tag and attribute is written here. A picture that is none of the
 * topic is its words; a formula that is not taken is shown as typed.
 */
export function toHtml(document: LessonDocument, topicId: string): string {
  return isEmptyDocument(document) ? '' : new Writer(topicId).blocks(document.content);
}

const attribute = (text: string) => escapeHtml(text).replaceAll('"', '&quot;');

class Writer {
  readonly #topicId: string;
  constructor(topicId: string) {
    this.#topicId = topicId;
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('\n');
  }

  #block(block: Block): string {
    switch (block.type) {
      case 'paragraph':
        return `<p>${inlines(block.content)}</p>`;
      case 'heading':
        return `<h${block.attrs.level}>${inlines(block.content)}</h${block.attrs.level}>`;
      case 'bulletList':
        return `<ul>${this.#items(block.content)}</ul>`;
      case 'orderedList': {
        const { start } = block.attrs;
        return `<ol${start === 1 ? '' : ` start="${start}"`}>${this.#items(block.content)}</ol>`;
      }
      case 'blockquote':
        return `<blockquote>${this.blocks(block.content)}</blockquote>`;
      case 'codeBlock': {
        const code = (block.content ?? []).map(({ text }) => escapeHtml(text)).join('');
        return `<pre tabindex="0"><code>${code}</code></pre>`;
      }
      case 'horizontalRule':
        return '<hr>';
      case 'image':
        return this.#figure(block.attrs);
      case 'formulaBlock':
        return `<div class="formula-block" tabindex="0">${formula(block.attrs.tex, true)}</div>`;
      case 'table':
        return table(block.content);
    }
  }

  #items(items: readonly { content: Block[] }[]): string {
    return items
      .map(({ content: [first, ...rest] }) => {
        // A line alone needs no paragraph.
        const lead = first?.type === 'paragraph' ? inlines(first.content) : '';
        const others = first && first.type !== 'paragraph' ? [first, ...rest] : rest;
        const isLine = others.every(({ type }) => type === 'bulletList' || type === 'orderedList');
        const head = isLine || lead === '' ? lead : `<p>${lead}</p>`;
        return `<li>${head}${this.blocks(others)}</li>`;
      })
      .join('');
  }

  #figure({ src, alt }: { src: string; alt: string }): string {
    if (!isPictureKey(src)) return `<p>［图：${escapeHtml(alt)}］</p>`;
    const address = `/courseware/${this.#topicId}/${src}`;
    return `<figure><img src="${attribute(address)}" alt="${attribute(alt)}" loading="lazy"><figcaption>${attribute(alt)}</figcaption></figure>`;
  }
}

function table([header, ...rows]: readonly TableRow[]): string {
  const row = ({ content }: TableRow) =>
    content
      .map(({ type, attrs, content: [text] }) => {
        const tag = type === 'tableHeader' ? 'th' : 'td';
        const scope = tag === 'th' ? ' scope="col"' : '';
        const side = attrs.align && attrs.align !== 'left' ? ` class="text-${attrs.align}"` : '';
        return `<${tag}${scope}${side}>${inlines(text?.content)}</${tag}>`;
      })
      .join('');
  const head = header ? `<thead><tr>${row(header)}</tr></thead>` : '';
  const body = rows.map((one) => `<tr>${row(one)}</tr>`).join('');
  return `<div class="table-scroll" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`;
}

const inlines = (nodes: readonly Inline[] = []): string => nodes.map(inline).join('');

function inline(node: Inline): string {
  if (node.type === 'hardBreak') return '<br>';
  if (node.type === 'formula') return formula(node.attrs.tex, false);
  return (node.marks ?? []).reduceRight(marked, escapeHtml(node.text).replaceAll('>', '&gt;'));
}

const tagOf = { bold: 'strong', italic: 'em', strike: 'del', code: 'code' } as const;

const marked = (html: string, mark: Mark): string =>
  mark.type === 'link'
    ? `<a href="${attribute(mark.attrs.href)}" target="_blank" rel="noopener noreferrer">${html}</a>`
    : `<${tagOf[mark.type]}>${html}</${tagOf[mark.type]}>`;

const formula = (tex: string, display: boolean): string =>
  formulaHtml(tex, display) ?? `<code>${escapeHtml(tex)}</code>`;
