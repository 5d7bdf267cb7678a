import {
  type AcceptedBlank,
  type Built,
  buildChoice,
  buildFillIn,
  buildMatching,
  buildNumeric,
  buildOrdering,
  buildTrueFalse,
  letters,
  type ReadItem,
} from './read-item.ts';

const trueWords = ['对', '正确', '√', '✓', '是', 'T', 'TRUE', 'Y'];
const falseWords = ['错', '错误', '×', '✗', '否', 'F', 'FALSE', 'N'];

const kindWords: [RegExp, Wanted][] = [
  [/判断/, 'TRUE_FALSE'],
  [/多(?:项)?选/, 'MULTIPLE'],
  [/单(?:项)?选/, 'SINGLE'],
  [/填空/, 'FILL_IN'],
  [/计算|数值/, 'NUMERIC'],
  [/匹配|连线|配对/, 'MATCHING'],
  [/排序/, 'ORDERING'],
];
export type Wanted = ReadItem['kind'];
/** The kind that words of a heading or of 题型 name; null for none. */
export const wantedIn = (words: string): Wanted | null =>
  kindWords.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** What stands in a paper between the number of a question and the next. */
export interface Block {
  line: number;
  stem: string[];
  options: string[];
  pairs: [string, string][];
  labels: Map<string, string[]>;
  wanted: Wanted | null;
  caseKey: string | null;
  caseText: string | null;
}

/** What stands behind the labels of these names. */
export const said = (block: Block, ...names: string[]): string =>
  paragraphsOf(names.flatMap((name) => block.labels.get(name) ?? []).filter(Boolean));

/** Lines as paragraphs; those of a table stay together. */
export const paragraphsOf = (lines: readonly string[]): string =>
  lines
    .map((line, at) => {
      if (at === 0) return line;
      const isTable = line.startsWith('|') && lines[at - 1]?.startsWith('|');
      return (isTable ? '\n' : '\n\n') + line;
    })
    .join('')
    .trim();

const inBrackets = /[(（]\s*([A-Ha-h]{1,8}|对|错|√|×)\s*[)）]/;

const answerOf = (block: Block): string =>
  said(block, '答案', '正确答案', '参考答案') ||
  (inBrackets.exec(block.stem.join('\n'))?.[1] ?? '');

/** The stem; an answer that stood in its brackets is taken out. */
export function stemOf(block: Block): string {
  const stem = paragraphsOf(block.stem);
  return said(block, '答案', '正确答案', '参考答案') ? stem : stem.replace(inBrackets, '（　）');
}

/** Kind and content of a question, or why there is none. */
export function build(block: Block): Built {
  if (block.stem.join('').trim() === '') return { fault: '这道题没有题干。' };
  const answer = answerOf(block);
  const named = said(block, '题型');
  const wanted = named ? wantedIn(named) : block.wanted;
  if (named && !wanted) return { fault: `不认识题型“${named}”。` };
  if (wanted === 'MATCHING') return buildMatching(block.pairs, []);
  if (answer === '') return { fault: '没有找到答案，请另起一行写“答案：”。' };
  if (wanted === 'ORDERING') return orderingOf(block, answer);
  if (wanted === 'FILL_IN' || (wanted === null && /_{3,}/.test(block.stem.join(''))))
    return fillInOf(answer);
  if (wanted === 'NUMERIC') return numericOf(answer);
  if (block.options.length === 0) return judgementOf(answer);
  return choiceOf(block, answer, wanted);
}

function choiceOf({ options }: Block, answer: string, wanted: Wanted | null): Built {
  const given = answer.toUpperCase().replaceAll(/[\s、,，;；.．]/g, '');
  if (!/^[A-H]+$/.test(given)) return { fault: `看不懂答案“${answer}”，请写选项的字母。` };
  const right = [...new Set(given)].map((letter) => letters.indexOf(letter));
  if (wanted === 'SINGLE' && right.length > 1) return { fault: '单选题写了几个答案。' };
  if (wanted === 'TRUE_FALSE' && options.length === 2)
    return buildTrueFalse(trueWords.includes(options[right[0] ?? 0] ?? ''));
  return buildChoice(options, right, { multiple: wanted === 'MULTIPLE' || right.length > 1 });
}

function judgementOf(answer: string): Built {
  const word = answer.toUpperCase();
  if (trueWords.includes(word)) return buildTrueFalse(true);
  if (falseWords.includes(word)) return buildTrueFalse(false);
  return { fault: `没有选项，答案“${answer}”也不是对或错。` };
}

/** Blanks are parted by ；, accepted answers of one by |. */
function fillInOf(answer: string): Built {
  const blanks = answer.split(/[；;\n]+/).map(
    (one): AcceptedBlank => ({
      accept: one
        .split('|')
        .map((word) => word.trim())
        .filter(Boolean),
    }),
  );
  return buildFillIn(blanks);
}

function numericOf(answer: string): Built {
  const [, value, tolerance] =
    /^(-?[\d.]+(?:e-?\d+)?)\s*(?:±\s*([\d.]+))?/i.exec(answer.replaceAll(/[,，]/g, '')) ?? [];
  return value === undefined
    ? { fault: `答案“${answer}”不是一个数。` }
    : buildNumeric(Number(value), Number(tolerance ?? 0));
}

function orderingOf({ options }: Block, answer: string): Built {
  const order = [...answer.toUpperCase().replaceAll(/[^A-H]/g, '')].map((letter) =>
    letters.indexOf(letter),
  );
  if (
    new Set(order).size !== options.length ||
    order.length !== options.length ||
    order.some((at) => at >= options.length)
  )
    return { fault: '排序题的答案要把每个选项各写一次。' };
  return buildOrdering(order.map((at) => options[at] as string));
}
