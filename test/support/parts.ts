import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { InjectOptions } from 'fastify';
import { type AppOptions, createApp } from '../../src/app/app.ts';
import { allJobs } from '../../src/app/contributions.ts';
import { loadPlace, shippedPlace } from '../../src/features/place/index.ts';
import type { Actor, OfficerRole } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import {
  createCipher,
  hashToken,
  memoryKeyRing,
  memoryWitness,
  newToken,
} from '../../src/platform/cryptography/index.ts';
import {
  type Db,
  openDatabase,
  openFastLane,
  openSignals,
} from '../../src/platform/database/index.ts';
import { simulatedIssuer } from '../../src/platform/gateways/invoices.ts';
import { simulatedMail } from '../../src/platform/gateways/mail.ts';
import type { PaymentGateways } from '../../src/platform/gateways/payment.ts';
import { simulatedSms } from '../../src/platform/gateways/sms/index.ts';
import type { App } from '../../src/platform/http/index.ts';
import { createJobs, type JobRunner } from '../../src/platform/jobs/index.ts';
import { silentLogger } from '../../src/platform/log.ts';
import type { Parts } from '../../src/platform/parts.ts';
import { keepPlace } from '../../src/platform/place.ts';
import type { Storage } from '../../src/platform/storage/index.ts';
import { strayErrorLinks } from './error-summary.ts';
import { createTestDatabase, provideTemplate, type TestDatabase } from './test-database.ts';

export interface TestParts extends Parts {
  jobs: JobRunner<Parts>;
  /** Sets the clock of the rules (not the database's); it starts at 2026-11-23 14:00. */
  setNow(now: Date): void;
  /** The database, for what connects by itself. */
  databaseUrl: string;
  /** Runs everything published so far. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

type PartOverrides = Partial<Omit<Parts, 'jobs'>>;

/** Longer than any statement takes on the slowest machine. */
const patienceMs = 120_000;

/** The parts of the product on a database of this test file's own. */
export async function createTestParts(overrides: PartOverrides = {}): Promise<TestParts> {
  const template = await provideTemplate('queues', createQueues);
  return openTestParts(await createTestDatabase(template), overrides);
}

/** The parts of the product on a given database, which is dropped when they are closed. */
export async function openTestParts(
  database: TestDatabase,
  overrides: PartOverrides = {},
): Promise<TestParts> {
  const handle = openDatabase(database.url, { connections: 6, answerWithinMs: patienceMs });
  const fastLane = openFastLane(database.url, 2, patienceMs);
  const signals = openSignals(database.url);
  // Each connection costs more than most requests: the jobs share those of the pool.
  const jobs = jobsOn(database.url, handle.db);
  await jobs.prepare();
  let now = new Date('2026-11-23T14:00:00+08:00');
  const parts: TestParts = {
    db: handle.db,
    fastLane,
    batchDb: handle.db,
    signals,
    clock: { now: () => now },
    jobs,
    cipher: createCipher(memoryKeyRing()),
    witness: memoryWitness(),
    storage: memoryStorage(),
    documents: {
      renderPdf: async (template, data) => Buffer.from(`%PDF ${template} ${JSON.stringify(data)}`),
      renderSvg: async (template) => `<svg data-template="${template}"/>`,
      printsFormula: () => true,
    },
    films: { folder: join(tmpdir(), 'jixue-test-films'), transcoder: null },
    paymentGateways: silentGateways,
    invoiceIssuer: simulatedIssuer(),
    scanner: null,
    backups: null,
    installation: {
      version: '0.1.0',
      database: 'EMBEDDED',
      dataDir: '/tmp',
      webProcesses: 1,
      mailFrom: null,
      smsProvider: null,
      virusScanner: false,
    },
    sms: simulatedSms,
    mail: simulatedMail,
    log: silentLogger,
    publicUrl: () => 'http://jixue.test',
    packageOrigin: () => 'http://packages.test',
    demo: true,
    place: keepPlace(shippedPlace, () => loadPlace(handle.db)),
    ...overrides,
    databaseUrl: database.url,
    setNow: (moved) => {
      now = moved;
    },
    runJobs: () => jobs.drain(parts),
    close: async () => {
      await jobs.stop();
      await signals.close();
      await fastLane.close();
      await handle.close();
      await database.drop();
    },
  };
  return parts;
}

export interface TestApp {
  server: App;
  parts: TestParts;
  /** A client that keeps cookies and follows no redirect. */
  as(actor: Actor | null): Promise<TestBrowser>;
  close(): Promise<void>;
}

const jobsOn = (url: string, on?: Db) =>
  createJobs<Parts>(url, allJobs, silentLogger, {
    connections: 1,
    passive: true,
    ...(on && { on }),
  });

async function createQueues(url: string): Promise<void> {
  const jobs = jobsOn(url);
  await jobs.prepare();
  await jobs.stop();
}

/** No load shedding and no rate limits, however slow the machine is. */
export const unlimited: AppOptions = { pressure: () => 'CALM', rateLimits: 'off' };

/** The whole app on test parts, called by `app.inject`; without limits by default. */
export async function createTestApp(
  overrides: PartOverrides = {},
  options: AppOptions = {},
): Promise<TestApp> {
  const parts = await createTestParts(overrides);
  const server = await createApp(parts, { ...unlimited, ...options });
  await server.ready();
  return {
    server,
    parts,
    as: (actor) => openTestBrowser(server, parts, actor),
    close: async () => {
      await server.close();
      await parts.close();
    },
  };
}

export interface TestAnswer {
  status: number;
  /** The page as text, or the JSON as text. */
  body: string;
  /** The bytes of a file. */
  raw: Buffer;
  headers: Record<string, string | string[] | number | undefined>;
}

export interface TestBrowser {
  get(url: string, headers?: Record<string, string>): Promise<TestAnswer>;
  /** Submits a form; the CSRF field is filled in as the page would. A refused form shows its page. */
  post(url: string, form?: Record<string, string | string[]>): Promise<TestAnswer>;
  /** The same with a file: the field, what is in it, and its name. */
  postFile(url: string, form: object, file: [string, Buffer, string]): Promise<TestAnswer>;
  postJson(url: string, body: unknown): Promise<TestAnswer>;
}

export async function openTestBrowser(
  server: App,
  parts: Parts,
  actor: Actor | null,
): Promise<TestBrowser> {
  const cookies = new Map<string, string>();
  if (actor) cookies.set('jixue', await signIn(parts, actor));
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const inject = async (options: InjectOptions): Promise<TestAnswer> => {
    const answer = await server.inject({
      ...options,
      headers: { ...options.headers, cookie: cookieHeader() },
    });
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    const stray = strayErrorLinks(answer.body);
    if (stray.length > 0) throw new Error(`${options.url}: no field, or several, for ${stray}`);
    const { statusCode: status, body, headers, rawPayload: raw } = answer;
    return { status, body, raw, headers };
  };
  // A page gives it once; it is good for as long as the secret in its cookie and the session are.
  let csrf: { of: string; token: string } | undefined;
  const csrfToken = async () => {
    const of = () => `${cookies.get('jixue_csrf')} ${cookies.get('jixue')}`;
    if (csrf && csrf.of === of()) return csrf.token;
    // Clicks at the same time come from one page, so with one token.
    asking ??= askToken(of).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  let asking: Promise<string> | undefined;
  const askToken = async (of: () => string) => {
    const { body } = await inject({ method: 'GET', url: '/privacy' });
    const token = /name="csrf-token" content="([^"]+)"/.exec(body)?.[1] ?? '';
    csrf = { of: of(), token };
    return token;
  };
  const submit = async (url: string, type: string, payload: string | Buffer) => {
    const headers = { 'content-type': type };
    const answer = await inject({ method: 'POST', url, payload, headers });
    const page = answerPage({ statusCode: answer.status, headers: answer.headers });
    return page ? inject({ method: 'GET', url: page }) : answer;
  };
  return {
    get: (url, headers = {}) => inject({ method: 'GET', url, headers }),
    async post(url, form = {}) {
      const body = new URLSearchParams({ _csrf: await csrfToken() });
      for (const [name, value] of Object.entries(form))
        for (const one of [value].flat()) body.append(name, one);
      return submit(url, 'application/x-www-form-urlencoded', body.toString());
    },
    async postFile(url, fields, [field, content, name]) {
      const form = new FormData();
      for (const [one, value] of Object.entries({ ...fields, _csrf: await csrfToken() }))
        form.set(one, String(value));
      form.set(field, new Blob([new Uint8Array(content)]), name);
      const request = new Request('http://x/', { method: 'POST', body: form });
      const type = request.headers.get('content-type') ?? '';
      return submit(url, type, Buffer.from(await request.arrayBuffer()));
    },
    async postJson(url, body) {
      const headers = { accept: 'application/json', 'x-csrf-token': await csrfToken() };
      return inject({ method: 'POST', url, payload: body as object, headers });
    },
  };
}

