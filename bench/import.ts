import { parseArgs } from 'node:util';
import { measureImport } from './import/measure.ts';
import { tableOf } from './import/table.ts';

// npm run bench -- import [--json] [--rows N]: reading workbooks and text tables of 100,000 and of N
// (1,000,000) people, and workbooks of 2.85 MB made to exhaust the reader; each in a process of its own.
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rows: { type: 'string', default: '1000000' } },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

const result = await measureImport(Number(values.rows), progress);
process.stdout.write(values.json ? `${JSON.stringify(result.fields)}\n` : tableOf(result));
