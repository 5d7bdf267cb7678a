import { createApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/app/config.ts';
import { openParts } from '../../src/app/open-parts.ts';
import { createShutdown } from '../../src/app/shutdown.ts';
import { type City, openCity } from '../statistics/city.ts';
import { idOf } from '../statistics/ids.ts';
import { bodies } from '../statistics/views.ts';
import { insertOfficer, openSession } from '../statistics/visitor.ts';
import { slowestMs, statementsOf } from './budgets.ts';
import { crawl, type PageCost } from './crawl.ts';

export interface PagesRun {
  people: number;
  /** The dearest role of each page, the slowest page first. */
  pages: PageCost[];
  /** Pages over a limit. */
  over: PageCost[];
  /** Routes that no page of the city leads to: it has no such row. */
  unreached: string[];
  slowStatements: { ms: number; key: string; text: string; plan: string }[];
}

const slowStatementMs = 20;
/** How often a page is opened to be timed. */
const rounds = 10;

/** Opens all GET routes of all roles over a city of this many people. */
export async function measurePages(people: number, say: (line: string) => void): Promise<PagesRun> {
  const city = await openCity(people, say);
  const shutdown = createShutdown(say);
  try {
    const app = await openApp(city, shutdown);
    const costs: PageCost[] = [];
    const unreached = new Set<string>();
    for (const [role, cookie] of await openSessions(city)) {
      const found = await crawl(app, role, cookie, rounds);
      say(`${role}：${found.costs.length} 页`);
      costs.push(...found.costs);
      for (const url of found.unreached) unreached.add(url);
    }
    const reached = new Set(costs.map(({ key }) => key.slice(4)));
    const pages = [...Map.groupBy(costs, ({ key }) => key).values()]
      .map((same) => same.toSorted((one, other) => other.p95 - one.p95)[0] as PageCost)
      .toSorted((one, other) => other.p95 - one.p95);
    return {
      people,
      pages,
      over: pages.filter(
        ({ key, p95, statements }) => p95 > slowestMs || statements > statementsOf(key),
      ),
      unreached: [...unreached].filter((url) => !reached.has(url)).toSorted(),
      slowStatements: await explainSlow(city, costs),
    };
  } finally {
    await shutdown.run();
    await city.close();
  }
}

/** The app in this process, so that the statements of each page can be told apart. */
async function openApp(
  { connectionString, dataDir }: City,
  shutdown: ReturnType<typeof createShutdown>,
) {
  Object.assign(process.env, {
    DATABASE_URL: connectionString,
    DATA_DIR: dataDir,
    DEMO: 'off',
    LOG_LEVEL: 'silent',
  });
  const installation = { connectionString, paymentGateways: new Map() };
  const { parts } = await openParts(readConfig(), installation, shutdown);
  const app = await createApp(parts, { rateLimits: 'off', pressure: () => 'CALM' });
  shutdown.add(() => app.close());
  await app.ready();
  return app;
}

/** A session for each role: officers of the city's bodies, and a learner of the newest year. */
async function openSessions({ db, people }: City): Promise<Map<string, string>> {
  const { rows } = await db.query<{ bureau: string }>(
    `select bureau.id as bureau from organisations unit join organisations bureau
       on bureau.kind = 'DISTRICT_HR_BUREAU' and bureau.jurisdiction_id = unit.jurisdiction_id
     where unit.id = $1`,
    [idOf('unit', 5)],
  );
  const cookies = new Map<string, string>();
  for (const [role, body] of Object.entries(bodies))
    cookies.set(
      role,
      await insertOfficer(db, role, body === 'PLACE' ? (rows[0]?.bureau ?? '') : body),
    );
  for (const role of ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'])
    cookies.set(role, await insertOfficer(db, role, idOf('bureau', 0)));
  const learner = idOf('p', Math.round(people / 2));
  await openSession(db, 'bench-LEARNER', learner, null);
  return cookies.set('LEARNER', 'bench-LEARNER');
}

/** The statements that took longest, each once, with the plan for any parameters. */
async function explainSlow(
  { db }: City,
  costs: readonly PageCost[],
): Promise<PagesRun['slowStatements']> {
  const slow = costs
    .flatMap(({ key, sent }) => sent.map(({ text, ms }) => ({ key, text, ms })))
    .filter(({ ms }) => ms > slowStatementMs)
    .toSorted((one, other) => other.ms - one.ms);
  const once = new Map(slow.toReversed().map((one) => [one.text, one]));
  const explained: PagesRun['slowStatements'] = [];
  for (const one of [...once.values()].toReversed()) {
    const plan = await db
      .query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${one.text}`)
      .then(({ rows }) => rows.map((row) => row['QUERY PLAN']).join('\n'))
      .catch((error: Error) => error.message);
    explained.push({ ...one, plan });
  }
  return explained;
}
