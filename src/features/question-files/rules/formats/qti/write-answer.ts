import { escapeXml } from '../../../../../platform/xml/index.ts';
import { type AcceptedBlank, type ReadItem, saysTrue } from '../read-item.ts';
import { unitClass } from './body.ts';
import type { Markup } from './markup.ts';
import type { Spell } from './spelling.ts';

/** What an item says of its answer. */
export interface WrittenAnswer {
  declarations: string[];
  /** Stands below the stem; '' where the blanks stand in it. */
  interaction: string;
  /** What stands for each blank of the stem. */
  blanks: string[];
  /** What makes each response right. */
  conditions: string[];
}

/** Whether QTI can say a question: how far a number may be off only where one number is right. */
export const qtiCanSay = ({ kind, content }: Pick<ReadItem, 'kind' | 'content'>): boolean =>
  kind !== 'FILL_IN' ||
  (content.blanks as AcceptedBlank[]).every(
    ({ accept, tolerance = 0 }) => tolerance === 0 || isOneNumber(accept),
  );

const isOneNumber = (accept: readonly string[]) =>
  accept.length === 1 && accept[0]?.trim() !== '' && Number.isFinite(Number(accept[0]));

/** The declarations, the interaction and the scoring of a question's answer. */
export function writeAnswer(item: ReadItem, spell: Spell, { line }: Markup): WrittenAnswer {
  const content = item.content as never;
  if (item.kind === 'FILL_IN')
    return blanksOf((content as { blanks: AcceptedBlank[] }).blanks, spell);
  if (item.kind === 'NUMERIC') return numberOf(content, spell);
  if (item.kind === 'MATCHING') return matchingOf(content, spell, line);
  if (item.kind === 'ORDERING') return orderingOf(content, spell, line);
  return choiceOf(item, spell, line);
}

const one = 'RESPONSE';
type Line = Markup['line'];

function declaration(
  spell: Spell,
  { identifier = one, cardinality = 'single', baseType = 'identifier' },
  right: readonly string[],
  mapping = '',
): string {
  const values = right.map((value) => spell('value', {}, escapeXml(value)));
  return spell(
    'responseDeclaration',
    { identifier, cardinality, baseType },
    spell('correctResponse', {}, ...values),
    mapping,
  );
}

const matches = (spell: Spell, identifier = one) =>
  spell('match', {}, spell('variable', { identifier }), spell('correct', { identifier }));

function choiceOf({ kind, content }: ReadItem, spell: Spell, line: Line): WrittenAnswer {
  const { options, answer } = content as {
    options: { key: string; text: string }[];
    answer: string[];
  };
  const named = (key: string) =>
    kind === 'TRUE_FALSE' ? String(saysTrue({ options, answer: [key] })) : key;
  const several = kind === 'MULTIPLE';
  const choices = options.map(({ key, text }) =>
    spell('simpleChoice', { identifier: named(key) }, line(text)),
  );
  return {
    declarations: [
      declaration(spell, { cardinality: several ? 'multiple' : 'single' }, answer.map(named)),
    ],
    interaction: spell(
      'choiceInteraction',
      {
        responseIdentifier: one,
        shuffle: kind !== 'TRUE_FALSE',
        maxChoices: several ? options.length : 1,
      },
      ...choices,
    ),
    blanks: [],
    conditions: [matches(spell)],
  };
}

function orderingOf({ items }: { items: string[] }, spell: Spell, line: Line): WrittenAnswer {
  const keys = items.map((_, at) => `I${at + 1}`);
  const choices = items.map((text, at) =>
    spell('simpleChoice', { identifier: keys[at] as string }, line(text)),
  );
  return {
    declarations: [declaration(spell, { cardinality: 'ordered' }, keys)],
    interaction: spell('orderInteraction', { responseIdentifier: one, shuffle: true }, ...choices),
    blanks: [],
    conditions: [matches(spell)],
  };
}

function matchingOf(
  { pairs, extra = [] }: { pairs: [string, string][]; extra?: string[] },
  spell: Spell,
  line: Line,
): WrittenAnswer {
  const others = [...new Set([...pairs.map(([, right]) => right), ...extra])];
  const set = (letter: string, texts: readonly string[], matchMax: number) =>
    spell(
      'simpleMatchSet',
      {},
      ...texts.map((text, at) =>
        spell('simpleAssociableChoice', { identifier: `${letter}${at + 1}`, matchMax }, line(text)),
      ),
    );
  const right = pairs.map(([, text], at) => `L${at + 1} R${others.indexOf(text) + 1}`);
  return {
    declarations: [
      declaration(spell, { cardinality: 'multiple', baseType: 'directedPair' }, right),
    ],
    interaction: spell(
      'matchInteraction',
      { responseIdentifier: one, shuffle: true, maxAssociations: pairs.length },
      set(
        'L',
        pairs.map(([left]) => left),
        1,
      ),
      set('R', others, pairs.length),
    ),
    blanks: [],
    conditions: [matches(spell)],
  };
}

interface RightNumber {
  value: number | string;
  tolerance?: number;
  relative?: boolean;
  unit?: string;
}

const entry = (spell: Spell, identifier: string, unit = '') =>
  spell('textEntryInteraction', { responseIdentifier: identifier, expectedLength: 20 }) +
  (unit === '' ? '' : `<span class="${unitClass}">${escapeXml(unit)}</span>`);

/** A number equals the right one, or is near enough. */
function isNear(
  spell: Spell,
  identifier: string,
  { tolerance = 0, relative = false }: RightNumber,
): string {
  // QTI says a relative tolerance in percent.
  const off = relative ? Number((tolerance * 100).toPrecision(12)) : tolerance;
  const mode: Record<string, string> =
    off === 0
      ? { toleranceMode: 'exact' }
      : { toleranceMode: relative ? 'relative' : 'absolute', tolerance: `${off} ${off}` };
  return spell('equal', mode, spell('variable', { identifier }), spell('correct', { identifier }));
}

function numberOf(number: RightNumber, spell: Spell): WrittenAnswer {
  return {
    declarations: [declaration(spell, { baseType: 'float' }, [String(number.value)])],
    interaction: `<p>${entry(spell, one, number.unit)}</p>`,
    blanks: [],
    conditions: [isNear(spell, one, number)],
  };
}

function blanksOf(blanks: readonly AcceptedBlank[], spell: Spell): WrittenAnswer {
  const written = blanks.map((blank, at) => {
    const identifier = `${one}${at + 1}`;
    const { accept, tolerance = 0, exact = false } = blank;
    if (tolerance > 0 && isOneNumber(accept))
      return {
        declaration: declaration(spell, { identifier, baseType: 'float' }, accept),
        condition: isNear(spell, identifier, { ...blank, value: accept[0] ?? '' }),
        entry: entry(spell, identifier, blank.unit),
      };
    const entries = accept.map((mapKey) =>
      spell('mapEntry', { mapKey, mappedValue: 1, caseSensitive: exact }),
    );
    return {
      declaration: declaration(
        spell,
        { identifier, baseType: 'string' },
        accept.slice(0, 1),
        spell('mapping', { defaultValue: 0 }, ...entries),
      ),
      condition: spell(
        'gt',
        {},
        spell('mapResponse', { identifier }),
        spell('baseValue', { baseType: 'float' }, '0'),
      ),
      entry: entry(spell, identifier, blank.unit),
    };
  });
  return {
    declarations: written.map(({ declaration }) => declaration),
    interaction: '',
    blanks: written.map(({ entry }) => entry),
    conditions: written.map(({ condition }) => condition),
  };
}
