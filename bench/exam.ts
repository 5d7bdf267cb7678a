import { parseArgs } from 'node:util';
import { measureExam, measureSheets } from './exam/measure.ts';
import { tableOf } from './exam/table.ts';

// npm run bench -- exam [--json] [--only sheet]: an exam day on this machine, load generator included;
// or the opening of sheets alone.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const progress = (line: string) => process.stderr.write(`${line}\n`);

if (values.only === 'sheet') await measureSheets(progress);
else {
  const result = await measureExam(progress);
  process.stdout.write(values.json ? `${JSON.stringify(result.fields)}\n` : tableOf(result));
}
