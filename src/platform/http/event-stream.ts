import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './server.ts';

const everyMs = 1000;
/** The browser then reconnects, and its session is checked again. */
const longestMs = 300_000;
/** Streams of one session at once: a person watches from few windows. */
const mostOfASession = 3;

interface Watcher {
  stream: PassThrough;
  session: string | undefined;
  audience: string;
  since: number;
}

export interface Broadcast {
  /** Answers with the event stream of an audience, or with one event when the client accepts no stream. */
  answer(request: FastifyRequest, reply: FastifyReply, audience: string): Promise<FastifyReply>;
}

/**
 * Server-sent events, once a second: `make` is called once per audience that has viewers, and its result is
 * sent to all of them as JSON; nothing is sent while it fails. Streams end when the server closes; the browser
 * reconnects.
 */
export function createBroadcast(app: App, make: (audience: string) => Promise<unknown>): Broadcast {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;
  let closing = false;

  const eventFor = async (audience: string) => `data: ${JSON.stringify(await make(audience))}\n\n`;

  async function tell(): Promise<void> {
    timer = undefined;
    const events = new Map<string, string>();
    try {
      for (const { audience } of watchers)
        if (!events.has(audience)) events.set(audience, await eventFor(audience));
    } catch (error) {
      app.log.warn({ error }, 'event stream');
    }
    const now = performance.now();
    for (const { stream, audience, since } of watchers) {
      // A slow reader skips this event.
      if (!stream.writableNeedDrain) stream.write(events.get(audience) ?? ': wait\n\n');
      if (now - since > longestMs) stream.end();
    }
    plan();
  }
  function plan(): void {
    if (watchers.size > 0 && !closing) timer ??= setTimeout(tell, everyMs).unref();
  }

  app.addHook('preClose', async () => {
    closing = true;
    clearTimeout(timer);
    for (const { stream } of watchers) stream.end();
  });

  return {
    async answer(request, reply, audience) {
      const session = request.actor?.sessionId;
      const hasAll = () =>
        [...watchers].filter((one) => one.session === session).length >= mostOfASession;
      const first = hasAll() ? null : await eventFor(audience);
      // Others may have begun meanwhile.
      if (first === null || hasAll())
        return reply.code(429).header('retry-after', 60).send({ error: 'too_many_streams' });
      reply.type('text/event-stream; charset=utf-8');
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
      if (!request.headers.accept?.includes('text/event-stream') || closing)
        return reply.send(first);
      const stream = new PassThrough();
      const watcher = { stream, session, audience, since: performance.now() };
      watchers.add(watcher);
      stream.on('close', () => watchers.delete(watcher));
      stream.write(`retry: 2000\n${first}`);
      plan();
      // The server's close must not wait for the connection of an ended stream.
      return reply.header('connection', 'close').send(stream);
    },
  };
}
