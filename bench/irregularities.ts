import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureGrowth } from './irregularities/cost.ts';
import { readDefaults } from './irregularities/defaults.ts';
import { measureAll } from './irregularities/measure.ts';
import { measuredOf } from './irregularities/measured-file.ts';
import { tableOf } from './irregularities/table.ts';

// npm run bench -- irregularities [--json] [--write] [--papers N] [--seed N]: every rule with its default
// thresholds on honest and cheating populations; --write stores the figures that the pages of thresholds
// show; --cost N times the comparison of N papers, half and a quarter, and prints how it grows.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    write: { type: 'boolean' },
    papers: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20270315' },
    cost: { type: 'string' },
  },
});
const defaults = readDefaults();
if (values.cost)
  process.stdout.write(`${JSON.stringify(await measureGrowth(Number(values.cost), defaults))}\n`);
else await measureRules();

async function measureRules(): Promise<void> {
  const size = { papers: Number(values.papers), honest: 20_000, cheating: 500 };
  const measurement = await measureAll(defaults, size, Number(values.seed));
  const measured = measuredOf(measurement, defaults);
  if (values.write)
    writeFileSync(
      'src/features/irregularities/rules/findings/measured.json',
      `${JSON.stringify(measured, null, 2)}\n`,
    );
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...measurement, rss_mb: Math.round(process.memoryUsage().rss / 1e6) })}\n`
      : tableOf(measurement),
  );
}
