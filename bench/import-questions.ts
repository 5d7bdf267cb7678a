import { parseArgs } from 'node:util';
import { type MeasuredImport, measureImport } from './import-questions/measure-import.ts';
import { measureSimilar } from './import-questions/measure-similar.ts';
import { withBank } from './import-questions/with-bank.ts';
import type { MeasuredFormat } from './import-questions/write-file.ts';

// npm run bench -- import-questions [--json] [--questions N] [--items N] [--most N] [--formats xlsx,qti]: a bank of
// 100,000 questions; how long it takes to find those that read like one being written (similar_ms: 95 of 100 take no longer),
// and how many of the planted duplicates are found; then files of 10,000 (--items) and of 100,000 (--most)
// questions, a table and a QTI package each, are read, compared with the bank and imported (items_per_s: the
// slowest of them, from the file to the drafts; rss_mb: the greediest).
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    questions: { type: 'string', default: '100000' },
    items: { type: 'string', default: '10000' },
    most: { type: 'string', default: '100000' },
    formats: { type: 'string', default: 'xlsx,qti' },
  },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);
const perSecond = ({ items, readMs, importMs }: MeasuredImport) =>
  Math.round((items * 1000) / (readMs + importMs));
const said = (one: MeasuredImport) =>
  `${one.items} 题 ${one.format}（${one.megabytes.toFixed(1)} MB）：读取 ${(one.readMs / 1000).toFixed(1)} 秒，导入 ${(one.importMs / 1000).toFixed(1)} 秒，每秒 ${perSecond(one)} 题，内存 ${Math.round(one.peakMb)} MB，成为草稿 ${one.drafted} 题`;

const fields = await withBank(Number(values.questions), progress, async (bank) => {
  const similar = await measureSimilar(bank);
  const imported: MeasuredImport[] = [];
  for (const items of [...new Set([Number(values.items), Number(values.most)])].filter(Boolean))
    for (const format of values.formats.split(',') as MeasuredFormat[]) {
      const one = await measureImport(bank, format, items);
      progress(said(one));
      imported.push(one);
    }
  return {
    questions: Number(values.questions),
    similar_ms: similar.p95Ms,
    similar_median_ms: similar.medianMs,
    similar_max_ms: similar.maxMs,
    duplicates_found: similar.found,
    items_per_s: Math.min(...imported.map(perSecond)),
    rss_mb: Math.round(Math.max(...imported.map(({ peakMb }) => peakMb))),
  };
});
process.stdout.write(
  values.json
    ? `${JSON.stringify(fields)}\n`
    : `${Object.entries(fields)
        .map(([name, value]) => `${name.padEnd(20)} ${value}`)
        .join('\n')}\n`,
);
