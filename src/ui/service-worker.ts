// Serves what was kept while the line is down. Only browsers in which a learner asked for it, or that installed the
// platform, have it (`offline.ts`). Nothing of an exam goes through it.

/** The parts of a worker's scope that are used: the types of workers and of pages exclude each other. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listen: (event: Extendable) => void): void;
  addEventListener(name: 'fetch', listen: (event: Fetching) => void): void;
}
const scope = self as unknown as Scope;

const frameCache = 'jixue-frame';
/** There only while a learner wants lessons kept on this device (browser/offline-lessons.island.ts of study). */
const lessonCache = 'jixue-lessons';
const offlinePage = '/offline';
const keptPages = /^\/(study|practice)\//;
const keptParts = /^\/(assets|courseware|question-pictures)\//;
const neverTouched = /^\/(attempts|exams)\//;

scope.addEventListener('install', (event) => event.waitUntil(keepFrame().then(scope.skipWaiting)));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || neverTouched.test(pathname)) return;
  if (request.mode === 'navigate') {
    // Who leaves takes the pages along: they bear a name.
    if (request.method === 'POST' && pathname === '/session/end')
      event.waitUntil(caches.delete(lessonCache));
    event.respondWith(pageOf(event, pathname));
  } else if (request.method === 'GET' && keptParts.test(pathname) && !request.headers.has('range'))
    event.respondWith(partOf(event, pathname));
});

/** From the line; without one the page as it was last seen, else the page that says so. */
async function pageOf(event: Fetching, pathname: string): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (request.method === 'GET' && keptPages.test(pathname) && isWhole(answer))
      event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch (lost) {
    const kept = request.method === 'GET' && (await caches.match(request, { ignoreVary: true }));
    const instead = kept || (await caches.match(offlinePage));
    if (instead) return instead;
    throw lost;
  }
}

/** Built files never change under their name; pictures are asked for again while there is a line. */
async function partOf(event: Fetching, pathname: string): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept && pathname.startsWith('/assets/')) return kept;
  try {
    const answer = await fetch(request);
    if (isWhole(answer) && !/^(video|audio)\//.test(answer.headers.get('content-type') ?? ''))
      event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch (lost) {
    if (kept) return kept;
    throw lost;
  }
}

const isWhole = (answer: Response) => answer.status === 200 && !answer.redirected;

/** Only where the learner wants it. */
async function keep(request: Request, answer: Response): Promise<void> {
  if (await caches.has(lessonCache)) await (await caches.open(lessonCache)).put(request, answer);
}

/** Keeps the page for a lost line, with what it is made of. */
async function keepFrame(): Promise<void> {
  await caches.delete(frameCache);
  const cache = await caches.open(frameCache);
  const page = await fetch(offlinePage, { cache: 'reload' });
  const parts = (await page.clone().text()).match(/\/assets\/[^"]+/g) ?? [];
  await cache.put(offlinePage, page);
  await cache.addAll([...new Set(parts)]);
}
