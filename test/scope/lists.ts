import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Officer } from '../../src/kernel/actor.ts';
import { signIn, type TestApp, type TestBrowser } from '../support/parts.ts';
import { rowsOfTable } from '../support/table-rows.ts';
import type { Person } from './people.ts';
import type { RandomCity } from './random-city.ts';
import { orderTextOf } from './requests.ts';

export interface Asking {
  app: TestApp;
  city: RandomCity;
  officer: Officer;
  browser: TestBrowser;
}

/** How a list of docs/roles.md is read. */
export interface List {
  /** Returns everything the list shows the officer. */
  read(asking: Asking): Promise<string>;
  /** Who is in it at all, whatever the scope; everybody when left out. */
  has?(person: Person): boolean;
  /** How the list names a person, or their unit where it lists units. */
  names?(person: Person): string;
}

const inCare = ({ unit, agencyId }: Person) => unit !== null || agencyId !== null;
const hasUnit = ({ unit }: Person) => unit !== null;

const unitLink = ({ unit }: Person) => `/units/${unit?.id}`;

/** Reads the pages of these addresses, whatever their status. */
const pages =
  (addressesOf: (city: RandomCity) => readonly string[]) =>
  async ({ browser, city }: Asking): Promise<string> => {
    const bodies: string[] = [];
    for (const address of addressesOf(city)) bodies.push((await browser.get(address)).body);
    return bodies.join('\n');
  };
const page = (...addresses: string[]) => pages(() => addresses);
const narrowed = (path: string) => [
  path,
  ...['cq-shapingba', 'cq-nanan', 'cq'].map((place) => `${path}&place=${place}`),
];

/** Every list that docs/roles.md speaks of. */
export const lists: Record<string, List> = {
  '/roster': { read: page('/roster') },
  '/roster/file': { read: workbooks(() => ['/roster/file?view=CURRENT&format=xlsx']) },
  '/claims': { read: page('/claims') },
  '/question-desk': { read: page('/question-desk') },
  '/refunds': { read: page('/refunds') },
  '/textbooks': { read: page('/textbooks'), has: inCare },
  '/textbook-desk': { read: page('/textbook-desk') },
  '/group-orders/new': { read: page('/group-orders/new?topic=paid') },
  '/counter/takings': { read: page('/counter/takings') },
  '/ledger/entries': {
    read: page(...['1', '2', '3', '4'].map((number) => `/ledger/entries?page=${number}`)),
  },
  '/exam-monitor/people': { read: page(`/exam-monitor/people?who=${encodeURIComponent('测员')}`) },
  '/exam-monitor/seats': { read: page('/exam-monitor/seats') },
  '/endorsements': { read: page('/endorsements?state=ENDORSED') },
  '/hours/confirmations': { read: page('/hours/confirmations') },
  '/hours/card.xlsx': { read: workbooks(() => ['/hours/card.xlsx?year=2025']), has: inCare },
  '/hours/claim-desk': { read: page('/hours/claim-desk'), has: inCare },
  '/search': { read: searchEverybody },
  '/people/:accountId': {
    read: pages(({ people }) => people.map(({ accountId }) => `/people/${accountId}`)),
  },
  '/completion': { read: page('/completion?year=2026&standing=NOT_RECORDED') },
  '/completion.xlsx': {
    read: workbooks(() => ['/completion.xlsx?year=2026&standing=NOT_RECORDED']),
  },
  '/absence-desk': { read: page('/absence-desk'), has: inCare },
  '/absence-desk/new': { read: page('/absence-desk/new') },
  '/absence-desk/:id': {
    read: pages(({ absences }) => absences.map((id) => `/absence-desk/${id}`)),
    has: inCare,
  },
  '/assessments/:organisationId': {
    read: pages((city) => caringBodies(city).map((id) => `/assessments/${id}?year=2026`)),
    has: inCare,
  },
  '/assessments/:organisationId/list.xlsx': {
    read: workbooks((city) =>
      caringBodies(city).map((id) => `/assessments/${id}/list.xlsx?year=2026`),
    ),
    has: inCare,
  },
  '/review/staff': { read: page('/review/staff') },
  '/review/people/:accountId': {
    read: pages(({ people }) => people.map(({ accountId }) => `/review/people/${accountId}`)),
  },
  '/acceptance/:id': {
    read: pages(({ acceptances }) =>
      acceptances.flatMap((id) => [`/acceptance/${id}`, `/acceptance/${id}/result.pdf`]),
    ),
  },
  '/acceptance/:id/result.xlsx': {
    read: workbooks(({ acceptances }) => acceptances.map((id) => `/acceptance/${id}/result.xlsx`)),
  },
  '/api/v1/people': { read: askAsSystem },
  '/statistics/units': {
    read: page(...narrowed('/statistics/units?year=2026')),
    has: hasUnit,
    names: unitLink,
  },
  '/statistics/units/:id': {
    read: pages(({ units }) =>
      units.map(({ id }) => `/statistics/units/${id}?year=2026&standing=NOT_RECORDED`),
    ),
    has: hasUnit,
  },
  '/statistics/exports': { read: exportPeople },
  '/industry-desk': { read: page('/industry-desk?year=2026'), has: hasUnit, names: unitLink },
  '/supervision': {
    read: page(...narrowed('/supervision?year=2026&by=unit')),
    has: hasUnit,
    names: unitLink,
  },
  '/supervision.xlsx': {
    read: workbooks(() => narrowed('/supervision.xlsx?year=2026&by=unit')),
    has: hasUnit,
    // One without a unit is nowhere in it.
    names: ({ unit }) => unit?.name ?? '不在表中',
  },
  '/catch-up-orders/:id': {
    read: pages(({ catchUpOrders }) => catchUpOrders.map((id) => `/catch-up-orders/${id}`)),
    has: hasUnit,
    names: ({ unit }) => orderTextOf(unit),
  },
  '/spot-checks/:id': { read: pages(({ checks }) => checks.map((id) => `/spot-checks/${id}`)) },
};

