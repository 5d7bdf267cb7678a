import { setTimeout as pause } from 'node:timers/promises';
import type { City } from './city.ts';
import { idOf } from './ids.ts';
import { newcomers } from './rows.ts';
import { openSession, tokenOf, visitorOf } from './visitor.ts';

const each = 300;
const turns = 8;
/** The length of both measurements: an idle product spends processor time too. */
const windowMs = 8000;

/**
 * Returns the cost of the projections as a share of the cost of a change: processor time of product and
 * database while people enrol through the form, with and without the triggers, in alternating order.
 */
export async function measureUpkeep(city: City, say: (line: string) => void): Promise<number> {
  const ids = await insertNewcomers(city, each * (turns * 2 + 1));
  const topicId = `bench-${city.years[0]}`;
  await enrol(city, topicId, ids.splice(0, each));
  const cost = { kept: [] as number[], left: [] as number[] };
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      const order = turn % 2 === 0 ? (['kept', 'left'] as const) : (['left', 'kept'] as const);
      for (const kind of order) {
        await switchTriggers(city, kind === 'kept');
        const spent = await enrol(city, topicId, ids.splice(0, each));
        say(`选课 ${each} 人，${kind === 'kept' ? '随时汇总' : '不汇总'}：${spent.toFixed(2)} s`);
        cost[kind].push(spent);
      }
    }
  } finally {
    await switchTriggers(city, true);
  }
  const kept = median(cost.kept);
  return Math.max(0, (kept - median(cost.left)) / kept);
}

/** Windows with other maintenance of the database are discarded. */
const median = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
};

/** Inserts people who register now; returns them once their learner years exist. */
async function insertNewcomers(city: City, count: number): Promise<string[]> {
  const { rows } = await city.db.query<{ n: number }>(
    "select count(*)::int as n from accounts where id_number_index like 'bench-n-%'",
  );
  const from = rows[0]?.n ?? 0;
  for (const statement of newcomers(city, from, from + count)) await city.db.query(statement);
  await caughtUp(city);
  return Array.from({ length: count }, (_, index) => idOf('n', from + index));
}

async function switchTriggers({ db }: City, on: boolean): Promise<void> {
  const { rows } = await db.query<{ statement: string }>(
    `select format('alter table %s ${on ? 'enable' : 'disable'} trigger %I', tgrelid::regclass, tgname) as statement
     from pg_trigger where tgname in ('learner_years_insert', 'learner_years_update')`,
  );
  for (const { statement } of rows) await db.query(statement);
}

/** Returns the processor seconds of a window in which these people enrol and the figures catch up. */
async function enrol(city: City, topicId: string, ids: string[]): Promise<number> {
  const visitors = [];
  for (const id of ids) {
    await openSession(city.db, `bench-${id}`, id, null);
    const visitor = visitorOf(city.url, `bench-${id}`);
    visitors.push({ visitor, token: tokenOf(await visitor.get(`/courses/${topicId}`)) });
  }
  await caughtUp(city);
  const before = city.cpuSeconds();
  const begun = Date.now();
  for (const { visitor, token } of visitors) {
    const answer = await visitor.post('/enrolments', { topicId }, token);
    if (answer.status !== 303) throw new Error(`enrolment refused: ${answer.status}`);
  }
  await pause(Math.max(3000, windowMs - (Date.now() - begun)));
  await caughtUp(city);
  return city.cpuSeconds() - before;
}

async function caughtUp({ db }: City): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ waiting: boolean }>(
      'select exists (select 1 from learner_year_changes) as waiting',
    );
    if (!rows[0]?.waiting) return;
    await pause(500);
  }
}
