import {
  type Built,
  buildChoice,
  buildFillIn,
  buildMatching,
  buildNumeric,
  buildTrueFalse,
  nothingMore,
  type ReadFile,
  type ReadItem,
  saysTrue,
} from './read-item.ts';

/*
 * GIFT: `::title::stem {answers}`, items parted by blank lines, `//` comments, `\` before ~=#{}:.
 * https://docs.moodle.org/en/GIFT_format
 */

/** Stands for an escaped character while the text is taken apart: private use, so that no text has it. */
const escaped = {
  '~': '\uE000',
  '=': '\uE001',
  '#': '\uE002',
  '{': '\uE003',
  '}': '\uE004',
  ':': '\uE005',
  '\\': '\uE006',
  n: '\uE007',
} as const;
const hide = (text: string) =>
  text.replaceAll(/\\([~=#{}:\\n])/g, (_all, sign: keyof typeof escaped) => escaped[sign]);
const shownSigns = new Map<string, string>(
  Object.entries(escaped).map(([sign, hidden]) => [hidden, sign === 'n' ? '\n' : sign]),
);
const show = (text: string) =>
  text.replaceAll(/[\uE000-\uE007]/g, (hidden) => shownSigns.get(hidden) ?? hidden).trim();

interface Block {
  line: number;
  text: string;
  category: string;
}

/** Reads questions in the GIFT format. A category becomes the lesson. */
export function readGift(text: string): ReadFile {
  const read: ReadFile = { items: [], faults: [] };
  for (const block of blocksOf(text)) {
    const at = `第${block.line}行`;
    const item = readItem(block);
    if ('fault' in item) read.faults.push({ at, message: item.fault });
    else read.items.push({ ...item, at });
  }
  return read;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let category = '';
  let open: Block | null = null;
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (line.startsWith('//')) return;
    const categorised = /^\$CATEGORY:\s*(.*)$/.exec(line);
    if (categorised) category = (categorised[1] as string).split('/').at(-1)?.trim() ?? '';
    if (categorised || line === '') open = null;
    else if (open) open.text += `\n${raw}`;
    else {
      open = { line: index + 1, text: raw, category };
      blocks.push(open);
    }
  });
  return blocks;
}

const shape =
  /^\s*(?:::([\s\S]*?)::)?\s*(?:\[(html|moodle|plain|markdown)\])?([\s\S]*?)\{([\s\S]*)\}([\s\S]*)$/;

function readItem({ text, category }: Block): Omit<ReadItem, 'at'> | { fault: string } {
  const taken = shape.exec(hide(text));
  if (!taken) return { fault: '没有花括号里的答案；说明文字不是题目。' };
  const [, title = '', format, before = '', inside = '', after = ''] = taken;
  const [answers = '', general = ''] = inside.split(/####/);
  const lost: string[] = [];
  if (format === 'html') lost.push('HTML 格式，按文字读入');
  if (title.trim() && !before.trim()) return { fault: '这道题没有题干。' };
  const built = build(answers.trim(), lost);
  if ('fault' in built) return built;
  // Text behind the answers makes a gap of a choice, and a blank of a typed answer.
  const gap = built.kind === 'FILL_IN' ? '____' : '（　）';
  const gapped = after.trim() !== '' || built.kind === 'FILL_IN';
  const stem =
    gapped && !before.includes('____') ? `${before.trim()} ${gap} ${after.trim()}` : before + after;
  if (show(stem) === '') return { fault: '这道题没有题干。' };
  return {
    ...nothingMore,
    ...built,
    stem: show(stem),
    explanation: show(general),
    lesson: category,
    lost,
  };
}

function build(answers: string, lost: string[]): Built {
  if (answers === '') return { fault: '问答题要由人评分，这里不收。' };
  const [judgement = ''] = answers.split('#');
  if (/^(?:T|TRUE|F|FALSE)$/i.test(judgement.trim())) {
    if (answers.includes('#')) lost.push('选项的反馈');
    return buildTrueFalse(/^T/i.test(judgement.trim()));
  }
  if (answers.startsWith('#')) return numericOf(answers.slice(1), lost);
  const parts = [...answers.matchAll(/([=~])\s*(?:%(-?[\d.]+)%)?([^=~]*)/g)].map(
    ([, sign, weight, said = '']) => {
      const [words = '', feedback] = said.split('#');
      if (feedback?.trim()) lost.push('选项的反馈');
      return {
        right: sign === '=',
        weight: weight === undefined ? null : Number(weight),
        text: words,
      };
    },
  );
  if (parts.length === 0) return { fault: '看不懂花括号里的答案。' };
  if (parts.every(({ right, text }) => right && text.includes('->'))) return matchingOf(parts);
  if (parts.every(({ right }) => right)) {
    if (parts.some(({ weight }) => weight !== null && weight !== 100)) lost.push('答案的部分分值');
    return buildFillIn([{ accept: [...new Set(parts.map(({ text }) => show(text)))] }]);
  }
  return choiceOf(parts, lost);
}

interface Part {
  right: boolean;
  weight: number | null;
  text: string;
}

function choiceOf(parts: readonly Part[], lost: string[]): Built {
  const single = parts.filter(({ right }) => right);
  const right = single.length > 0 ? single : parts.filter(({ weight }) => (weight ?? 0) > 0);
  const fraction = single.length > 0 ? 100 : 100 / right.length;
  if (single.length > 1) return { fault: '有几个用等号标出的正确答案；多选题请写成 ~%50%。' };
  if (right.some(({ weight }) => weight !== null && Math.abs(weight - fraction) > 1))
    lost.push('选项的不同分值');
  return buildChoice(
    parts.map(({ text }) => show(text)),
    right.map((part) => parts.indexOf(part)),
    { multiple: single.length === 0 },
  );
}

const matchingOf = (parts: readonly Part[]): Built => {
  const sides = parts.map(({ text }): [string, string] => {
    const [left = '', ...right] = text.split('->');
    return [show(left), show(right.join('->'))];
  });
  return buildMatching(
    sides,
    sides.filter(([left]) => left === '').map(([, right]) => right),
  );
};

function numericOf(text: string, lost: string[]): Built {
  const [first = '', ...others] = text.split('=').filter((one) => one.trim() !== '');
  if (others.length > 0) lost.push('其他可得部分分的数值');
  const [words = '', feedback] = first.split('#');
  if (feedback?.trim()) lost.push('选项的反馈');
  const range = /^\s*(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)\s*$/.exec(words);
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return buildNumeric((low + high) / 2, Math.abs(high - low) / 2);
  }
  const [value = '', tolerance = '0'] = words.replace(/^\s*%\d+%/, '').split(':');
  return value.trim() === ''
    ? { fault: '数值题没有写答案。' }
    : buildNumeric(Number(value), Number(tolerance));
}

const guarded = (text: string) => text.replaceAll(/[~=#{}:\\]/g, '\\$&').replaceAll('\n', '\\n');

/** Whether GIFT can say a question: it has no order of items and no case text. */
export const giftCanSay = ({
  kind,
  content,
  caseText,
}: Pick<ReadItem, 'kind' | 'content' | 'caseText'>): boolean =>
  kind !== 'ORDERING' &&
  caseText === null &&
  !(kind === 'FILL_IN' && (content.blanks as unknown[]).length > 1);

/** Writes questions in the GIFT format, by lesson as category. Difficulty, point and tags are not in it. */
export function writeGift(items: readonly ReadItem[]): string {
  let category = '';
  const blocks: string[] = [];
  for (const item of items.filter(giftCanSay)) {
    if (item.lesson !== category) blocks.push(`$CATEGORY: ${item.lesson}`);
    category = item.lesson;
    const explained = item.explanation ? `\n\t####${guarded(item.explanation)}` : '';
    blocks.push(`${guarded(item.stem)} {${answersOf(item)}${explained}\n}`);
  }
  return `${blocks.join('\n\n')}\n`;
}

type Choice = { options: { key: string; text: string }[]; answer: string[] };

function answersOf({ kind, content }: ReadItem): string {
  const lines = (texts: readonly string[]) => texts.map((text) => `\n\t${text}`).join('');
  if (kind === 'TRUE_FALSE') return saysTrue(content) ? 'T' : 'F';
  if (kind === 'NUMERIC') return `#${content.value}:${content.tolerance ?? 0}`;
  if (kind === 'MATCHING') {
    const { pairs, extra } = content as { pairs: [string, string][]; extra: string[] };
    const said = [...pairs, ...extra.map((text): [string, string] => ['', text])];
    return lines(said.map(([left, right]) => `=${guarded(left)} -> ${guarded(right)}`));
  }
  if (kind === 'FILL_IN') {
    const [blank] = content.blanks as { accept: string[] }[];
    return lines((blank?.accept ?? []).map((text) => `=${guarded(text)}`));
  }
  const { options, answer } = content as Choice;
  const share = Math.round(10_000_000 / answer.length) / 100_000;
  const sign = (key: string) => {
    if (kind === 'SINGLE') return answer.includes(key) ? '=' : '~';
    return answer.includes(key) ? `~%${share}%` : '~%-100%';
  };
  return lines(options.map(({ key, text }) => `${sign(key)}${guarded(text)}`));
}
