import { childOf, childrenOf, textOf, type XmlElement } from '../../../../../platform/xml/index.ts';
import {
  type AcceptedBlank,
  type Built,
  buildChoice,
  buildFillIn,
  buildMatching,
  buildNumeric,
  buildOrdering,
  buildTrueFalse,
} from '../read-item.ts';
import { hasClass, unitClass } from './body.ts';

/** What an item says of the response to an interaction. */
interface Declaration {
  cardinality: string;
  baseType: string;
  right: string[];
  mapped: { key: string; value: number; exact: boolean }[];
}

/** What an item is read with: the Markdown of an element, and the list of what is not kept. */
export interface Reading {
  item: XmlElement;
  lost: string[];
  words(element: XmlElement): string;
}

const unkept: Record<string, string> = {
  extendedTextInteraction: '问答题要由人评分，这里不收。',
  uploadInteraction: '上传文件的题要由人评分，这里不收。',
  drawingInteraction: '画图题要由人评分，这里不收。',
  inlineChoiceInteraction: '文中选词题这里没有，请改成填空题或单选题。',
  gapMatchInteraction: '选词填空题这里没有，请改成匹配题。',
  hottextInteraction: '点选文字的题这里没有，请改成多选题。',
  associateInteraction: '两两配对题这里没有，请改成匹配题。',
  sliderInteraction: '滑块题这里没有，请改成计算题。',
};

/** Kind and content of an item by its interactions, or why there is none. */
export function buildQti(interactions: readonly XmlElement[], reading: Reading): Built {
  const [first, ...others] = interactions;
  if (!first) return { fault: '没有作答的地方，这是一段说明，不是题目。' };
  const odd = interactions.find(({ name }) => !(name in builders));
  if (odd) return { fault: unkept[odd.name] ?? `题型“${odd.name}”这里没有。` };
  if (others.some(({ name }) => name !== first.name) || (others.length > 0 && !isEntry(first)))
    return { fault: '一道题里有几处作答，请拆成几道题。' };
  return isEntry(first)
    ? entriesOf(interactions, reading)
    : (builders[first.name] as Builder)(first, reading);
}

const isEntry = ({ name }: XmlElement) => name === 'textEntryInteraction';

type Builder = (interaction: XmlElement, reading: Reading) => Built;
const builders: Record<string, Builder> = {
  choiceInteraction: choiceOf,
  orderInteraction: orderOf,
  matchInteraction: matchOf,
  textEntryInteraction: (one, reading) => entriesOf([one], reading),
};

function declarationOf(interaction: XmlElement, { item }: Reading): Declaration {
  const identifier = interaction.attributes.responseIdentifier;
  const found = childrenOf(item, 'responseDeclaration').find(
    ({ attributes }) => attributes.identifier === identifier,
  );
  const values = childOf(found, 'correctResponse');
  const mapping = childOf(found, 'mapping');
  return {
    cardinality: found?.attributes.cardinality ?? 'single',
    baseType: found?.attributes.baseType ?? 'string',
    right: values ? childrenOf(values, 'value').map((value) => textOf(value).trim()) : [],
    mapped: (mapping ? childrenOf(mapping, 'mapEntry') : []).map(({ attributes }) => ({
      key: (attributes.mapKey ?? '').trim(),
      value: Number(attributes.mappedValue ?? 0),
      exact: attributes.caseSensitive === 'true',
    })),
  };
}

const trueWords = new Set(['true', '正确', '对', '是', '√', 't']);
const falseWords = new Set(['false', '错误', '错', '否', '×', 'f']);

function choiceOf(interaction: XmlElement, reading: Reading): Built {
  const { cardinality, right, mapped } = declarationOf(interaction, reading);
  const choices = childrenOf(interaction, 'simpleChoice');
  const keys = choices.map(({ attributes }) => attributes.identifier ?? '');
  const worth = mapped.filter(({ value }) => value > 0);
  if (new Set(worth.map(({ value }) => value)).size > 1) reading.lost.push('选项的部分分值');
  const named = right.length > 0 ? right : worth.map(({ key }) => key);
  const places = named.map((key) => keys.indexOf(key));
  const texts = choices.map(reading.words);
  const [one = '', two = ''] = texts.map((text) => text.toLowerCase());
  const isJudgement = cardinality !== 'multiple' && texts.length === 2;
  if (isJudgement && trueWords.has(one) && falseWords.has(two) && places.length === 1)
    return places[0] === -1 ? { fault: '答案里的选项不存在。' } : buildTrueFalse(places[0] === 0);
  return buildChoice(texts, places, { multiple: cardinality === 'multiple' });
}

