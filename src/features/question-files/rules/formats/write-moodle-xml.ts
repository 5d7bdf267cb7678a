import { plainText } from '../../../../platform/rich-text/index.ts';
import { escapeXml } from '../../../../platform/xml/index.ts';
import { beside } from './moodle-xml.ts';
import { type ReadItem, saysTrue } from './read-item.ts';

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

/** Pictures by the keys under which texts name them. */
export type MoodleFiles = ReadonlyMap<string, { name: string; content: Buffer }>;

const text = (said: string) => `<text>${escapeXml(said)}</text>`;

/** A question as a Moodle XML element, its texts as Markdown, which Moodle keeps, with their pictures. */
export function writeMoodleQuestion(item: ReadItem, files: MoodleFiles = new Map()): string {
  return writeQuestion(item).replaceAll(/<text>([^<]*)<\/text>/g, (_, said: string) => {
    const named = [...files].filter(([key]) => said.includes(`](${key})`));
    const text = named.reduce(
      (changed, [key, { name }]) => changed.replaceAll(`](${key})`, `](${beside}${name})`),
      said,
    );
    const written = named.map(
      ([, { name, content }]) =>
        `<file name="${escapeXml(name)}" path="/" encoding="base64">${content.toString('base64')}</file>`,
    );
    return `<text>${text}</text>${written.join('')}`;
  });
}

function writeQuestion(item: ReadItem): string {
  const parts = [
    `<name>${text(plainText(item.stem).slice(0, 60))}</name>`,
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
    return (
      answer('true', saysTrue(content) ? 100 : 0) + answer('false', saysTrue(content) ? 0 : 100)
    );
  const share = kind === 'SINGLE' ? 100 : Math.round(10_000_000 / keys.length) / 100_000;
  return `<single>${kind === 'SINGLE'}</single>${options
    .map((option) => answer(option.text, keys.includes(option.key) ? share : 0))
    .join('')}`;
}
