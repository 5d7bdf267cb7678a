import { escapeXml, type XmlElement } from '../../../../../platform/xml/index.ts';

export const qtiVersions = ['2.1', '2.2', '3.0'] as const;
export type QtiVersion = (typeof qtiVersions)[number];

/** Writes an element in the spelling of a version. Its content is XML already. */
export type Spell = (
  name: string,
  attributes: Readonly<Record<string, string | number | boolean>>,
  ...content: readonly string[]
) => string;

const kebab = (name: string) =>
  name.includes(':') ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** QTI 3.0 spells with hyphens what 2.x spells in one word: `qti-choice-interaction`, `choiceInteraction`. */
export const spellingOf =
  (version: QtiVersion): Spell =>
  (name, attributes, ...content) => {
    const isNew = version === '3.0';
    const tag = isNew ? `qti-${kebab(name)}` : name;
    const written = Object.entries(attributes)
      .map(([key, value]) => ` ${isNew ? kebab(key) : key}="${escapeXml(String(value))}"`)
      .join('');
    const inside = content.join('');
    return inside === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inside}</${tag}>`;
  };

const camel = (name: string) =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The element with all in it in the spelling of 2.x, whichever it has. */
export function inOneSpelling(element: XmlElement): XmlElement {
  const isNew = element.name.startsWith('qti-');
  const { attributes } = element;
  return {
    ...element,
    name: isNew ? camel(element.name.slice('qti-'.length)) : element.name,
    attributes: isNew
      ? Object.fromEntries(Object.entries(attributes).map(([key, value]) => [camel(key), value]))
      : attributes,
    children: element.children.map((child) =>
      typeof child === 'string' ? child : inOneSpelling(child),
    ),
  };
}