function orderOf(interaction: XmlElement, reading: Reading): Built {
  const { right } = declarationOf(interaction, reading);
  const texts = new Map(
    childrenOf(interaction, 'simpleChoice').map((choice) => [
      choice.attributes.identifier ?? '',
      reading.words(choice),
    ]),
  );
  if (right.length !== texts.size || right.some((key) => !texts.has(key)))
    return { fault: '没有写全正确的顺序。' };
  return buildOrdering(right.map((key) => texts.get(key) ?? ''));
}

function matchOf(interaction: XmlElement, reading: Reading): Built {
  const { right } = declarationOf(interaction, reading);
  const [left = new Map(), others = new Map()] = childrenOf(interaction, 'simpleMatchSet').map(
    (set) =>
      new Map(
        childrenOf(set, 'simpleAssociableChoice').map((choice) => [
          choice.attributes.identifier ?? '',
          reading.words(choice),
        ]),
      ),
  );
  const partners = new Map<string, string>();
  for (const pair of right) {
    const [from = '', to = ''] = pair.split(/\s+/);
    if (!left.has(from) || !others.has(to)) return { fault: '答案里有不存在的项。' };
    if (partners.has(from)) return { fault: '左边的一项对应了右边的几项，请拆开。' };
    partners.set(from, to);
  }
  if (partners.size < left.size) return { fault: '左边有的项没有写对应的答案。' };
  const used = new Set(partners.values());
  return buildMatching(
    [...left].map(([key, text]) => [text, others.get(partners.get(key) ?? '') ?? '']),
    [...others].flatMap(([key, text]) => (used.has(key) ? [] : [text])),
  );
}

const numbers = new Set(['float', 'integer']);

/** A number that stands alone below the stem is numeric; what stands in a text is a blank. */
function entriesOf(interactions: readonly XmlElement[], reading: Reading): Built {
  const declared = interactions.map((one) => declarationOf(one, reading));
  const units = unitsIn(reading.item);
  const blanks = interactions.map((one, place): AcceptedBlank & { isNumber: boolean } => {
    const { baseType, right, mapped } = declared[place] as Declaration;
    const worth = mapped.filter(({ value }) => value > 0);
    const isNumber = numbers.has(baseType);
    return {
      accept: [...new Set([...right, ...worth.map(({ key }) => key)])].filter(Boolean),
      exact: worth.some(({ exact }) => exact),
      unit: units[place] ?? '',
      ...toleranceOf(one.attributes.responseIdentifier ?? '', reading),
      isNumber,
    };
  });
  const [only] = blanks;
  if (blanks.length === 1 && only?.isNumber && isAlone(reading)) {
    const built = buildNumeric(Number(only.accept[0] ?? Number.NaN), only.tolerance, only.unit);
    if ('fault' in built) return built;
    return { ...built, content: { ...built.content, relative: only.relative } };
  }
  return buildFillIn(blanks.map(({ isNumber: _, ...blank }) => blank));
}

const isAlone = ({ item, words }: Reading): boolean => {
  const body = childOf(item, 'itemBody');
  return body !== undefined && /(?:^|\n)____$/.test(words(body));
};

/** The unit behind each blank, '' where there is none. */
function unitsIn(item: XmlElement): string[] {
  const units: string[] = [];
  const walk = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'textEntryInteraction') units.push('');
      else if (hasClass(child, unitClass) && units.length > 0)
        units[units.length - 1] = textOf(child).trim();
      else walk(child);
    }
  };
  walk(item);
  return units;
}

/** How far a number may be off: as the processing of the responses compares it. */
function toleranceOf(
  identifier: string,
  { item }: Reading,
): { tolerance: number; relative: boolean } {
  const exact = { tolerance: 0, relative: false };
  const processing = childOf(item, 'responseProcessing');
  const equal = processing && findEqual(processing, identifier);
  const [said] = (equal?.attributes.tolerance ?? '').trim().split(/\s+/);
  const tolerance = Number(said);
  const mode = equal?.attributes.toleranceMode;
  if (!said || !(tolerance > 0)) return exact;
  // QTI says a relative tolerance in percent.
  if (mode === 'relative')
    return { tolerance: Number((tolerance / 100).toPrecision(12)), relative: true };
  return mode === 'absolute' ? { tolerance, relative: false } : exact;
}

function findEqual(element: XmlElement, identifier: string): XmlElement | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const isIt =
      child.name === 'equal' &&
      childrenOf(child, 'variable').some(({ attributes }) => attributes.identifier === identifier);
    const found = isIt ? child : findEqual(child, identifier);
    if (found) return found;
  }
  return undefined;
}
