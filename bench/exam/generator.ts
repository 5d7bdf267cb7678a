import { attemptIdOf, cookieOf, enrolmentIdOf, password, phoneOf, writerTokenOf } from './city.ts';
import { type Answer, HttpClient } from './http-client.ts';
import type { Job, Measured, Order } from './jobs.ts';

// The load generator, a process of its own, so that its work is not measured. One order at a time.
process.on('message', async ({ address, job }: Order) => {
  const client = new HttpClient(address, job.connections);
  const csrf = await openForm(client, address.host);
  const tokens = await openForms(client, address.host, csrf, job);
  const result = await run(client, job, requestsFor(job, address.host, { ...csrf, tokens }));
  client.close();
  process.send?.(result);
});
process.on('disconnect', () => process.exit(0));

interface Request {
  text: string;
  isGood(answer: Answer): boolean;
}
interface Form {
  cookie: string;
  /** For whoever has no session. */
  token: string;
}
interface Csrf extends Form {
  /** By examinee: a token is good for one session. */
  tokens: ReadonlyMap<number, string>;
}

const post = (host: string, path: string, cookie: string, type: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept: application/json\r\n` +
  `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
/** What every browser of the last years accepts over TLS. */
const browserEncodings = 'gzip, deflate, br';
const formType = 'application/x-www-form-urlencoded';

/** Returns the CSRF cookie of all forms of this generator, and the token of those before a log-in. */
async function openForm(client: HttpClient, host: string): Promise<Form> {
  const { raw } = await client.send(`GET /login HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
  const cookie = /set-cookie: (jixue_csrf=[^;]+)/i.exec(raw)?.[1];
  const token = /name="csrf-token" content="([^"]+)"/.exec(raw)?.[1];
  if (!cookie || !token) throw new Error('no form');
  return { cookie, token };
}

/** Returns the tokens of the examinees who submit a form in this job, fetched before it is measured. */
async function openForms(
  client: HttpClient,
  host: string,
  { cookie }: Form,
  job: Job,
): Promise<Map<number, string>> {
  const tokens = new Map<number, string>();
  const waiting = examineesOf(job);
  const fetchSome = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const { raw } = await client.send(
        `GET /session/csrf-token HTTP/1.1\r\nhost: ${host}\r\ncookie: jixue=${cookieOf(one)}; ${cookie}\r\n\r\n`,
      );
      tokens.set(one, /"token":"([^"]+)"/.exec(raw)?.[1] ?? '');
    }
  };
  await Promise.all(Array.from({ length: job.connections }, fetchSome));
  return tokens;
}

function examineesOf(job: Job): number[] {
  if (job.kind === 'hand in') return job.attempts.map(({ examinee }) => examinee);
  if (job.kind !== 'start') return [];
  return Array.from({ length: job.to - job.from }, (_, index) => job.from + index);
}

/** Returns the source of a job's requests; null after the last examinee. */
function requestsFor(job: Job, host: string, csrf: Csrf): () => Request | null {
  if (job.kind === 'saves at saturation' || job.kind === 'saves offered') {
    let seq = job.firstSeq;
    return () => {
      const examinee = job.from + Math.floor(Math.random() * (job.to - job.from));
      const item = 1 + Math.floor(Math.random() * 50);
      const letter = 'ABCD'[seq % 4];
      seq += 1;
      const body = `{"token":"${writerTokenOf(examinee)}","answers":[{"item":${item},"seq":${seq},"response":"${letter}","marked":false}]}`;
      const path = `/attempts/${attemptIdOf(examinee)}/answers`;
      const text = post(host, path, `jixue=${cookieOf(examinee)}`, 'application/json', body);
      return { text, isGood: isAcknowledged };
    };
  }
  const visits = listVisits(job, csrf, host);
  let turn = 0;
  return () => {
    const visit = visits(turn);
    turn += 1;
    return visit;
  };
}

/** Returns the requests that an examinee makes once. */
function listVisits(
  job: Exclude<Job, { kind: `saves ${string}` }>,
  csrf: Csrf,
  host: string,
): (turn: number) => Request | null {
  const cookiesOf = (examinee: number) => `jixue=${cookieOf(examinee)}; ${csrf.cookie}`;
  const form = (token = csrf.token) => `_csrf=${encodeURIComponent(token)}`;
  const submit = (
    path: string,
    { cookie, token }: { cookie: string; token: string | undefined },
    fields: string,
    to: string,
  ): Request => ({
    text: post(host, path, cookie, formType, `${form(token)}${fields}`),
    isGood: ({ status, raw }) =>
      status === 303 && raw.includes(`\r\nlocation: ${to}`) && !raw.includes('refused='),
  });
  if ('attempts' in job) {
    return (turn) => {
      const attempt = job.attempts[turn];
      if (!attempt) return null;
      const path = `/attempts/${attempt.id}`;
      const cookie = cookiesOf(attempt.examinee);
      const token = csrf.tokens.get(attempt.examinee);
      if (job.kind === 'hand in') return submit(`${path}/submission`, { cookie, token }, '', path);
      return {
        text: `GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept-encoding: ${browserEncodings}\r\n\r\n`,
        isGood: ({ status }) => status === 200,
      };
    };
  }
  return (turn) => {
    const examinee = job.from + turn;
    if (examinee >= job.to) return null;
    if (job.kind === 'start')
      return submit(
        `/exams/${enrolmentIdOf(examinee)}/attempts`,
        { cookie: cookiesOf(examinee), token: csrf.tokens.get(examinee) },
        '&confirmed=yes',
        '/attempts/',
      );
    const fields = new URLSearchParams({ loginName: phoneOf(examinee), password });
    const login = submit('/login', csrf, `&${fields}`, '/');
    // People at home: each has an IP address of their own.
    const from = `x-forwarded-for: 10.0.${examinee >> 8}.${examinee & 255}`;
    return { ...login, text: login.text.replace('\r\n', `\r\n${from}\r\n`) };
  };
}

/** Acknowledged: stored as the newest answer, or older than one that overtook it. */
const isAcknowledged = ({ status, raw }: Answer) =>
  status === 200 && (raw.includes('"saved"') || raw.includes('"stale"'));

async function run(client: HttpClient, job: Job, next: () => Request | null): Promise<Measured> {
  const times: number[] = [];
  let errors = 0;
  let largest = 0;
  let firstError: string | null = null;
  const sendOne = async (request: Request, due: number) => {
    const answer = await client.send(request.text);
    times.push(performance.now() - due);
    largest = Math.max(largest, answer.raw.length);
    if (request.isGood(answer)) return;
    errors += 1;
    firstError ??= `${answer.status} ${answer.raw.slice(-300)}`;
  };
  const began = performance.now();
  if (job.kind === 'saves offered') await sendAtRandom(job, next as () => Request, sendOne);
  else {
    const until = 'seconds' in job ? began + job.seconds * 1000 : Number.POSITIVE_INFINITY;
    const worker = async () => {
      while (performance.now() < until) {
        const request = next();
        if (!request) return;
        await sendOne(request, performance.now());
      }
    };
    await Promise.all(Array.from({ length: job.connections }, worker));
  }
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    perSecond: (times.length - errors) / seconds,
    p50: at(0.5),
    p99: at(0.99),
    slowest: at(1),
    done: times.length,
    errors,
    largest,
    firstError,
  };
}

/** Sends at random, independent times (Poisson): a slow answer delays no later request. */
async function sendAtRandom(
  job: { seconds: number; rate: number },
  next: () => Request,
  sendOne: (request: Request, due: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const end = began + job.seconds * 1000;
  const sent: Promise<void>[] = [];
  const gap = () => (-Math.log(1 - Math.random()) * 1000) / job.rate;
  for (let due = began + gap(); due < end; ) {
    for (const now = performance.now(); due <= now && due < end; due += gap())
      sent.push(sendOne(next(), due));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(sent);
}
