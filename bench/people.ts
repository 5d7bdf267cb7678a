import { parseArgs } from 'node:util';
import { measurePeople } from './people/measure.ts';

// npm run bench -- people [--json] [--people N]: the search box and the dossier, by four roles, over the city of
// `bench -- statistics` with as many people.
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, people: { type: 'string', default: '2000000' } },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

const { search, dossier, people } = await measurePeople(Number(values.people), progress);
const aims = { search: 100, dossier: 150 };
const fields = {
  people,
  search_p50_ms: search.p50,
  search_p95_ms: search.p95,
  dossier_p50_ms: dossier.p50,
  dossier_p95_ms: dossier.p95,
};
const table = [
  `${people.toLocaleString('zh-CN')} 人`,
  '',
  '| 做什么 | 中位 ms | 95% ms | 应为 |',
  '|---|---:|---:|---:|',
  `| 搜一次 | ${search.p50} | ${search.p95} | < ${aims.search} |`,
  `| 打开档案 | ${dossier.p50} | ${dossier.p95} | < ${aims.dossier} |`,
  '',
].join('\n');
process.stdout.write(values.json ? `${JSON.stringify(fields)}\n` : table);
