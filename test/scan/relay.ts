import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answered } from './coverage.ts';
import { type KnownRequest, pathOf } from './requests.ts';
import type { ScanSession } from './session.ts';

export interface Relay {
  url: string;
  /** What the scanners were answered. */
  answered: readonly Answered[];
  close(): Promise<void>;
}

/** Says in a request which of the sessions sends it. */
export const accountHeader = 'x-scan-account';

/**
 * Stands between the scanners and the product: gives each request the session that its address belongs to, and
 * a live one, whatever the scanner did to it before.
 */
export async function openRelay(
  sessions: readonly ScanSession[],
  requests: readonly KnownRequest[],
): Promise<Relay> {
  const owners = ownersOf(requests);
  const answered: Answered[] = [];
  const server = createServer((request, response) => {
    response.once('finish', () =>
      answered.push({
        method: request.method ?? '',
        path: pathOf(request.url ?? '/'),
        status: response.statusCode,
      }),
    );
    relay(sessionOf(sessions, owners, request), request, response).catch((error) => {
      response.writeHead(502).end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, answered, close: () => closed(server) };
}

/** What ends or changes the session of who asks for it: left to the last of the accounts. */
export const touchesSession = (path: string) =>
  /^\/(session\/(end|role)|account\/(sessions|password|data\/closing)|login|second-factor|activation|first-administrator|password-reset|register)/.test(
    path,
  );

/** Which session an id in an address belongs to: the first that saw it. */
function ownersOf(requests: readonly KnownRequest[]): Map<string, number> {
  const owners = new Map<string, number>();
  for (const { target, account } of requests)
    for (const part of pathOf(target).split('/'))
      if (/\d/.test(part) && !owners.has(part)) owners.set(part, account);
  return owners;
}

function sessionOf(
  sessions: readonly ScanSession[],
  owners: ReadonlyMap<string, number>,
  request: IncomingMessage,
): ScanSession {
  const path = pathOf(request.url ?? '/');
  const owner = path
    .split('/')
    .map((part) => owners.get(part))
    .find((one) => one !== undefined);
  const said = Number(request.headers[accountHeader] ?? owner ?? 0);
  // Which sessions an account has, it alone can say.
  const at = touchesSession(path) && owner === undefined ? sessions.length - 1 : said;
  return (sessions[at] ?? sessions[0]) as ScanSession;
}

const ownHeaders = new Set(['cookie', 'host', 'connection', 'content-length', accountHeader]);

async function relay(
  session: ScanSession,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const headers = Object.entries(request.headers)
    .filter(([name]) => !ownHeaders.has(name) && name !== 'x-csrf-token')
    .map(([name, value]): [string, string] => [name, String(value)]);
  const method = request.method ?? 'GET';
  const send = () =>
    session.send(request.url ?? '/', { method, headers, ...(body.length > 0 && { body }) });
  const before = session.cookie;
  let answer = await send();
  if (session.cookie !== before || endsAtLogin(answer)) {
    // The session is another one now, or none: only then is what was asked for asked for again.
    const ended = !(await session.refresh());
    if (ended) await session.open();
    if (ended && endsAtLogin(answer)) answer = await send();
  }
  const content = await contentOf(answer);
  const kept = [...answer.headers].filter(
    ([name]) =>
      !['set-cookie', 'content-encoding', 'transfer-encoding', 'content-length'].includes(name),
  );
  response.writeHead(answer.status, [...kept, ['content-length', String(content.length)]].flat());
  response.end(method === 'HEAD' ? undefined : content);
}

/** Nothing of a stream of events, which has no end. */
async function contentOf(answer: Response): Promise<Buffer> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    return Buffer.from(await answer.arrayBuffer());
  await answer.body?.cancel();
  return Buffer.alloc(0);
}

const endsAtLogin = (answer: Response) =>
  answer.status === 401 ||
  (answer.status === 303 && (answer.headers.get('location') ?? '').startsWith('/login'));

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
