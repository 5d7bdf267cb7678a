import { setTimeout as pause } from 'node:timers/promises';
import type { City } from './city.ts';
import { newcomers } from './fill.ts';
import { openSession, tokenOf, visitorOf } from './visitor.ts';

const each = 150;
const turns = 3;
/** Both ways are watched for as long: an idle product spends processor time too. */
const settledAfterMs = 7000;

/**
 * What keeping the figures costs, as a share of the whole cost of a change: processor time of product
 * and database while people enrol through the product's own form, with the figures kept (notes,
 * refreshed years, merged deltas, all of it) and without, in turn.
 */
export async function measureUpkeep(city: City, say: (line: string) => void): Promise<number> {
  const { rows } = await city.db.query<{ n: number }>(
    `select count(*)::int as n from enrolments where account_id >= 'p${String(city.people).padStart(8, '0')}'`,
  );
  let next = city.people + (rows[0]?.n ?? 0);
  if (next + 2 * each * turns > city.people + newcomers)
    throw new Error('no newcomers left: make the city anew');
  await enrol(city, next, 20);
  next += 20;
  const cost = { kept: 0, left: 0 };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const kind of ['kept', 'left'] as const) {
      say(`选课 ${each} 人，${kind === 'kept' ? '随时汇总' : '不汇总'}`);
      await switchTriggers(city, kind === 'kept');
      cost[kind] += await enrol(city, next, each);
      next += each;
    }
  }
  await switchTriggers(city, true);
  return Math.max(0, (cost.kept - cost.left) / cost.kept);
}

async function switchTriggers({ db }: City, on: boolean): Promise<void> {
  const { rows } = await db.query<{ statement: string }>(
    `select format('alter table %s ${on ? 'enable' : 'disable'} trigger %I', tgrelid::regclass, tgname) as statement
     from pg_trigger where tgname in ('learner_years_insert', 'learner_years_update')`,
  );
  for (const { statement } of rows) await db.query(statement);
}

/** Processor seconds spent while so many people enrol, until the figures have caught up. */
async function enrol(city: City, from: number, count: number): Promise<number> {
  const topicId = `bench-${city.years[0]}`;
  const visitors = [];
  for (let index = from; index < from + count; index += 1) {
    const id = `p${String(index).padStart(8, '0')}`;
    await openSession(city.db, `bench-learner-${index}`, id, null);
    const visitor = visitorOf(city.url, `bench-learner-${index}`);
    visitors.push({ visitor, token: tokenOf(await visitor.get(`/courses/${topicId}`)) });
  }
  await caughtUp(city);
  const before = city.cpuSeconds();
  for (const { visitor, token } of visitors) {
    const answer = await visitor.post('/enrolments', { topicId }, token);
    if (answer.status !== 303) throw new Error(`enrolment refused: ${answer.status}`);
  }
  await pause(settledAfterMs);
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
