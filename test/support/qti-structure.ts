import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { elementsOf, type XmlElement } from '../../src/platform/xml/index.ts';

/*
 * What an assessment item may hold, of the elements that are written here: their attributes (! is required) and
 * the order of what is in them, after the information models of QTI 2.1, 2.2 and 3.0. The official XSDs come with
 * a licence that keeps them out of here, and no package has them; `validateByXsd` takes them from a folder.
 */

export type Version = '2.1' | '2.2' | '3.0';

interface Model {
  attributes: string;
  /** Of the names of its children, each with a comma behind it. */
  content: RegExp;
  text?: boolean;
}

const inline =
  'a,|abbr,|b,|br,|cite,|code,|em,|i,|img,|math,|q,|small,|span,|strong,|sub,|sup,|textEntryInteraction,';
const block =
  'blockquote,|choiceInteraction,|div,|h[1-6],|hr,|matchInteraction,|math,|ol,|orderInteraction,|p,|pre,|table,|ul,';
const expression = '(?:baseValue|correct|equal|gt|mapResponse|match|sum|variable),';
const rule = '(?:responseCondition|setOutcomeValue),';
const all = (content: string) => new RegExp(`^(?:${content})$`);
const body = 'id class label';

const flow: Model = { attributes: body, content: all(`(?:${inline}|${block})*`), text: true };
const line: Model = { attributes: body, content: all(`(?:${inline})*`), text: true };
const empty = (attributes: string): Model => ({ attributes, content: /^$/ });
const said = (attributes: string): Model => ({ attributes, content: /^$/, text: true });

const models: Record<string, Model> = {
  assessmentItem: {
    attributes: 'xmlns! identifier! title! adaptive! timeDependent! xml:lang',
    content: all(
      '(?:responseDeclaration,)*(?:outcomeDeclaration,)*(?:itemBody,)?(?:responseProcessing,)?(?:modalFeedback,)*',
    ),
  },
  responseDeclaration: {
    attributes: 'identifier! cardinality! baseType',
    content: all('(?:correctResponse,)?(?:mapping,)?'),
  },
  outcomeDeclaration: { attributes: 'identifier! cardinality! baseType', content: /^$/ },
  correctResponse: { attributes: '', content: all('(?:value,)+') },
  value: said(''),
  mapping: { attributes: 'defaultValue', content: all('(?:mapEntry,)+') },
  mapEntry: empty('mapKey! mappedValue! caseSensitive'),
  itemBody: { attributes: body, content: all(`(?:${block})*`) },
  choiceInteraction: {
    attributes: 'responseIdentifier! shuffle! maxChoices!',
    content: all('(?:simpleChoice,)+'),
  },
  orderInteraction: {
    attributes: 'responseIdentifier! shuffle!',
    content: all('(?:simpleChoice,)+'),
  },
  simpleChoice: { ...flow, attributes: 'identifier!' },
  matchInteraction: {
    attributes: 'responseIdentifier! shuffle! maxAssociations!',
    content: all('simpleMatchSet,simpleMatchSet,'),
  },
  simpleMatchSet: { attributes: '', content: all('(?:simpleAssociableChoice,)+') },
  simpleAssociableChoice: { ...flow, attributes: 'identifier! matchMax!' },
  textEntryInteraction: empty('responseIdentifier! expectedLength'),
  responseProcessing: { attributes: '', content: all(`(?:${rule})*`) },
  responseCondition: { attributes: '', content: all('responseIf,') },
  responseIf: { attributes: '', content: all(`${expression}(?:${rule})*`) },
  setOutcomeValue: { attributes: 'identifier!', content: all(expression) },
  match: { attributes: '', content: all(`${expression}${expression}`) },
  equal: { attributes: 'toleranceMode! tolerance', content: all(`${expression}${expression}`) },
  gt: { attributes: '', content: all(`${expression}${expression}`) },
  sum: { attributes: '', content: all(`(?:${expression})+`) },
  variable: empty('identifier!'),
  correct: empty('identifier!'),
  mapResponse: empty('identifier!'),
  baseValue: said('baseType!'),
  modalFeedback: { ...flow, attributes: 'outcomeIdentifier! identifier! showHide!' },
  p: line,
  pre: line,
  h1: line,
  span: line,
  strong: line,
  em: line,
  code: line,
  sub: line,
  sup: line,
  a: { ...line, attributes: `${body} href!` },
  img: empty(`${body} src! alt! width height`),
  br: empty(body),
  hr: empty(body),
  div: flow,
  li: flow,
  blockquote: { attributes: body, content: all(`(?:${block})*`) },
  ul: { attributes: body, content: all('(?:li,)*') },
  ol: { attributes: body, content: all('(?:li,)*') },
  table: { attributes: body, content: all('(?:thead,)?(?:tbody,)+') },
  thead: { attributes: body, content: all('(?:tr,)+') },
  tbody: { attributes: body, content: all('(?:tr,)+') },
  tr: { attributes: body, content: all('(?:td,|th,)+') },
  th: { ...flow, attributes: `${body} scope` },
  td: flow,
};

