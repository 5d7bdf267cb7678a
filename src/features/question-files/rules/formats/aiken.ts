import { buildChoice, letters, nothingMore, type ReadFile, type ReadItem } from './read-item.ts';

/*
 * Aiken: a stem in one line, options `A. …` or `A) …`, then `ANSWER: A`; items parted by blank lines.
 * https://docs.moodle.org/en/Aiken_format
 */

const option = /^([A-H])[.)]\s*(.*)$/;
const answerLine = /^ANSWER\s*:\s*([A-H])\s*$/i;

/** Reads choice questions in the Aiken format. */
export function readAiken(text: string): ReadFile {
  const read: ReadFile = { items: [], faults: [] };
  let stem: string[] = [];
  let options: string[] = [];
  let line = 0;
  const refuse = (message: string) => read.faults.push({ at: `第${line}行`, message });
  const drop = () => {
    [stem, options] = [[], []];
  };
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const words = raw.trim();
    const chosen = option.exec(words);
    const answered = answerLine.exec(words);
    if (stem.length === 0 && words !== '') line = index + 1;
    if (answered) {
      const built = buildChoice(options, [letters.indexOf((answered[1] as string).toUpperCase())]);
      if (stem.length === 0) refuse('答案前面没有题干。');
      else if ('fault' in built) refuse(built.fault);
      else
        read.items.push({ ...nothingMore, ...built, at: `第${line}行`, stem: stem.join('\n\n') });
      drop();
    } else if (chosen && stem.length > 0) {
      if (chosen[1] === letters[options.length]) options.push(chosen[2] as string);
      else refuse(`选项的字母应依次为A、B、C，这里是${chosen[1]}。`);
    } else if (words === '') {
      if (stem.length > 0) refuse('这道题没有以 ANSWER: 开头的一行。');
      drop();
    } else if (options.length > 0) {
      refuse(`看不懂这一行：${words.slice(0, 40)}`);
      drop();
    } else stem.push(words);
  });
  if (stem.length > 0) refuse('这道题没有以 ANSWER: 开头的一行。');
  return read;
}

/** Whether Aiken can say a question at all: it has single choices in one line each. */
export const aikenCanSay = ({ kind, caseText }: Pick<ReadItem, 'kind' | 'caseText'>): boolean =>
  kind === 'SINGLE' && caseText === null;

/** Writes single choices in the Aiken format; explanation and classification are not in it. */
export function writeAiken(items: readonly ReadItem[]): string {
  return items
    .filter(aikenCanSay)
    .map(({ stem, content }) => {
      const { options, answer } = content as {
        options: { key: string; text: string }[];
        answer: string[];
      };
      const lines = options.map(({ key, text }) => `${key}. ${inOneLine(text)}`);
      return [inOneLine(stem), ...lines, `ANSWER: ${answer[0]}`].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

const inOneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');
