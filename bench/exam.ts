import { parseArgs } from 'node:util';
import { measureExam } from './exam/measure.ts';
import { tableOf } from './exam/table.ts';

// npm run bench -- exam [--json]: an exam day on this machine, load generator included.
const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const progress = (line: string) => process.stderr.write(`${line}\n`);

const result = await measureExam(progress);
process.stdout.write(values.json ? `${JSON.stringify(result.fields)}\n` : tableOf(result));
