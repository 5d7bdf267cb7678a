import { parse } from 'node-html-parser';
import type { ScannedRoute } from './coverage.ts';
import { requestsOf } from './forms.ts';
import { touchesSession } from './relay.ts';
import { type KnownRequest, KnownRequests, pathOf } from './requests.ts';
import { sampleFile } from './sample-files.ts';
import type { ScanSession } from './session.ts';

const mostPages = 400;
const readersAtOnce = 3;
const requestsOfRoute = 2;

/** What the reading begins with. */
export interface Beginning {
  routes: readonly ScannedRoute[];
  /** Requests that no page needs to lead to. */
  prepared: readonly KnownRequest[];
  /** The number of somebody whom a clerk of the role serves. */
  person: string;
}

/**
 * Returns the requests of a role's routes: those prepared, and those that the accounts find. They read their
 * pages, send each form once, and read again what has come of it.
 */
export async function findRequests(
  sessions: readonly ScanSession[],
  { routes, prepared, person }: Beginning,
): Promise<KnownRequest[]> {
  // A second session of one of them, to be ended.
  await sessions.at(-1)?.open();
  await sessions.at(-1)?.open();
  const before = new KnownRequests(routes, prepared);
  await exploreAll(sessions, before, person);
  const places: KnownRequest[] = [];
  for (const request of before.inRounds(1)) {
    if (request.method !== 'POST' || touchesSession(request.target)) continue;
    const target = await submit(sessions, request);
    if (target?.startsWith('/')) places.push({ ...request, method: 'GET', target });
  }
  const known = new KnownRequests(routes, prepared, before);
  await exploreAll(sessions, known, person, places);
  return known.inRounds(requestsOfRoute);
}

async function exploreAll(
  sessions: readonly ScanSession[],
  known: KnownRequests,
  person: string,
  places: readonly KnownRequest[] = [],
): Promise<void> {
  const left = [...sessions.entries()];
  const reader = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [account, session] = next;
      if (!(await session.refresh())) await session.open();
      const begin = places.filter((one) => one.account === account).map(({ target }) => target);
      await explore(session, { account, person, begin }, known);
    }
  };
  await Promise.all(Array.from({ length: readersAtOnce }, reader));
}

/** Sends a form, with files where it has fields for them; returns where its answer leads. */
async function submit(
  sessions: readonly ScanSession[],
  request: KnownRequest,
): Promise<string | null | undefined> {
  const { files = [], body = '' } = request;
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
  for (const { name, accept } of files) form.append(name, sampleFile(accept));
  const answer = await sessions[request.account]?.send(
    request.target,
    files.length > 0
      ? { method: 'POST', body: form }
      : { method: 'POST', headers: { 'content-type': typeOf(request) }, body },
  );
  await answer?.body?.cancel();
  return answer?.headers.get('location');
}

/** How the body of a request is written. */
export const typeOf = ({ json }: KnownRequest) =>
  json ? 'application/json' : 'application/x-www-form-urlencoded';

/** Which account reads, and a person whom a clerk of its role serves. */
interface Reader {
  account: number;
  person: string;
  /** Where its forms led to. */
  begin: readonly string[];
}

/**
 * Reads the pages that an account reaches, as a person would, and takes what the scanners begin with:
 * addresses, and forms with the values that stand in them.
 */
async function explore(session: ScanSession, reader: Reader, known: KnownRequests): Promise<void> {
  const { account } = reader;
  const queue: KnownRequest[] = [];
  const visit = (target: string) => {
    const request: KnownRequest = { method: 'GET', target, account };
    if (known.take(request)) queue.push(request);
  };
  for (const target of reader.begin) visit(target);
  for (const { method, url } of known.routes) if (method === 'GET' && !/[:*]/.test(url)) visit(url);
  for (let seen = 0; queue.length > 0 && seen < mostPages; seen += 1) {
    const request = queue.shift() as KnownRequest;
    const answer = await session.send(request.target);
    if (answer.status === 404) known.drop(request);
    const to = answer.headers.get('location');
    if (to?.startsWith('/')) visit(to);
    if (!answer.headers.get('content-type')?.includes('text/html')) {
      await answer.body?.cancel();
      continue;
    }
    readPage(await answer.text(), request.target, reader, known, visit);
  }
}

function readPage(
  text: string,
  target: string,
  reader: Reader,
  known: KnownRequests,
  visit: (target: string) => void,
): void {
  const page = parse(text);
  for (const link of page.querySelectorAll(
    'a[href], img[src], source[src], [data-src], [data-url]',
  ))
    for (const name of ['href', 'src', 'data-src', 'data-url']) {
      const address = link.getAttribute(name) ?? '';
      if (/^\/(?!\/)/.test(address)) visit(address.split('#')[0] as string);
    }
  for (const form of page.querySelectorAll('form'))
    for (const request of requestsOf(form, pathOf(target), reader))
      if (request.method === 'GET') visit(request.target);
      else known.take(request);
}
