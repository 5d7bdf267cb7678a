import {
  analyseTables,
  attemptIdOf,
  insertAnswers,
  insertAttempts,
  insertExaminees,
  openBureau,
  registered,
  setPasswords,
  sitting,
  waiting,
} from './city.ts';
import { measureLines } from './lines.ts';
import { type BenchProduct, openProduct } from './product.ts';
import { beginRun, type Measurement, type Run, saturate } from './run.ts';
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
  sheets_per_s: number;
  sheet_kb: number;
  handins_per_s: number;
  logins_ratio: number;
  login_storm_p99_ms: number;
  rss_mb: number;
  growth_ratio: number;
  lines: number;
  line_kb: number;
  lines_back_s: number;
}

export interface ExamDay {
  fields: Fields;
  measured: Measurement[];
  yardstick: { perSecond: number; connections: number };
  /** Argon2 verifications a second without the product. */
  verifications: number;
}

const offeredRate = 10_000;
const grown = 1_000_000;
const answersEach = 10;

/** Measures a whole exam day, step after step, on one database and machine. */
export async function measureExam(say: (line: string) => void): Promise<ExamDay> {
  const product = await openProduct(say);
  try {
    const run = beginRun(product, say);
    await openBureau(product);
    const small = await measureSmall(run);
    const city = await measureCity(run);
    const { starts, openings, handIns } = await measureSittings(run);
    const { verifications, logins, storm } = await measureLogins(run);
    const lines = await measureLines(product, sitting, say);
    const large = await measureGrown(run);
    const fields: Fields = {
      saves_per_s: Math.round(city.saves.perSecond),
      yardstick_per_s: Math.round(city.yardstick.perSecond),
      ratio: round(city.saves.perSecond / city.yardstick.perSecond),
      offered_p99_ms: round(city.offered.p99),
      offered_errors: city.offered.errors,
      starts_per_s: Math.round(starts.perSecond),
      sheets_per_s: Math.round(openings.perSecond),
      sheet_kb: round(openings.largest / 1024),
      handins_per_s: Math.round(handIns.perSecond),
      logins_ratio: round(logins.perSecond / verifications),
      login_storm_p99_ms: round(storm.p99),
      rss_mb: Math.round(product.peakMemoryMb()),
      growth_ratio: round(large.perSecond / small.perSecond),
      lines: lines.lines,
      line_kb: round(lines.lineKb),
      lines_back_s: round(lines.backSeconds),
    };
    return { fields, measured: run.measured, yardstick: city.yardstick, verifications };
  } finally {
    await product.close();
  }
}

const round = (value: number) => Math.round(value * 100) / 100;

async function measureSmall(run: Run) {
  run.say('1,000 人开考……');
  await insertExaminees(run.product, 0, 1000);
  await insertAttempts(run.product, 0, 1000, { open: true, answers: answersEach });
  await analyseTables(run.product);
  return saturate(run, '保存（库中 1,000 次考试）', 1000);
}

async function measureCity(run: Run) {
  const { product, say } = run;
  say('100,000 人开考……');
  await insertExaminees(product, 1000, sitting + waiting);
  await insertAttempts(product, 1000, sitting, { open: true, answers: answersEach });
  await setPasswords(product);
  await analyseTables(product);
  const yardstick = await measureYardstick(product.connectionString, sitting, 3, run.nextSeqs());
  say(
    `标尺（每次保存一个事务，${yardstick.connections} 个连接）：每秒 ${Math.round(yardstick.perSecond)}`,
  );
  const saves = await saturate(run, '保存（库中 100,000 次考试）', sitting);
  const offered = await run.measure('每秒送来 10,000 次保存，持续 60 秒', {
    kind: 'saves offered',
    from: 0,
    to: sitting,
    seconds: 60,
    rate: offeredRate,
    connections: 2000,
    firstSeq: run.nextSeqs(),
  });
  return { yardstick, saves, offered };
}

async function measureSittings(run: Run) {
  const { product, say } = run;
  const starts = await run.measure('开始考试', {
    kind: 'start',
    from: sitting,
    to: sitting + waiting,
    connections: 500,
  });
  const attempts = await listStarted(product);
  const first = attempts.slice(0, 3000);
  const openings = await run.measure('打开试卷', {
    kind: 'resume',
    attempts: first,
    connections: 64,
  });
  await insertAnswers(
    product,
    attempts.map(({ id }) => id),
  );
  await analyseTables(product);
  const handIns = await run.measure('交卷并评分', { kind: 'hand in', attempts, connections: 500 });
  await checkGraded(product, attempts.length);
  const seconds = await waitForSlips(product, attempts.length);
  say(`合格单签发并送审：每秒 ${Math.round(attempts.length / seconds)}`);
  return { starts, openings, handIns };
}

async function measureLogins(run: Run) {
  const verifications = await measureVerifications(5);
  run.say(`argon2 验证（不经过产品）：每秒 ${verifications.toFixed(1)}`);
  const logins = await run.measure('登录', {
    kind: 'log in',
    from: 0,
    to: registered,
    connections: 16,
  });
  const [storm] = await Promise.all([
    run.measure('每秒送来 1,000 次保存，同时大量登录', {
      kind: 'saves offered',
      from: 0,
      to: sitting,
      seconds: 10,
      rate: 1000,
      connections: 500,
      firstSeq: run.nextSeqs(),
    }),
    run.measure('同时登录', { kind: 'log in', from: 0, to: registered, connections: 64 }),
  ]);
  return { verifications, logins, storm };
}

async function measureGrown(run: Run) {
  const { product, say } = run;
  say('1,000,000 次考试在库……');
  const last = grown + waiting;
  for (let from = sitting + waiting; from < last; from += 100_000) {
    const to = Math.min(from + 100_000, last);
    await insertExaminees(product, from, to);
    await insertAttempts(product, from, to, { open: false, answers: answersEach });
    say(`  ${to - waiting}`);
  }
  await analyseTables(product);
  await saturate(run, '保存（库中 1,000,000 次考试）', sitting);
  // The same examinees as at first: only the tables have grown.
  return saturate(run, '保存（库中 1,000,000 次考试，最初的 1,000 人）', 1000);
}

/** The product's own ids are newer than every generated one. */
const lastGenerated = attemptIdOf(0xffffffffffff);

/** Lists the attempts that the queued examinees have started. */
async function listStarted({ db }: BenchProduct): Promise<{ id: string; examinee: number }[]> {
  const { rows } = await db.query<{ id: string; account: string }>(
    'select id, account_id as account from exam_attempts where id > $1 order by random()',
    [lastGenerated],
  );
  return rows.map(({ id, account }) => ({ id, examinee: Number.parseInt(account.slice(-12), 16) }));
}

/**
 * Waits until every passed exam has a slip at its endorser; returns the seconds. Later steps are measured
 * without this load.
 */
async function waitForSlips({ db }: BenchProduct, expected: number): Promise<number> {
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

async function checkGraded({ db }: BenchProduct, expected: number): Promise<void> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from exam_attempts where id > $1 and state = 'GRADED' and score = 100",
    [lastGenerated],
  );
  if (rows[0]?.count !== expected)
    throw new Error(`${expected} handed in, ${rows[0]?.count} graded with full marks`);
}
