import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  admit,
  answerAll,
  attemptIdOf,
  register,
  registered,
  seat,
  settle,
  sitting,
  waiting,
} from './city.ts';
import { type Hall, openHall } from './hall.ts';
import type { Job, Measured, Order } from './jobs.ts';
import { measureVerifications } from './verifications.ts';
import { measureYardstick } from './yardstick.ts';

/** The object that `--json` prints. */
export interface Fields {
  saves_per_s: number;
  yardstick_per_s: number;
  ratio: number;
  offered_p99_ms: number;
  offered_errors: number;
  starts_per_s: number;
  handins_per_s: number;
  logins_ratio: number;
  rss_mb: number;
  growth_ratio: number;
}

export interface ExamDay {
  fields: Fields;
  /** Every measurement by its name, for the table. */
  measured: { name: string; result: Measured }[];
  yardstick: { perSecond: number; connections: number };
  /** Argon2 verifications a second without the product. */
  verifications: number;
}

const offeredRate = 10_000;
const grown = 1_000_000;
const answersEach = 10;
/** What `firstSeq` of each measurement adds, so that no two give an answer the same number. */
const seqsApart = 20_000_000;

/** Measures a whole exam day, one thing after the other, on one database and machine. */
export async function measureExam(say: (line: string) => void): Promise<ExamDay> {
  const hall = await openHall(say);
  try {
    return await measureIn(hall, say);
  } finally {
    await hall.close();
  }
}

async function measureIn(hall: Hall, say: (line: string) => void): Promise<ExamDay> {
  const measured: ExamDay['measured'] = [];
  let seqs = 0;
  const measure = async (name: string, job: Job) => {
    const result = await generate(hall, job);
    measured.push({ name, result });
    say(
      `${name}：每秒 ${Math.round(result.perSecond)}，中位 ${result.p50.toFixed(1)} ms，99% ${result.p99.toFixed(1)} ms，出错 ${result.errors}`,
    );
    if (result.firstError) say(`  第一个错误：${result.firstError}`);
    return result;
  };
  const nextSeqs = () => {
    seqs += seqsApart;
    return seqs;
  };
  const saturate = async (name: string, examinees: number) => {
    const saves = {
      kind: 'saves at saturation',
      from: 0,
      to: examinees,
      connections: 256,
    } as const;
    await generate(hall, { ...saves, seconds: 3, firstSeq: nextSeqs() });
    return measure(name, { ...saves, seconds: 10, firstSeq: nextSeqs() });
  };

  say('1,000 人开考……');
  await admit(hall, 0, 1000);
  await seat(hall, 0, 1000, { open: true, answers: answersEach });
  await settle(hall);
  const small = await saturate('保存（库中 1,000 次考试）', 1000);

  say('100,000 人开考……');
  await admit(hall, 1000, sitting + waiting);
  await seat(hall, 1000, sitting, { open: true, answers: answersEach });
  await register(hall);
  await settle(hall);
  const yardstick = await measureYardstick(hall.connectionString, sitting, 3, nextSeqs());
  say(
    `标尺（每次保存一个事务，${yardstick.connections} 个连接）：每秒 ${Math.round(yardstick.perSecond)}`,
  );
  const saves = await saturate('保存（库中 100,000 次考试）', sitting);
  const offered = await measure('每秒送来 10,000 次保存，持续 60 秒', {
    kind: 'saves offered',
    from: 0,
    to: sitting,
    seconds: 60,
    rate: offeredRate,
    connections: 2000,
    firstSeq: nextSeqs(),
  });

  const starts = await measure('开始考试', {
    kind: 'start',
    from: sitting,
    to: sitting + waiting,
    connections: 500,
  });
  const attempts = await listStarted(hall);
  await measure('打开试卷', { kind: 'resume', attempts: attempts.slice(0, 3000), connections: 64 });
  await answerAll(
    hall,
    attempts.map(({ id }) => id),
  );
  await settle(hall);
  const handIns = await measure('交卷并评分', { kind: 'hand in', attempts, connections: 500 });
  await checkGraded(hall, attempts.length);

  say(
    `合格单签发并送审：每秒 ${Math.round(attempts.length / (await waitForSlips(hall, attempts.length)))}`,
  );
  const verifications = await measureVerifications(5);
  say(`argon2 验证（不经过产品）：每秒 ${verifications.toFixed(1)}`);
  const logins = await measure('登录', {
    kind: 'log in',
    from: 0,
    to: registered / 4,
    connections: 16,
  });

  say('1,000,000 次考试在库……');
  const first = sitting + waiting;
  for (let from = first; from < grown + waiting; from += 100_000) {
    const to = Math.min(from + 100_000, grown + waiting);
    await admit(hall, from, to);
    await seat(hall, from, to, { open: false, answers: answersEach });
    say(`  ${to - waiting}`);
  }
  await settle(hall);
  const large = await saturate('保存（库中 1,000,000 次考试）', sitting);

  const fields: Fields = {
    saves_per_s: Math.round(saves.perSecond),
    yardstick_per_s: Math.round(yardstick.perSecond),
    ratio: round(saves.perSecond / yardstick.perSecond),
    offered_p99_ms: round(offered.p99),
    offered_errors: offered.errors,
    starts_per_s: Math.round(starts.perSecond),
    handins_per_s: Math.round(handIns.perSecond),
    logins_ratio: round(logins.perSecond / verifications),
    rss_mb: Math.round(hall.peakMemoryMb()),
    growth_ratio: round(large.perSecond / small.perSecond),
  };
  return { fields, measured, yardstick, verifications };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Has the generator, a fresh process each time, do a job. */
async function generate({ address }: Hall, job: Job): Promise<Measured> {
  const generator = fork(join(import.meta.dirname, 'generator.ts'), {
    execArgv: ['--import', 'tsx'],
  });
  generator.send({ address, job } satisfies Order);
  const [result] = await Promise.race([
    once(generator, 'message'),
    once(generator, 'exit').then(() => {
      throw new Error('the load generator died');
    }),
  ]);
  generator.disconnect();
  return result as Measured;
}

/** The attempts that the examinees who were waiting have started. */
async function listStarted({ db }: Hall): Promise<{ id: string; examinee: number }[]> {
  const { rows } = await db.query<{ id: string; account: string }>(
    `select id, account_id as account from exam_attempts where id > $1 order by random()`,
    [attemptIdOf(0xffffffffffff)],
  );
  return rows.map(({ id, account }) => ({ id, examinee: Number.parseInt(account.slice(-12), 16) }));
}

/**
 * Until every passed exam has its slip and the slip is with its endorser; seconds. What follows is
 * measured without this work beside it.
 */
async function waitForSlips({ db }: Hall, expected: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await db.query<{ slips: number; jobs: number }>(
      `select (select count(*)::int from result_slips) as slips,
        (select count(*)::int from pgboss.job where state in ('created', 'retry', 'active')) as jobs`,
    );
    if (rows[0] && rows[0].slips >= expected && rows[0].jobs === 0)
      return (performance.now() - began) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function checkGraded({ db }: Hall, expected: number): Promise<void> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from exam_attempts where id > $1 and state = 'GRADED' and score = 100`,
    [attemptIdOf(0xffffffffffff)],
  );
  if (rows[0]?.count !== expected)
    throw new Error(`${expected} handed in, ${rows[0]?.count} graded with full marks`);
}
