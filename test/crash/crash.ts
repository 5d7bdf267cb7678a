import { parseArgs } from 'node:util';
import { lineOf, tableOf } from './report.ts';
import { runCrash } from './run.ts';

// npm run crash -- [--rounds N] [--seed S] [--json]: breaks the built product under load and checks it.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
if (!(Number.isInteger(rounds) && rounds >= 1 && Number.isInteger(seed))) {
  process.stderr.write('npm run crash -- [--rounds 轮数] [--seed 整数] [--json]\n');
  process.exit(1);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => stopping.abort());

const outcome = await runCrash({
  rounds,
  seed,
  signal: stopping.signal,
  onRound: (result) => process.stderr.write(`${lineOf(result, seed)}\n`),
});
process.stdout.write(values.json ? `${JSON.stringify(outcome)}\n` : tableOf(outcome));
const failed = outcome.lost + outcome.illegal + outcome.double > 0 || outcome.rounds < rounds;
process.exit(failed ? 1 : 0);
