import { join } from 'node:path';
import { Secret } from 'otpauth';
import { createApp } from '../../src/app/app.ts';
import { openKeys } from '../../src/app/open-keys.ts';
import { openStore } from '../../src/app/storage-settings.ts';
import { accountCells, hashPassword } from '../../src/features/identity/index.ts';
import type { OrganisationKind } from '../../src/features/organisations/index.ts';
import type { Actor, Officer, Role } from '../../src/kernel/actor.ts';
import { createCipher } from '../../src/platform/cryptography/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import { sealedStorage } from '../../src/platform/storage/sealed.ts';
import { insertOutsider, type Outsider } from '../routes/outsider.ts';
import { addressOf, formFor, jsonFor, speaksJson } from '../routes/requests.ts';
import { countFrom, insertOfficer } from '../support/city.ts';
import { openTestBrowser, openTestParts, type TestParts, unlimited } from '../support/parts.ts';
import type { DemoAccount } from '../support/product.ts';
import type { ScannedRoute } from './coverage.ts';
import type { KnownRequest } from './requests.ts';
import {
  type IdsByRoute,
  insertCounterOfCentre,
  insertInvoiceOf,
  insertOrderTo,
  insertRowsOf,
} from './rows-of-officers.ts';

/** Somebody with a row of every kind that can be asked for by its id, and who works on these rows, by role. */
export interface OwnRows {
  outsider: Outsider;
  accounts: Partial<Record<Role, DemoAccount>>;
  /** Rows that are the account's alone, by role. */
  ids: Partial<Record<Role, IdsByRoute>>;
}

const ownKeys = {
  masterKey: undefined,
  masterKeyCommand: undefined,
  suite: 'INTERNATIONAL',
} as const;

/** Adds rows of every kind to a city that does not run, with an account of each role that they belong to. */
export async function insertOwnRows(dataDir: string): Promise<OwnRows> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
  const cipher = createCipher(openKeys({ dataDir, keys: ownKeys }));
  const storage = sealedStorage(await openStore(join(dataDir, 'files'), undefined), cipher);
  const database = { url: postgres.connectionString, drop: async () => {} };
  const parts = await openTestParts(database, { cipher, storage });
  parts.setNow(new Date());
  // The phones of the demo begin like those of test rows.
  countFrom(parts, 7000);
  const server = await createApp(parts, unlimited);
  try {
    await server.ready();
    const as = (actor: Actor | null) => openTestBrowser(server, parts, actor);
    const app = { server, parts, as, close: async () => {} };
    const bodies = await findBodies(parts);
    const outsider = await insertOutsider(app, bodies);
    const centre = await insertOfficer(parts, 'CENTRE_CLERK', bodies.centreId);
    const owners = { ...outsider.officers, LEARNER: outsider.learner, CENTRE_CLERK: centre };
    const accounts: OwnRows['accounts'] = {};
    for (const [role, actor] of Object.entries(owners))
      accounts[role as Role] = await giveLogin(parts, actor);
    return { outsider, accounts, ids: await insertIds(parts, { outsider, centre, ...bodies }) };
  } finally {
    await server.close();
    await parts.close();
    await postgres.stop();
  }
}

async function insertIds(
  parts: TestParts,
  of: { outsider: Outsider; centre: Officer; municipalBureauId: string },
): Promise<OwnRows['ids']> {
  const { outsider, centre } = of;
  const bureau = await insertOfficer(parts, 'MUNICIPAL_OFFICER', of.municipalBureauId);
  const others = { centre, bureau, textbook: outsider.ids.textbook };
  const { UNIT_ADMIN: admin, DISTRICT_CLERK: clerk } = outsider.officers;
  const order = await insertOrderTo(parts, 'cq-nanan', bureau);
  return {
    UNIT_ADMIN: {
      ...(await insertRowsOf(parts, admin as Officer, others)),
      '/invoices/': await insertInvoiceOf(parts, admin as Officer, outsider.ids.bankUse),
    },
    DISTRICT_CLERK: {
      ...(await insertRowsOf(parts, clerk as Officer, others)),
      '/catch-up-orders/:id/acknowledgement': { id: order },
      '/catch-up-orders/:id/report': { id: order },
    },
    CENTRE_CLERK: {
      ...(await insertRowsOf(parts, centre, others)),
      ...(await insertCounterOfCentre(parts, centre)),
    },
  };
}

/** The bodies of the demo city that take the places of those of a test. */
async function findBodies({ db }: TestParts) {
  const all = await db
    .selectFrom('organisations')
    .select(['id', 'kind', 'jurisdictionId'])
    .orderBy('id')
    .execute();
  const find = (kind: OrganisationKind, jurisdictionId?: string) => {
    const fits = (one: (typeof all)[number]) =>
      one.kind === kind && (!jurisdictionId || one.jurisdictionId === jurisdictionId);
    const found = all.find(fits);
    if (!found) throw new Error(`the demo has no ${kind}`);
    return found.id;
  };
  return {
    municipalBureauId: find('MUNICIPAL_HR_BUREAU'),
    centreId: find('TRAINING_CENTRE'),
    associationId: find('ASSOCIATION'),
    shapingbaId: find('DISTRICT_HR_BUREAU', 'cq-shapingba'),
    nananId: find('DISTRICT_HR_BUREAU', 'cq-nanan'),
    agencyId: find('TALENT_AGENCY'),
    hospitalId: find('EMPLOYER'),
    schoolId: find('EMPLOYER'),
  };
}

/** Gives a password and a second factor to an account that has none. */
async function giveLogin({ db, cipher }: TestParts, actor: Actor): Promise<DemoAccount> {
  const { accountId, name, role } = actor;
  const password = 'Saomiao-tiaoshi-7';
  const totpSecret = new Secret({ size: 20 }).base32;
  const { phoneCipher } = await db
    .updateTable('accounts')
    .set({
      passwordHash: await hashPassword(password),
      ...(role !== 'LEARNER' && {
        totpSecretCipher: cipher.encrypt(totpSecret, accountCells.totp(accountId)),
        totpConfirmedAt: new Date(),
      }),
    })
    .where('id', '=', accountId)
    .returning('phoneCipher')
    .executeTakeFirstOrThrow();
  const login = cipher.decrypt(phoneCipher ?? '', accountCells.phone(accountId));
  return { login, password, role, name, ...(role !== 'LEARNER' && { totpSecret }) };
}

/** A request for each route with the ids of a role's rows, and a good value in every field. */
export function requestsForOwnRows(
  { outsider, ids }: OwnRows,
  role: Role,
  routes: readonly ScannedRoute[],
): KnownRequest[] {
  const known = Object.entries(ids[role] ?? {}).toSorted(([a], [b]) => b.length - a.length);
  return routes
    .filter(({ url }) => !url.includes('*'))
    .map((route): KnownRequest => {
      const own = known.find(([beginning]) => route.url.startsWith(beginning))?.[1] ?? {};
      const url = route.url.replaceAll(/:(\w+)/g, (hole, name: string) => own[name] ?? hole);
      const target = addressOf({ ...route, url } as ListedRoute, outsider);
      if (route.method === 'GET') return { method: 'GET', target, account: 0 };
      return speaksJson(route as ListedRoute)
        ? { ...post(target), body: JSON.stringify(jsonFor(outsider)), json: true }
        : { ...post(target), body: formFor(outsider).toString() };
    });
}

const post = (target: string) => ({ method: 'POST', target, account: 0 }) as const;
