import { parseArgs } from 'node:util';
import { measureSimilar } from './import-questions/measure-similar.ts';

// npm run bench -- import-questions [--json] [--questions N]: a bank of 100,000 questions; how long it takes to
// find the questions that read like one being written (similar_ms: 95 of 100 take no longer), and how many of
// the planted duplicates are found.
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, questions: { type: 'string', default: '100000' } },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

const similar = await measureSimilar(Number(values.questions), progress);
const fields = {
  questions: similar.questions,
  similar_ms: similar.p95Ms,
  similar_median_ms: similar.medianMs,
  similar_max_ms: similar.maxMs,
  duplicates_found: similar.found,
};
process.stdout.write(
  values.json
    ? `${JSON.stringify(fields)}\n`
    : `${Object.entries(fields)
        .map(([name, value]) => `${name.padEnd(20)} ${value}`)
        .join('\n')}\n`,
);
