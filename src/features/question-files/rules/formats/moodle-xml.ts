import {
  childOf,
  childrenOf,
  elementsOf,
  escapeXml,
  textOf,
  type XmlElement,
} from '../../../../platform/xml/index.ts';
import { markdownOf } from './html-to-markdown.ts';
import {
  type Built,
  buildChoice,
  buildFillIn,
  buildMatching,
  buildNumeric,
  buildOrdering,
  buildTrueFalse,
  type ItemFault,
  nothingMore,
  type ReadItem,
} from './read-item.ts';

/* Moodle XML. https://docs.moodle.org/en/Moodle_XML_format */

const namesOfKinds: Record<string, string> = {
  essay: '问答题要由人评分，这里不收。',
  description: '这是一段说明，不是题目。',
  cloze: '完形（cloze）题这里没有，请拆成填空题。',
};

/**
 * Yields what a Moodle XML file holds, question by question. Pictures are not kept, which is said.
 * Throws `UnreadableXml` when the file is no XML.
 */
export async function* readMoodleXml(xml: string): AsyncGenerator<ReadItem | ItemFault> {
  let lesson = '';
  for await (const question of elementsOf(xml, new Set(['question']))) {
    const type = question.attributes.type ?? '';
    if (type === 'category') {
      lesson =
        textOf(childOf(childOf(question, 'category'), 'text'))
          .split('/')
          .at(-1)
          ?.trim() ?? '';
      continue;
    }
    const at = `第${question.line}行`;
    const lost: string[] = [];
    const words = wordsIn(question, lost);
    const stem = words('questiontext');
    const built = build(type, question, lost, words);
    if ('fault' in built) yield { at, message: built.fault };
    else if (stem === '') yield { at, message: '这道题没有题干。' };
    else {
      const tags = childrenOf(childOf(question, 'tags') ?? question, 'tag').map((tag) =>
        textOf(childOf(tag, 'text')).trim(),
      );
      yield {
        ...nothingMore,
        ...built,
        at,
        stem: built.kind === 'FILL_IN' && !stem.includes('____') ? `${stem} ____` : stem,
        explanation: words('generalfeedback'),
        lesson,
        tags: tags.filter(Boolean),
        lost,
      };
    }
  }
}

type Words = (name: string, of?: XmlElement) => string;

/** Reads the text elements of a question as Markdown. */
function wordsIn(question: XmlElement, lost: string[]): Words {
  return (name, of = question) => {
    const element = name === '' ? of : childOf(of, name);
    if (!element) return '';
    const said = textOf(childOf(element, 'text'));
    if (element.attributes.format === 'markdown' || element.attributes.format === 'plain_text')
      return said.trim();
    return markdownOf(said, lost);
  };
}

function build(type: string, question: XmlElement, lost: string[], words: Words): Built {
  const answers = childrenOf(question, 'answer').map((answer) => ({
    answer,
    text: words('', answer),
    fraction: Number(answer.attributes.fraction ?? 0),
  }));
  if (answers.some(({ answer }) => words('feedback', answer) !== '')) lost.push('选项的反馈');
  const right = answers.flatMap(({ fraction }, at) => (fraction > 0 ? [at] : []));
  const single = textOf(childOf(question, 'single')).trim() !== 'false';
  if (type === 'multichoice') {
    const best = single ? right.filter((at) => answers[at]?.fraction === 100) : right;
    if (single && right.length > best.length) lost.push('选项的部分分值');
    return buildChoice(
      answers.map(({ text }) => text),
      best,
      { multiple: !single },
    );
  }
  if (type === 'truefalse') {
    const chosen = answers.find(({ fraction }) => fraction === 100);
    return chosen
      ? buildTrueFalse(chosen.text.toLowerCase() === 'true')
      : { fault: '没有写正确答案。' };
  }
  if (type === 'shortanswer') {
    if (answers.some(({ fraction }) => fraction > 0 && fraction < 100)) lost.push('答案的部分分值');
    return buildFillIn([
      { accept: answers.filter(({ fraction }) => fraction === 100).map(({ text }) => text) },
    ]);
  }
  if (type === 'numerical') {
    const [best] = answers.filter(({ fraction }) => fraction === 100);
    const tolerance = Number(textOf(childOf(best?.answer, 'tolerance')) || 0);
    return best ? buildNumeric(Number(best.text), tolerance) : { fault: '没有写正确答案。' };
  }
  if (type === 'matching') return matchingOf(question, words);
  if (type === 'ordering') return buildOrdering(answers.map(({ text }) => text));
  return { fault: namesOfKinds[type] ?? `题型“${type}”这里没有。` };
}

