import { type City, openCity } from '../statistics/city.ts';
import { idOf } from '../statistics/ids.ts';
import { bodies } from '../statistics/views.ts';
import { insertOfficer, tokenOf, type Visitor, visitorOf } from '../statistics/visitor.ts';

export interface Times {
  /** In ms. */
  p50: number;
  p95: number;
}

export interface PeopleRun {
  people: number;
  search: Times;
  dossier: Times;
}

const roles = ['MUNICIPAL_OFFICER', 'CENTRE_CLERK', 'DISTRICT_CLERK', 'UNIT_ADMIN'] as const;
/** Searches of each role: whole names, beginnings of names, numbers. */
const searchesEach = 60;
const dossiersEach = 60;

/** Times searches and dossiers, one after the other, by four roles in a city of this many people. */
export async function measurePeople(
  people: number,
  say: (line: string) => void,
): Promise<PeopleRun> {
  const city = await openCity(people, say);
  try {
    const searches: number[] = [];
    const dossiers: number[] = [];
    for (const role of roles) {
      const visitor = visitorOf(
        city.url,
        await insertOfficer(city.db, role, await bodyOf(city, role)),
      );
      const found = await timeSearches(visitor, await wordsFor(city), searches);
      say(`${role}：${found.length} 人可以打开`);
      for (const id of found.slice(0, dossiersEach))
        dossiers.push(await timed(() => visitor.get(`/people/${id}`)));
    }
    if (dossiers.length === 0) throw new Error('the searches found nobody');
    return { people, search: timesOf(searches), dossier: timesOf(dossiers) };
  } finally {
    await city.close();
  }
}

async function bodyOf({ db }: City, role: (typeof roles)[number]): Promise<string> {
  if (role !== 'DISTRICT_CLERK') return bodies[role];
  const { rows } = await db.query<{ id: string }>(
    `select bureau.id from organisations unit join organisations bureau
       on bureau.kind = 'DISTRICT_HR_BUREAU' and bureau.jurisdiction_id = unit.jurisdiction_id
     where unit.id = $1`,
    [idOf('unit', 5)],
  );
  return rows[0]?.id ?? '';
}

/** What officers type: a whole name, its first two characters, a number that nobody has. */
async function wordsFor({ db }: City): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select account.name from accounts account
     where account.id = any (select account_id from employments order by account_id limit $1)`,
    [searchesEach],
  );
  return rows.map(({ name }, index) => {
    if (index % 3 === 0) return name.slice(0, 2);
    return index % 3 === 1 ? `5001121990010${1000 + index}` : name;
  });
}

/** Times each search, and returns the people found. */
async function timeSearches(
  visitor: Visitor,
  words: readonly string[],
  times: number[],
): Promise<string[]> {
  const token = tokenOf(await visitor.get('/search'));
  const found = new Set<string>();
  for (const text of words)
    times.push(
      await timed(async () => {
        const answer = await visitor.post('/search', { words: text }, token);
        const shown = `${answer.headers.get('location') ?? ''} ${await answer.text()}`;
        for (const [, id] of shown.matchAll(/\/people\/([\da-f-]{36})/g)) found.add(id ?? '');
      }),
    );
  return [...found];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
