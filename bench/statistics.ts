import { parseArgs } from 'node:util';
import { measureStatistics } from './statistics/measure.ts';
import { tableOf } from './statistics/table.ts';

// npm run bench -- statistics [--json] [--people N]: the pages of a city of 2 million learners and five
// years. The city is built once in data/bench-statistics-N; delete the folder to rebuild it.
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, people: { type: 'string', default: '2000000' } },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

const result = await measureStatistics(Number(values.people), progress);
process.stdout.write(values.json ? `${JSON.stringify(result.fields)}\n` : tableOf(result));