function matchingOf(question: XmlElement, words: Words): Built {
  const sides = childrenOf(question, 'subquestion').map((one): [string, string] => [
    words('', one),
    textOf(childOf(childOf(one, 'answer'), 'text')).trim(),
  ]);
  return buildMatching(
    sides.filter(([left]) => left !== ''),
    sides.filter(([left]) => left === '').map(([, text]) => text),
  );
}

const typeOf: Partial<Record<ReadItem['kind'], string>> = {
  SINGLE: 'multichoice',
  MULTIPLE: 'multichoice',
  TRUE_FALSE: 'truefalse',
  FILL_IN: 'shortanswer',
  NUMERIC: 'numerical',
  MATCHING: 'matching',
  ORDERING: 'ordering',
};

/** Whether Moodle XML can say a question: it has one blank of a question, and no cases. */
export const moodleCanSay = ({
  kind,
  content,
  caseText,
}: Pick<ReadItem, 'kind' | 'content' | 'caseText'>): boolean =>
  caseText === null && !(kind === 'FILL_IN' && (content.blanks as unknown[]).length > 1);

const text = (said: string) => `<text>${escapeXml(said)}</text>`;

/** A question as a Moodle XML element, its texts as Markdown, which Moodle keeps. */
export function writeMoodleQuestion(item: ReadItem): string {
  const parts = [
    `<name>${text(item.stem.replaceAll(/\s+/g, ' ').slice(0, 60))}</name>`,
    `<questiontext format="markdown">${text(item.stem)}</questiontext>`,
    `<generalfeedback format="markdown">${text(item.explanation)}</generalfeedback>`,
    answersOf(item),
    `<tags>${item.tags.map((tag) => `<tag>${text(tag)}</tag>`).join('')}</tags>`,
  ];
  return `<question type="${typeOf[item.kind]}">${parts.join('')}</question>\n`;
}

/** The element that puts the questions behind it into a lesson. */
export const writeMoodleCategory = (lesson: string): string =>
  `<question type="category"><category>${text(`$course$/top/${lesson}`)}</category></question>\n`;

const answer = (said: string, fraction: number, more = '') =>
  `<answer fraction="${fraction}" format="markdown">${text(said)}${more}</answer>`;

function answersOf({ kind, content }: ReadItem): string {
  if (kind === 'NUMERIC')
    return answer(String(content.value), 100, `<tolerance>${content.tolerance ?? 0}</tolerance>`);
  if (kind === 'ORDERING')
    return (content.items as string[]).map((item, at) => answer(item, at + 1)).join('');
  if (kind === 'FILL_IN') {
    const [blank] = content.blanks as { accept: string[] }[];
    return (blank?.accept ?? []).map((accepted) => answer(accepted, 100)).join('');
  }
  if (kind === 'MATCHING') {
    const { pairs, extra } = content as { pairs: [string, string][]; extra: string[] };
    return [...pairs, ...extra.map((said): [string, string] => ['', said])]
      .map(
        ([left, right]) =>
          `<subquestion format="markdown">${text(left)}<answer>${text(right)}</answer></subquestion>`,
      )
      .join('');
  }
  const { options, answer: keys } = content as {
    options: { key: string; text: string }[];
    answer: string[];
  };
  if (kind === 'TRUE_FALSE')
    return answer('true', keys[0] === 'A' ? 100 : 0) + answer('false', keys[0] === 'A' ? 0 : 100);
  const share = kind === 'SINGLE' ? 100 : Math.round(10_000_000 / keys.length) / 100_000;
  return `<single>${kind === 'SINGLE'}</single>${options
    .map((option) => answer(option.text, keys.includes(option.key) ? share : 0))
    .join('')}`;
}
