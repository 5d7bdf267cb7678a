import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  identifierOf,
  manifestBegin,
  manifestEnd,
  type ReadItem,
  sheetColumns,
  writeQtiItem,
  writeResource,
} from '../../src/features/question-files/fixtures.ts';
import { type FileToZip, zip } from '../../src/platform/archives/index.ts';
import { writeRows } from '../../src/platform/spreadsheets/index.ts';
import { questionMaker } from './bank.ts';

export type MeasuredFormat = 'xlsx' | 'qti';

/** Writes a file of so many questions. */
export async function writeFile(
  path: string,
  format: MeasuredFormat,
  { count, seed }: { count: number; seed: number },
): Promise<void> {
  const items = itemsOf(count, questionMaker(seed));
  const written =
    format === 'xlsx'
      ? writeRows('xlsx', '题目', { columns: sheetColumns, rows: items })
      : zip(packageOf(items));
  await pipeline(written, createWriteStream(path));
}

function* itemsOf(count: number, make: ReturnType<typeof questionMaker>): Generator<ReadItem> {
  for (let at = 1; at <= count; at += 1) {
    const { kind, stem, options, answer, explanation, difficulty } = make();
    yield {
      at: `${at}`,
      kind,
      stem,
      content: { options, answer: [answer] },
      explanation,
      difficulty,
      lesson: '',
      point: '',
      source: '测量用题',
      tags: ['测量'],
      caseKey: null,
      caseText: null,
      lost: [],
    };
  }
}

async function* packageOf(items: Iterable<ReadItem>): AsyncGenerator<FileToZip> {
  const listed = [manifestBegin('3.0')];
  for (const item of items) {
    const identifier = identifierOf(item);
    const href = `items/${identifier}.xml`;
    listed.push(writeResource('3.0', { identifier, href, media: [] }, item));
    yield { name: href, content: writeQtiItem(item, '3.0', () => null) };
  }
  yield { name: 'imsmanifest.xml', content: [...listed, manifestEnd].join('') };
}
