import {
  childOf,
  childrenOf,
  escapeXml,
  textOf,
  type XmlElement,
} from '../../../../../platform/xml/index.ts';
import type { ReadItem } from '../read-item.ts';
import type { QtiVersion } from './spelling.ts';

/** What a package says of an item outside of it. */
export type About = Pick<ReadItem, 'difficulty' | 'lesson' | 'point' | 'source' | 'tags'>;

/** An item as the list of a package names it. */
export interface Listed {
  href: string;
  about: About;
  /** Of a version that is not read. */
  isTooOld: boolean;
}

const item = /^imsqti_(?:item|apipitem)_xmlv(?:2|3)/;
const old = /^imsqti_(?:item_)?xmlv1/;

/** The item that a resource of a package's list is; null for pictures, tests and the like. */
export function readResource(resource: XmlElement): Listed | null {
  const { type = '', href = '' } = resource.attributes;
  if (href === '' || !(item.test(type) || old.test(type))) return null;
  const lom = childOf(childOf(resource, 'metadata'), 'lom');
  return { href, about: aboutOf(lom), isTooOld: old.test(type) };
}

const levels: Record<string, number> = {
  'very easy': 1,
  easy: 1,
  medium: 2,
  difficult: 3,
  'very difficult': 3,
};

function aboutOf(lom: XmlElement | undefined): About {
  const words = (element: XmlElement | undefined) => textOf(element).trim();
  const general = childOf(lom, 'general');
  const difficulty = childOf(childOf(lom, 'educational'), 'difficulty');
  const taxa = new Map(
    (lom ? childrenOf(lom, 'classification') : [])
      .flatMap((one) => childrenOf(one, 'taxonPath'))
      .map((path): [string, string] => [
        words(childOf(path, 'source')),
        words(childOf(childOf(path, 'taxon'), 'entry')),
      ]),
  );
  return {
    difficulty: levels[words(childOf(difficulty, 'value')).toLowerCase()] ?? null,
    lesson: taxa.get('lesson') ?? '',
    point: taxa.get('knowledge point') ?? '',
    source: taxa.get('source') ?? '',
    tags: (general ? childrenOf(general, 'keyword') : []).map(words).filter(Boolean),
  };
}

const types: Record<QtiVersion, string> = {
  '2.1': 'imsqti_item_xmlv2p1',
  '2.2': 'imsqti_item_xmlv2p2',
  '3.0': 'imsqti_item_xmlv3p0',
};
const spaces: Record<QtiVersion, string> = {
  '2.1': 'http://www.imsglobal.org/xsd/imscp_v1p1',
  '2.2': 'http://www.imsglobal.org/xsd/imscp_v1p1',
  '3.0': 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
};

/** The begin of the list of a package, up to its resources. */
export const manifestBegin = (version: QtiVersion): string => {
  const schema = version === '3.0' ? 'QTI Package' : `QTIv${version} Package`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="${spaces[version]}" xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM" identifier="question-bank"><metadata><schema>${schema}</schema><schemaversion>${version === '3.0' ? '3.0.0' : '1.0.0'}</schemaversion></metadata><organizations/><resources>
`;
};
export const manifestEnd = '</resources></manifest>\n';

/** The entry of an item in the list of a package. */
export function writeResource(
  version: QtiVersion,
  { identifier, href, media }: { identifier: string; href: string; media: readonly string[] },
  about: About,
): string {
  const files = [href, ...media].map((name) => `<file href="${escapeXml(name)}"/>`).join('');
  return `<resource identifier="${identifier}" type="${types[version]}" href="${escapeXml(href)}"><metadata>${writeLom(about)}</metadata>${files}</resource>\n`;
}

const names = ['', 'easy', 'medium', 'difficult'];

function writeLom({ difficulty, lesson, point, source, tags }: About): string {
  const string = (text: string) =>
    `<imsmd:string language="zh-CN">${escapeXml(text)}</imsmd:string>`;
  const value = (text: string) =>
    `<imsmd:source>LOMv1.0</imsmd:source><imsmd:value>${text}</imsmd:value>`;
  const keywords = tags.map((tag) => `<imsmd:keyword>${string(tag)}</imsmd:keyword>`).join('');
  const taxa = [
    ['lesson', lesson],
    ['knowledge point', point],
    ['source', source],
  ]
    .filter(([, text]) => text !== '')
    .map(
      ([of = '', text = '']) =>
        `<imsmd:taxonPath><imsmd:source>${string(of)}</imsmd:source><imsmd:taxon><imsmd:entry>${string(text)}</imsmd:entry></imsmd:taxon></imsmd:taxonPath>`,
    )
    .join('');
  return [
    '<imsmd:lom>',
    keywords && `<imsmd:general>${keywords}</imsmd:general>`,
    difficulty &&
      `<imsmd:educational><imsmd:difficulty>${value(names[difficulty] ?? 'medium')}</imsmd:difficulty></imsmd:educational>`,
    taxa &&
      `<imsmd:classification><imsmd:purpose>${value('discipline')}</imsmd:purpose>${taxa}</imsmd:classification>`,
    '</imsmd:lom>',
  ]
    .filter(Boolean)
    .join('');
}
