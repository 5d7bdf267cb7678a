import type { CDPSession, Page } from 'playwright-core';

/** What came over the line for one page, in bytes with headers, by kind of resource. */
export interface Traffic {
  total: number;
  script: number;
  /** Seconds from the request to the load event. */
  seconds: number;
  hosts: string[];
}

/** A line as the notice asks for it (§2): 1 Mbit/s, with 40 ms there and back. */
export const slowLine = { bitsPerSecond: 1_000_000, latencyMs: 40 };

/** Opens a page with an empty cache, optionally on a slow line, and counts what is transferred. */
export async function measure(page: Page, path: string, line?: typeof slowLine): Promise<Traffic> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (line) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: line.bitsPerSecond / 8,
      uploadThroughput: line.bitsPerSecond / 8,
    });
  }
  const count = startCounting(session);
  const before = performance.now();
  await page.goto(path, { waitUntil: 'load' });
  const seconds = (performance.now() - before) / 1000;
  const traffic = await count();
  await session.detach();
  return { ...traffic, seconds };
}

/** Counts from now on; the answer comes when everything asked for has arrived. */
function startCounting(session: CDPSession): () => Promise<Omit<Traffic, 'seconds'>> {
  const kinds = new Map<string, string>();
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  // Requests of the page before are not counted; their end might never be reported.
  const documents = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, loaderId, type, request }) => {
    if (type === 'Document') documents.add(loaderId);
    if (!documents.has(loaderId)) return;
    kinds.set(requestId, type ?? 'Other');
    urls.set(requestId, request.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!kinds.has(requestId)) return;
    bytes.set(requestId, encodedDataLength);
    arrived();
  });
  session.on('Network.loadingFailed', ({ requestId }) => {
    if (!kinds.has(requestId)) return;
    bytes.set(requestId, 0);
    arrived();
  });
  let arrived = () => {};
  const missing = () => [...kinds.keys()].filter((id) => !bytes.has(id));
  const untilAllArrived = () =>
    new Promise<void>((resolve, reject) => {
      const patience = setTimeout(
        () => reject(new Error(`never arrived: ${missing().map((id) => urls.get(id))}`)),
        120_000,
      );
      arrived = () => {
        if (missing().length > 0) return;
        clearTimeout(patience);
        resolve();
      };
      arrived();
    });
  const sum = (wanted: (kind: string) => boolean) =>
    [...bytes]
      .filter(([id]) => wanted(kinds.get(id) ?? 'Other'))
      .reduce((total, [, size]) => total + size, 0);
  return async () => {
    await untilAllArrived();
    return {
      total: sum(() => true),
      script: sum((kind) => kind === 'Script'),
      hosts: hostsOf([...urls.values()]),
    };
  };
}

/** Pictures within the page itself (data:) are on no host. */
function hostsOf(urls: string[]): string[] {
  const asked = urls.map((url) => new URL(url)).filter(({ protocol }) => protocol !== 'data:');
  return [...new Set(asked.map(({ host }) => host))];
}