/** What QTI 3.0 has otherwise. */
const newer: Record<string, Model> = {
  modalFeedback: {
    attributes: 'outcomeIdentifier! identifier! showHide!',
    content: all('contentBody,'),
  },
  contentBody: flow,
  ol: { attributes: `${body} start`, content: all('(?:li,)*') },
};

const bool = /^(?:true|false)$/;
const number = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;
const name = /^[A-Za-z_][\w.-]*$/;
const values: Record<string, RegExp> = {
  identifier: name,
  responseIdentifier: name,
  outcomeIdentifier: name,
  id: name,
  adaptive: bool,
  timeDependent: bool,
  shuffle: bool,
  caseSensitive: bool,
  cardinality: /^(?:single|multiple|ordered|record)$/,
  baseType: /^(?:boolean|directedPair|float|identifier|integer|pair|string)$/,
  toleranceMode: /^(?:exact|absolute|relative)$/,
  tolerance: /^\S+(?: \S+)?$/,
  showHide: /^(?:show|hide)$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/,
  mappedValue: number,
  defaultValue: number,
  maxChoices: /^\d+$/,
  maxAssociations: /^\d+$/,
  matchMax: /^\d+$/,
  expectedLength: /^\d+$/,
  title: /\S/,
};

const mathMl = 'http://www.w3.org/1998/Math/MathML';
const kebab = (word: string) =>
  word.includes(':') ? word : word.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const html = new Set(
  'a abbr b blockquote br cite code div em h1 hr i img li math ol p pre q small span strong sub sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** What in an item is not as its version of QTI has it; empty where all is. */
export async function faultsOfItem(xml: string, version: Version): Promise<string[]> {
  const spelled = (word: string) =>
    version === '3.0' && !html.has(word) ? `qti-${kebab(word)}` : word;
  const known = version === '3.0' ? { ...models, ...newer } : models;
  const byName = new Map(
    Object.entries(known).map(([word, model]) => [spelled(word), { word, model }]),
  );
  const faults: string[] = [];
  const check = (element: XmlElement) => {
    if (element.name === 'math') {
      if (element.attributes.xmlns !== mathMl) faults.push('math: xmlns');
      return;
    }
    const found = byName.get(element.name);
    if (!found) {
      faults.push(`${element.name}: unknown`);
      return;
    }
    const { word, model } = found;
    faults.push(...faultsOfAttributes(element, model, version).map((fault) => `${word}: ${fault}`));
    const children = element.children.filter((child) => typeof child !== 'string');
    const order = children.map((child) => {
      const of = child.name === 'math' ? 'math' : byName.get(child.name)?.word;
      return `${of ?? child.name},`;
    });
    if (!model.content.test(order.join(''))) faults.push(`${word}: ${order.join('')}`);
    const text = element.children.some((child) => typeof child === 'string' && child.trim() !== '');
    if (text && !model.text) faults.push(`${word}: text`);
    for (const child of children) check(child);
  };
  let roots = 0;
  for await (const root of elementsOf(xml, new Set([spelled('assessmentItem')]))) {
    roots += 1;
    check(root);
  }
  return roots === 1 ? faults : [...faults, `${roots} items`];
}

function faultsOfAttributes(
  { attributes: given }: XmlElement,
  { attributes }: Model,
  version: Version,
): string[] {
  const said = attributes.split(' ').filter(Boolean);
  // platform/xml gives names without their prefix.
  const spelled = (word: string) =>
    (version === '3.0' ? kebab(word) : word).replace('!', '').replace('xml:', '');
  const known = new Map(said.map((word) => [spelled(word), word.replace('!', '')]));
  const missing = said.filter((word) => word.endsWith('!') && given[spelled(word)] === undefined);
  const wrong = Object.entries(given).filter(([key, value]) => {
    const word = known.get(key);
    return word === undefined || !(values[word]?.test(value) ?? true);
  });
  return [
    ...missing.map((word) => `${word} missing`),
    ...wrong.map(([key, value]) => `${key}="${value}"`),
  ];
}

/** A folder with the official XSDs (imsqti_v2p1.xsd, imsqti_v2p2.xsd, imsqti_asiv3p0_v1p0.xsd), if there is one. */
export const xsdFolder = process.env.QTI_XSD;

const schemas: Record<Version, string> = {
  '2.1': 'imsqti_v2p1.xsd',
  '2.2': 'imsqti_v2p2.xsd',
  '3.0': 'imsqti_asiv3p0_v1p0.xsd',
};

/** Throws what `xmllint` says of an item that the official XSD of its version does not take. */
export async function validateByXsd(folder: string, xml: string, version: Version): Promise<void> {
  const own = await mkdtemp(join(tmpdir(), 'qti-'));
  const path = join(own, 'item.xml');
  try {
    await writeFile(path, xml);
    const schema = join(folder, schemas[version]);
    await promisify(execFile)('xmllint', ['--nonet', '--noout', '--schema', schema, path]);
  } finally {
    await rm(own, { recursive: true });
  }
}
