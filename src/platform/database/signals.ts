import pg from 'pg';

/** Called with the text of each notification, and with null when some may have been missed. */
export type Hear = (text: string | null) => void;

/** Notifications of the database (LISTEN), on a connection of their own that is opened with the first channel. */
export interface Signals {
  listen(channel: string, hear: Hear): void;
  close(): Promise<void>;
}

const aliveEveryMs = 15_000;
const answersWithinMs = 5000;
const pauseMs = 500;

/** Opens the signals of this process. A lost connection is replaced; all listeners then hear null. */
export function openSignals(connectionString: string): Signals {
  const listeners = new Map<string, Set<Hear>>();
  const closing = new AbortController();
  let following: Promise<void> | undefined;
  let current: pg.Client | undefined;

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      const client = new pg.Client({
        connectionString,
        keepAlive: true,
        connectionTimeoutMillis: answersWithinMs,
        query_timeout: answersWithinMs,
        application_name: 'jixue-signals',
      });
      await hearFrom(client).catch(() => {});
      current = undefined;
      await client.end().catch(() => {});
      await pause(pauseMs * (1 + Math.random()), closing.signal);
    }
  }

  /** Resolves or rejects when the connection is lost. */
  async function hearFrom(client: pg.Client): Promise<void> {
    const lost = new AbortController();
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    client.on('notification', ({ channel, payload = '' }) => tell(channel, payload));
    await client.connect();
    current = client;
    for (const channel of listeners.keys()) await listenOn(client, channel);
    const until = AbortSignal.any([lost.signal, closing.signal]);
    while (!until.aborted) {
      await pause(aliveEveryMs, until);
      // A server that went away without a word is found by this.
      if (!until.aborted) await client.query('select 1');
    }
  }

  async function listenOn(client: pg.Client, channel: string): Promise<void> {
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    tell(channel, null);
  }

  const tell = (channel: string, text: string | null) => {
    for (const hear of listeners.get(channel) ?? []) hear(text);
  };

  return {
    listen(channel, hear) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(hear));
      if (current) void listenOn(current, channel).catch(() => {});
      following ??= follow();
    },
    async close() {
      closing.abort();
      await following;
    },
  };
}

/** Waits, or until the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
    signal.addEventListener('abort', end);
  });
}
