import pg from 'pg';
import { bodies, custodies, enrolments, events, learnerYears, persons, topics } from './rows.ts';

/** Filled in bulk; their indexes are built afterwards. */
const large = [
  'accounts',
  'employments',
  'learners',
  'enrolments',
  'access_grants',
  'study_rounds',
  'learner_years',
];
/** Connections that fill at the same time. */
const connections = 2;

/**
 * Fills a city computed from numbers, the same in every run. The steps of learner years are in
 * learner_years; base tables hold enrolments, access and study, which is all the scan reads.
 */
export async function fillCity(
  connectionString: string,
  city: { people: number; years: number[] },
  say: (line: string) => void,
): Promise<void> {
  const begun = Date.now();
  const tell = (what: string) => say(`${what}……（${Math.round((Date.now() - begun) / 1000)} s）`);
  const clients = await Promise.all(
    Array.from({ length: connections }, () => openConnection(connectionString)),
  );
  /** Runs all statements, as many at a time as there are connections. */
  const run = async (what: string, statements: string[]) => {
    tell(what);
    const waiting = [...statements];
    await Promise.all(
      clients.map(async (client) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await client.query(next);
      }),
    );
  };
  const indexes = await dropIndexes(clients[0] as pg.Client);
  tell('单位和课程');
  for (const statement of [...bodies(city), ...topics(city)]) await clients[0]?.query(statement);
  await run('人员', persons(city));
  await run('档案代理', custodies(city));
  for (const year of city.years) {
    await run(`${year} 年的选课`, enrolments(year, city));
    await run(`${year} 年的进度`, learnerYears(year, city));
  }
  await run('考试、审验和缴费的数', events(city));
  await run('索引', indexes);
  await run('汇总', ['select rebuild_figures()', 'select rebuild_standings()']);
  tell('整理');
  await clients[0]?.query('vacuum analyze');
  await Promise.all(clients.map((client) => client.end()));
  tell('城市已建好');
}

async function openConnection(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  for (const setting of [
    'session_replication_role = replica',
    "maintenance_work_mem = '768MB'",
    "work_mem = '256MB'",
    'synchronous_commit = off',
  ])
    await client.query(`set ${setting}`);
  return client;
}

/** Drops the indexes of the large tables without a constraint; returns the statements to rebuild them. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
     from pg_index i join pg_class t on t.oid = i.indrelid
     where t.relname = any ($1) and t.relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint where conindid = i.indexrelid)
     order by pg_relation_size(t.oid) desc`,
    [large],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}
