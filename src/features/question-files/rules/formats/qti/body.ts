import { escapeHtml } from '../../../../../kernel/html.ts';
import { childOf, textOf, type XmlElement } from '../../../../../platform/xml/index.ts';
import { markdownOf, type PictureKey } from '../html-to-markdown.ts';

/** Attributes of HTML and MathML that say something to a reader of text. */
const kept = new Set(['src', 'alt', 'colspan', 'rowspan', 'display', 'encoding', 'start']);
const empty = new Set(['img', 'br', 'hr']);

/** Elements that say something only while the question is answered. */
const dropped: Record<string, string> = {
  rubricBlock: '给评分人的说明',
  feedbackInline: '选项的反馈',
  feedbackBlock: '反馈',
  templateInline: '随机生成的部分',
  templateBlock: '随机生成的部分',
  printedVariable: '随机生成的部分',
};

export const isInteraction = ({ name }: XmlElement): boolean =>
  name.endsWith('Interaction') && name !== 'endAttemptInteraction';

/** The interactions of a body, in its order. */
export const interactionsIn = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : isInteraction(child) ? [child] : interactionsIn(child),
  );

/** The class of the unit behind a blank, and of the text of a case. */
export const unitClass = 'answer-unit';
export const caseClass = 'case-text';

export const hasClass = ({ attributes }: XmlElement, name: string): boolean =>
  (attributes.class ?? '').split(/\s+/).includes(name);

/**
 * What stands in an element as Markdown: interactions are left out but for blanks, `____`; what is not kept
 * stands in `lost`.
 */
export function markdownIn(
  element: XmlElement | undefined,
  lost: string[],
  picture: PictureKey,
): string {
  if (!element) return '';
  return markdownOf(element.children.map((child) => htmlOf(child, lost)).join(''), lost, picture);
}

function htmlOf(node: XmlElement | string, lost: string[]): string {
  if (typeof node === 'string') return escapeHtml(node);
  const instead = insteadOf(node, lost);
  if (instead !== null) return instead;
  const attributes = Object.entries(node.attributes)
    .filter(([name]) => kept.has(name))
    .map(([name, value]) => ` ${name}="${attribute(value)}"`)
    .join('');
  if (empty.has(node.name)) return `<${node.name}${attributes}>`;
  const inside = node.children.map((child) => htmlOf(child, lost)).join('');
  return `<${node.name}${attributes}>${inside}</${node.name}>`;
}

/** The HTML of what is no HTML; null for what is. */
function insteadOf(node: XmlElement, lost: string[]): string | null {
  const { name, attributes } = node;
  if (name === 'textEntryInteraction') return '____';
  if (isInteraction(node)) {
    const prompt = childOf(node, 'prompt');
    return prompt ? `<p>${prompt.children.map((one) => htmlOf(one, lost)).join('')}</p>` : '';
  }
  if (dropped[name] !== undefined) {
    lost.push(dropped[name]);
    return '';
  }
  if (hasClass(node, unitClass) || hasClass(node, caseClass)) return '';
  if (name === 'object' && (attributes.type ?? '').startsWith('image/'))
    return `<img src="${attribute(attributes.data ?? '')}" alt="${attribute(textOf(node).trim())}">`;
  return null;
}

const attribute = (text: string) => escapeHtml(text).replaceAll('"', '&quot;');
