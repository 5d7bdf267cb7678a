import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yauzl from 'yauzl';
import type { Role } from '../../src/kernel/actor.ts';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import type { Storage } from '../../src/platform/storage/index.ts';
import { memoryStorage, unlimited } from '../support/parts.ts';
import { isInSample } from '../support/sample-of.ts';
import { isListed, keyOf, openRouteWalk, type RouteWalk } from './walk.ts';
import { type Answer, openWalker, type Walker } from './walker.ts';

/** What the outsider's own files say, whichever they are. */
const planted = '慕容远行的材料';

// Courseware, pictures of questions and what is published are nobody's personal files.
const isPersonal = (key: string) => !/^(courses|announcements|question-pictures)\//.test(key);

function plantingStorage(): Storage {
  const storage = memoryStorage();
  return {
    ...storage,
    read: async (key, range) =>
      isPersonal(key) ? Readable.from([Buffer.from(planted)]) : storage.read(key, range),
  };
}

let all: RouteWalk;
/** By whom: a route shows different things to different roles. */
const walkers: [string, Walker][] = [];

beforeAll(async () => {
  all = await openRouteWalk({ storage: plantingStorage() }, unlimited);
  const { app, outsider } = all;
  // Files are written and years are added up by jobs.
  await app.parts.runJobs();
  for (const [role, actor] of Object.entries(outsider.officers))
    walkers.push([role, await openWalker(app, outsider, actor)]);
  for (const [role, walker] of all.walkers) if (role !== 'LEARNER') walkers.push([role, walker]);
});
afterAll(() => all.app.close());

/** The text of an answer, also of a workbook. */
async function textOf({ bytes, body }: Answer): Promise<string> {
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return body;
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, (error, file) => (error ? reject(error) : resolve(file))),
  );
  const texts: Promise<string>[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        texts.push(buffer(stream).then(String));
      }),
    );
    zip.on('end', () => setImmediate(() => Promise.all(texts).then((all) => resolve(all.join()))));
  });
}

/** What of the outsider is in an answer. */
function found(text: string, route: ListedRoute): string[] {
  const { name, idNumber, phone } = all.outsider;
  // A page may show again the numbers that were typed.
  const numbers = route.method === 'GET' ? [idNumber, phone] : [];
  return [name, ...numbers].filter((one) => text.includes(one));
}

/** What is asked of lists that show nobody unless somebody is asked for. */
function queryOf({ method, url }: ListedRoute): { query?: Record<string, string> } {
  const { name } = all.outsider;
  const asked: Record<string, Record<string, string>> = {
    '/exam-monitor/people': { who: name },
    '/audit': { whom: name },
    '/statistics/units/:id': { year: '2026' },
    '/completion': { year: '2026' },
    '/completion.xlsx': { year: '2026' },
  };
  const query = method === 'GET' ? asked[url] : undefined;
  return query ? { query } : {};
}

// Only so many refused pages a minute are kept; the walk asks faster than anybody types.
function secondsLater(seconds: number): void {
  const { clock, setNow } = all.app.parts;
  setNow(new Date(clock.now().getTime() + seconds * 1000));
}

/** The last record of a disclosure. */
const lastDisclosure = async () => {
  const { last } = await all.app.parts.db
    .selectFrom('auditEntries')
    .select((select) => select.fn.max('id').as('last'))
    .where('action', 'like', 'disclosure.%')
    .executeTakeFirstOrThrow();
  return last;
};

/**
 * Whether a form stands on the page of a row that says what it shows: a browser is led back there when the form is
 * refused, and that look is recorded like any other.
 */
const isOnSayingPage = ({ method, url }: ListedRoute) =>
  method === 'POST' &&
  all.app.server.routeList.some(
    (page) =>
      page.method === 'GET' &&
      page.discloses !== null &&
      page.url.includes(':') &&
      `${url}/`.startsWith(`${page.url}/`),
  );

/** Visitors and officers in charge of the outsider are asked for every route, one in three of the others. */
const isAsked = (route: ListedRoute, [role, walker]: [string, Walker]) =>
  isListed(route, role as Role) &&
  (role === 'visitor' ||
    all.walkers.get(role as Role) !== walker ||
    isInSample(`${role} ${keyOf(route)}`, 3));

test('E25, E26: every route that returns the name or a number of a person to others says so, and each such answer is recorded', async () => {
  const unsaid = new Set<string>();
  const unrecorded: string[] = [];
  // Reading first: afterwards much is decided.
  const routes = all.app.server.routeList.toSorted((one, other) =>
    one.method < other.method ? -1 : 1,
  );
  let before = await lastDisclosure();
  for (const route of routes)
    for (const [role, walker] of walkers.filter((one) => isAsked(route, one))) {
      const answer = await walker.ask(route, queryOf(route));
      if (route.method === 'POST') secondsLater(5);
      const data = found(await textOf(answer), route);
      const last = await lastDisclosure();
      const recorded = last !== before;
      before = last;
      // A refused form leads back to its page, whose route says what it shows.
      if (data.length === 0 || recorded || isOnSayingPage(route)) continue;
      if (route.discloses === null) unsaid.add(`${keyOf(route)} (${role}: ${data})`);
      else unrecorded.push(`${role} ${keyOf(route)}`);
    }
  expect([...unsaid]).toEqual([]);
  expect(unrecorded).toEqual([]);
});
