import { parseArgs } from 'node:util';
import { measureRotation } from './rotate-keys/measure.ts';

// npm run bench -- rotate-keys [--json] [--values N] [--suite sm]: how fast N encrypted values (numbers and phones
// with their keyed hashes) go to new keys, and what 4 million take at that rate.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    values: { type: 'string', default: '400000' },
    suite: { type: 'string', default: 'international' },
  },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);
const suite = values.suite === 'sm' ? 'SM' : 'INTERNATIONAL';

const fields = await measureRotation(Number(values.values), suite, progress);
process.stdout.write(
  values.json
    ? `${JSON.stringify(fields)}\n`
    : `${Object.entries(fields)
        .map(([name, value]) => `${name.padEnd(20)} ${value}`)
        .join('\n')}\n`,
);
