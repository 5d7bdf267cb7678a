import { plainText } from '../../../../../platform/rich-text/index.ts';
import { escapeXml } from '../../../../../platform/xml/index.ts';
import type { ReadItem } from '../read-item.ts';
import { caseClass } from './body.ts';
import { type Markup, markupOf } from './markup.ts';
import { type QtiVersion, type Spell, spellingOf } from './spelling.ts';
import { type WrittenAnswer, writeAnswer } from './write-answer.ts';

const spaces: Record<QtiVersion, string> = {
  '2.1': 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  '2.2': 'http://www.imsglobal.org/xsd/imsqti_v2p2',
  '3.0': 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
};

/** The identifier of an item in its package. */
export const identifierOf = ({ at }: Pick<ReadItem, 'at'>): string =>
  `q-${at.replaceAll(/[^\w-]/g, '-')}`;

/**
 * A question as an assessment item: its texts as XHTML, its answer with how it is scored, its explanation as
 * feedback that everybody is shown. `picture` gives the address of a picture within the package.
 */
export function writeQtiItem(
  item: ReadItem,
  version: QtiVersion,
  picture: (key: string) => string | null,
): string {
  const spell = spellingOf(version);
  const identifier = identifierOf(item);
  // Blanks stand in the text: their markup is known before it.
  const answer = writeAnswer(
    item,
    spell,
    markupOf(picture, () => '', version),
  );
  const markup = markupOf(picture, (no) => answer.blanks[no - 1] ?? '____', version);
  const root = spell(
    'assessmentItem',
    {
      xmlns: spaces[version],
      identifier,
      title: plainText(item.stem).slice(0, 60) || identifier,
      adaptive: false,
      timeDependent: false,
      'xml:lang': 'zh-CN',
    },
    ...answer.declarations,
    outcome(spell, 'SCORE', 'float'),
    item.explanation && outcome(spell, 'FEEDBACK', 'identifier'),
    spell('itemBody', {}, caseText(item, markup), markup.block(item.stem), answer.interaction),
    processing(item, answer, spell),
    item.explanation && feedback(item, version, spell, markup),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

const outcome = (spell: Spell, identifier: string, baseType: string) =>
  spell('outcomeDeclaration', { identifier, cardinality: 'single', baseType });

const caseText = ({ caseKey, caseText }: ReadItem, { block }: Markup) =>
  caseText === null
    ? ''
    : `<div class="${caseClass}" id="case-${escapeXml((caseKey ?? '').replaceAll(/[^\w-]/g, '-'))}">${block(caseText)}</div>`;

/** Each right response is worth a point; then the explanation is shown. */
function processing(
  { explanation }: ReadItem,
  { conditions }: WrittenAnswer,
  spell: Spell,
): string {
  const set = (identifier: string, value: string) =>
    spell('setOutcomeValue', { identifier }, value);
  const point = set(
    'SCORE',
    spell(
      'sum',
      {},
      spell('variable', { identifier: 'SCORE' }),
      spell('baseValue', { baseType: 'float' }, '1'),
    ),
  );
  return spell(
    'responseProcessing',
    {},
    ...conditions.map((condition) =>
      spell('responseCondition', {}, spell('responseIf', {}, condition, point)),
    ),
    explanation && set('FEEDBACK', spell('baseValue', { baseType: 'identifier' }, 'EXPLANATION')),
  );
}

function feedback({ explanation }: ReadItem, version: QtiVersion, spell: Spell, markup: Markup) {
  const body = markup.block(explanation);
  return spell(
    'modalFeedback',
    { outcomeIdentifier: 'FEEDBACK', identifier: 'EXPLANATION', showHide: 'show' },
    version === '3.0' ? spell('contentBody', {}, body) : body,
  );
}
