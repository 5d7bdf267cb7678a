import { SaxesParser } from 'saxes';
import type { XmlElement } from './element.ts';

export { childOf, childrenOf, textOf, type XmlElement } from './element.ts';

/** A file that is no XML, or more than is read; the sentence is for whoever sent it. */
export class UnreadableXml extends Error {}

const deepest = 64;
const mostNodes = 50_000;
const mostText = 4_000_000;
const chunk = 65_536;

const without = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Yields the elements of the given names (outermost first) one after the other, each as a tree, without holding
 * the file as one, which may come as a stream: memory is bounded by the largest of them. Document types are refused, so there are no entities
 * of its own; depth, nodes and text of an element are bounded. Throws `UnreadableXml`.
 */
export async function* elementsOf(
  xml: string | AsyncIterable<string>,
  names: ReadonlySet<string>,
): AsyncGenerator<XmlElement> {
  const found: XmlElement[] = [];
  const parser = parserInto(found, names);
  for await (const part of typeof xml === 'string' ? partsOf(xml) : xml) {
    parser.write(part);
    yield* found.splice(0);
    // Other requests go on meanwhile.
    await new Promise(setImmediate);
  }
  parser.close();
  yield* found.splice(0);
}

function* partsOf(xml: string): Generator<string> {
  for (let at = 0; at < xml.length; at += chunk) yield xml.slice(at, at + chunk);
}

function parserInto(found: XmlElement[], names: ReadonlySet<string>): SaxesParser {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let depth = 0;
  let nodes = 0;
  let text = 0;
  const refuse = (message: string): never => {
    throw new UnreadableXml(`第${parser.line}行：${message}`);
  };
  parser.on('doctype', () => refuse('文件里有 DOCTYPE，为了安全不读取，请去掉后再上传。'));
  parser.on('error', () => refuse('不是完整的 XML，请重新导出。'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) refuse(`嵌套超过${deepest}层。`);
    const element = {
      name: without(name),
      attributes: plain(attributes),
      children: [],
      line: parser.line,
    };
    if (open.length === 0 && !names.has(element.name)) return;
    if (open.length === 0) [nodes, text] = [0, 0];
    nodes += 1;
    if (nodes > mostNodes) refuse(`一道题里的内容超过${mostNodes}个元素。`);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (said: string) => {
    text += said.length;
    if (text > mostText) refuse('一道题的内容太大。');
    open.at(-1)?.children.push(said);
  };
  parser.on('text', (said) => open.length > 0 && add(said));
  parser.on('cdata', (said) => open.length > 0 && add(said));
  parser.on('closetag', () => {
    depth -= 1;
    const closed = open.pop();
    if (closed && open.length === 0) found.push(closed);
  });
  return parser;
}

const plain = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [without(name), value]));

/** Text as it stands in XML; what XML cannot hold is left out. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