/** The address of the page that answers a form (docs/adr/0009); null for any other answer. */
export function answerPage(answer: {
  statusCode: number;
  headers: TestAnswer['headers'];
}): string | null {
  const location = String(answer.headers.location ?? '');
  return answer.statusCode === 303 && /[?&](refused|answer|once)=/.test(location) ? location : null;
}

/** Signs an actor in; returns what the session cookie `jixue` holds. */
export async function signIn(parts: Parts, actor: Actor): Promise<string> {
  const token = newToken();
  const assignment = await parts.db
    .selectFrom('roleAssignments')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .where('role', '=', actor.role as OfficerRole)
    .executeTakeFirst();
  await parts.db
    .insertInto('sessions')
    .values({
      tokenHash: hashToken(token),
      id: newId(),
      accountId: actor.accountId,
      roleAssignmentId: assignment?.id ?? null,
      secondFactorAt: assignment ? parts.clock.now() : null,
      ip: '127.0.0.1',
      userAgent: 'test',
      createdAt: parts.clock.now(),
      lastSeenAt: parts.clock.now(),
    })
    .execute();
  return token;
}

/** Files in memory. */
export function memoryStorage(): Storage {
  const files = new Map<string, Buffer>();
  return {
    async put(key, content) {
      files.set(
        key,
        Buffer.isBuffer(content) ? content : Buffer.concat(await Array.fromAsync(content)),
      );
    },
    size: async (key) => files.get(key)?.length ?? null,
    async read(key, range) {
      const whole = files.get(key);
      if (!whole) throw new Error(`no file ${key}`);
      return Readable.from([range ? whole.subarray(range.start, range.end + 1) : whole]);
    },
    async remove(key) {
      files.delete(key);
    },
    list: async (prefix) => [...files.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}

const silentGateways: PaymentGateways = new Map([
  [
    'ALIPAY',
    {
      id: 'ALIPAY',
      formOrigins: [],
      payPageUrl: (order) => `http://bank.test/pay?order=${order.orderNo}`,
      begin: async (order) => ({ kind: 'GO', url: `http://bank.test/pay?order=${order.orderNo}` }),
      readNotification: async () => null,
      replyTo: () => ({ status: 200, type: 'text/plain', body: 'fail' }),
      readReturn: () => null,
      query: async () => null,
      refund: async () => 'DONE',
      close: async () => true,
      bill: async () => null,
    },
  ],
]);
