import { Readable } from 'node:stream';
import { Refusal } from '../../../kernel/refusal.ts';
import { zip } from '../../../platform/archives/index.ts';
import { type App, sendAttachment, sendWorkbook } from '../../../platform/http/index.ts';
import { readerRoles } from '../../question-bank/index.ts';
import { streamBankItems } from '../queries/bank-items.ts';
import { loadPictures, qtiPackageFiles } from '../queries/package-files.ts';
import { listTopics } from '../queries/topics.ts';
import { writeAiken } from '../rules/formats/aiken.ts';
import { writeGift } from '../rules/formats/gift.ts';
import type { QtiVersion } from '../rules/formats/qti/spelling.ts';
import type { ReadItem } from '../rules/formats/read-item.ts';
import {
  type MoodleFiles,
  moodleCanSay,
  writeMoodleCategory,
  writeMoodleQuestion,
} from '../rules/formats/write-moodle-xml.ts';
import { sheetColumns } from '../rules/formats/write-sheet.ts';
import type { ExportFormat } from '../rules/question-import.ts';
import { ExportParams, ExportQuery } from './forms.ts';

const packages: Partial<Record<ExportFormat, QtiVersion>> = {
  qti21: '2.1',
  qti22: '2.2',
  qti30: '3.0',
};
type Text = 'gift' | 'aiken' | 'moodle';

const endings: Record<Text, string> = {
  gift: 'gift.txt',
  aiken: 'aiken.txt',
  moodle: 'moodle.xml',
};

/** The questions of a topic as a file: a workbook, GIFT, Aiken, Moodle XML or QTI, written while it is sent. */
export function exportRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/question-exports/:topicId/:format',
    { config: { access: readerRoles }, schema: { params: ExportParams, querystring: ExportQuery } },
    async (request, reply) => {
      const { topicId, format } = request.params;
      const topic = (await listTopics(db)).find(({ id }) => id === topicId);
      if (!topic) throw new Refusal('question_files.not_found');
      const items = streamBankItems(db, topicId, request.query.extent);
      const name = `${topic.year}年${topic.title}题库`;
      if (format === 'xlsx')
        return sendWorkbook(reply, name, { columns: sheetColumns, rows: items });
      const version = packages[format];
      if (version !== undefined) {
        const files = qtiPackageFiles(app.parts, topicId, version, items);
        return sendAttachment(reply, `${name}.qti${version}.zip`, zip(files));
      }
      const text = format as Text;
      const filesOf = (item: ReadItem) => loadPictures(app.parts, topicId, item);
      const written = Readable.from(writers[text](items, filesOf));
      return sendAttachment(reply, `${name}.${endings[text]}`, written);
    },
  );
}

type FilesOf = (item: ReadItem) => Promise<MoodleFiles>;

const writers: Record<
  Text,
  (items: AsyncIterable<ReadItem>, filesOf: FilesOf) => AsyncGenerator<string>
> = {
  gift: (items) => oneByOne(items, writeGift),
  aiken: (items) => oneByOne(items, writeAiken),
  async *moodle(items, filesOf) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n';
    let lesson = '';
    for await (const item of items) {
      if (!moodleCanSay(item)) continue;
      if (item.lesson !== lesson) yield writeMoodleCategory(item.lesson);
      lesson = item.lesson;
      yield writeMoodleQuestion(item, await filesOf(item));
    }
    yield '</quiz>\n';
  },
};

async function* oneByOne(
  items: AsyncIterable<ReadItem>,
  write: (items: readonly ReadItem[]) => string,
): AsyncGenerator<string> {
  for await (const item of items) {
    const text = write([item]).trim();
    if (text !== '') yield `${text}\n\n`;
  }
}
