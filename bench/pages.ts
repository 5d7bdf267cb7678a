import { parseArgs } from 'node:util';
import { measurePages } from './pages/measure.ts';
import { tableOf } from './pages/table.ts';

// npm run bench -- pages [--json] [--people N]: all GET routes of all roles over a big city, against the
// limits of bench/pages/budgets.ts. The city is that of `bench -- statistics` with as many people.
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, people: { type: 'string', default: '200000' } },
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

const run = await measurePages(Number(values.people), progress);
const fields = {
  people: run.people,
  pages: run.pages.length,
  over: run.over.map(({ key, role, p95, statements }) => ({ key, role, p95, statements })),
  slowest_p95_ms: Math.round(run.pages[0]?.p95 ?? 0),
  most_statements: Math.max(...run.pages.map(({ statements }) => statements)),
  slow_statements: run.slowStatements.length,
};
process.stdout.write(values.json ? `${JSON.stringify(fields)}\n` : tableOf(run));
process.exit(0);
