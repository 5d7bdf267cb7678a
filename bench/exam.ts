import { parseArgs } from 'node:util';
import { measureExam } from './exam/measure.ts';
import { measureLinesAlone, measureSheets } from './exam/measure-alone.ts';
import { tableOf } from './exam/table.ts';

// npm run bench -- exam [--json] [--only sheet|lines] [--lines N]: an exam day on this machine, load generator
// included; or the opening of sheets, or N open lines alone.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    lines: { type: 'string', default: '100000' },
  },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

if (values.only === 'sheet') await measureSheets(progress);
else if (values.only === 'lines') await measureLinesAlone(Number(values.lines), progress);
else {
  const result = await measureExam(progress);
  process.stdout.write(values.json ? `${JSON.stringify(result.fields)}\n` : tableOf(result));
}
