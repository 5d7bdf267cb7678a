import { lostPicture } from './html-to-markdown.ts';
import {
  type Block,
  build,
  paragraphsOf,
  said,
  stemOf,
  type Wanted,
  wantedIn,
} from './layout-answers.ts';
import { nothingMore, type ReadFile, type ReadItem } from './read-item.ts';

/*
 * The usual layout of Chinese question papers, typed or from Word:
 *
 *   一、单项选择题
 *   1. 题干（　）
 *   A. 甲  B. 乙
 *   答案：A
 *   解析：……
 */

const heading = /^[一二三四五六七八九十]+\s*[、.．]\s*(.+)$/;
const numbered = /^(?:第\s*)?[(（]?\s*(\d{1,4})\s*[)）]?\s*题?\s*[.．、:：)）]?\s*(?=\S)/;
const starts = /^(?:第\s*\d{1,4}\s*题|[(（]\s*\d{1,4}\s*[)）]|\d{1,4}\s*[.．、)）](?!\d))/;
const caseStart = /^(?:案例|材料|【案例】|【材料】)[一二三四五六七八九十\d]*\s*[:：]\s*(.*)$/;
const option = /(?:^|[\s\u3000])([A-Ha-h])\s*[.．、)）:：]\s*/g;
const optionStart = /^[A-Ha-h]\s*[.．、)）:：]/;
const label =
  /^[【[]?\s*(答案|正确答案|参考答案|解析|答案解析|试题解析|难度|知识点|考点|所属课|课|来源|出处|标签|题型)\s*[】\]]?\s*[:：]?\s*(.*)$/;
const labelled = /^[【[]\s*(?:答案|解析)|^(?:\S{1,4})\s*[:：]/;
const pair = /^(.+?)\s*(?:=>|->|→|——)\s*(.+)$/;

const difficulties: Record<string, number> = {
  易: 1,
  容易: 1,
  简单: 1,
  中: 2,
  中等: 2,
  一般: 2,
  难: 3,
  困难: 3,
  较难: 3,
};

/** Reads questions in the usual layout, line by line. What stands before the first question is a preamble. */
export function readLayout(text: string): ReadFile {
  const read: ReadFile = { items: [], faults: [] };
  for (const block of blocksOf(text.split(/\r\n|\r|\n/))) {
    const at = `第${block.line}行`;
    const built = build(block);
    if ('fault' in built) read.faults.push({ at, message: built.fault });
    else read.items.push({ ...about(block), ...built, at, stem: stemOf(block) });
  }
  return read;
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let wanted: Wanted | null = null;
  let caseText: string[] | null = null;
  let caseKey: string | null = null;
  let block: Block | null = null;
  let lastLabel: string | null = null;
  lines.forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    const headed = heading.exec(line);
    const cased = caseStart.exec(line);
    if (headed && !starts.test(line)) {
      wanted = wantedIn(headed[1] ?? '');
      [block, caseText, caseKey] = [null, null, null];
    } else if (cased) {
      [block, caseText, caseKey] = [null, [cased[1] ?? ''], `${index + 1}`];
    } else if (starts.test(line)) {
      block = {
        line: index + 1,
        stem: [line.replace(numbered, '')],
        options: [],
        pairs: [],
        labels: new Map(),
        wanted,
        caseKey,
        caseText: caseText && paragraphsOf(caseText.filter(Boolean)),
      };
      blocks.push(block);
      lastLabel = null;
    } else if (block) lastLabel = take(block, line, lastLabel);
    else caseText?.push(line);
  });
  return blocks;
}

/** Adds a line to a question; returns the label that further lines belong to. */
function take(block: Block, line: string, lastLabel: string | null): string | null {
  const named = label.exec(line);
  if (named && labelled.test(line)) {
    const name = named[1] as string;
    block.labels.set(name, [...(block.labels.get(name) ?? []), named[2] ?? '']);
    return name;
  }
  if (optionStart.test(line) && block.labels.size === 0) {
    block.options.push(...splitOptions(line));
    return null;
  }
  const pairing = pair.exec(line);
  if (pairing && block.wanted === 'MATCHING' && block.labels.size === 0) {
    block.pairs.push([pairing[1] as string, pairing[2] as string]);
    return null;
  }
  if (lastLabel !== null) block.labels.get(lastLabel)?.push(line);
  else if (block.options.length > 0)
    block.options[block.options.length - 1] = `${block.options.at(-1)}${line}`;
  else block.stem.push(line);
  return lastLabel;
}

function splitOptions(line: string): string[] {
  const marks = [...line.matchAll(option)];
  return marks.map((mark, at) =>
    line.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? line.length).trim(),
  );
}

function about(block: Block): Omit<ReadItem, 'at' | 'kind' | 'stem' | 'content'> {
  const hard = said(block, '难度');
  const difficulty = difficulties[hard] ?? (/^[123]$/.test(hard) ? Number(hard) : null);
  return {
    ...nothingMore,
    explanation: said(block, '解析', '答案解析', '试题解析'),
    difficulty,
    lesson: said(block, '所属课', '课'),
    point: said(block, '知识点', '考点'),
    source: said(block, '来源', '出处'),
    tags: said(block, '标签')
      .split(/[、,，;；]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    caseKey: block.caseText === null ? null : block.caseKey,
    caseText: block.caseText,
    lost: [
      ...(hard !== '' && difficulty === null ? [`难度“${hard}”`] : []),
      ...(says(block, lostPicture) ? ['图片'] : []),
    ],
  };
}

const says = ({ stem, options, labels, caseText }: Block, mark: string): boolean =>
  [...stem, ...options, ...[...labels.values()].flat(), caseText ?? ''].some((text) =>
    text.includes(mark),
  );