/** Units and agencies: who cares for people. */
const caringBodies = ({ units, officers }: RandomCity) => [
  ...units.map(({ id }) => id),
  ...officers
    .filter(({ role }) => role === 'AGENCY_CLERK')
    .map(({ organisationId }) => organisationId),
];

/** Reads all cells of the workbooks at these addresses; nothing where one is refused. */
function workbooks(addressesOf: (city: RandomCity) => readonly string[]) {
  return async ({ app, city, officer }: Asking): Promise<string> => {
    const cookie = `jixue=${await signIn(app.parts, officer)}`;
    const tables: string[] = [];
    for (const url of addressesOf(city)) {
      const answer = await app.server.inject({ url, headers: { cookie } });
      if (answer.statusCode === 200) tables.push(await cellsOf(answer.rawPayload));
    }
    return tables.join('\n');
  };
}

async function cellsOf(content: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-scope-'));
  try {
    const file = join(folder, 'list.xlsx');
    writeFileSync(file, content);
    return (await rowsOfTable(file)).map(({ cells }) => cells.join('\t')).join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the names of those whom the system of the officer's body is told about. */
async function askAsSystem({ app, city, officer }: Asking): Promise<string> {
  const key = city.keys.get(officer.organisationId);
  const answer = await app.server.inject({
    method: 'POST',
    url: '/api/v1/people',
    headers: { authorization: `Bearer ${key}` },
    payload: {
      purpose: '职称申报审核',
      year: 2026,
      people: city.people.map(({ name, idNumber }) => ({ name, idNumber })),
    },
  });
  const { people = [] }: { people?: { found: boolean }[] } = answer.json();
  return city.people
    .filter((_, index) => people[index]?.found)
    .map(({ name }) => name)
    .join('\n');
}

/** Returns the file of people that the officer orders; nothing where the order is refused. */
async function exportPeople({ app, browser }: Asking): Promise<string> {
  const order = { kind: 'PEOPLE', format: 'csv', year: '2026' };
  const ordered = await browser.post('/statistics/exports', order);
  if (ordered.status !== 303) return ordered.body;
  await app.parts.runJobs();
  return (await browser.get(`${ordered.headers.location}/file`)).body;
}

/** Returns the names of those whom the one search box finds, one by name, the next by number. */
async function searchEverybody({ browser, city }: Asking): Promise<string> {
  const found: string[] = [];
  for (const [index, { name, idNumber, accountId }] of city.people.entries()) {
    const words = index % 2 === 0 ? name : idNumber;
    const { headers, body } = await browser.post('/search', { words });
    const shown =
      headers.location === `/people/${accountId}` || body.includes(`/people/${accountId}`);
    if (shown) found.push(name);
  }
  return found.join('\n');
}
