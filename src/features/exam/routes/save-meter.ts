import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../../kernel/ids.ts';
import type { App } from '../../../platform/http/index.ts';
import { addToSaveMeter } from '../queries/monitor/figures.ts';

/** An examinee notices a longer wait. */
const slowAfterMs = 500;
const flushEveryMs = 1000;

export interface SaveMeter {
  /** Writes the counts since the last flush. */
  flush(): Promise<void>;
  /** Counts a save that came by an exam line, by the status HTTP would have had. */
  note(status: number, answers: number, ms: number): void;
}

const nothing = () => ({ saves: 0, slow: 0, refused: 0 });

/**
 * Counts the answers that this process acknowledges, the slow ones among them, and refused requests, and
 * writes the counts once a second for the monitor. Call before the routes are mounted.
 */
export function meterSaves(app: App): SaveMeter {
  const { db, log } = app.parts;
  const process = newId();
  let counted = nothing();
  let timer: NodeJS.Timeout | undefined;
  let written = Promise.resolve();

  async function write(): Promise<void> {
    timer = undefined;
    const counts = counted;
    if (counts.saves + counts.refused === 0) return;
    counted = nothing();
    try {
      await addToSaveMeter(db, process, counts);
    } catch (error) {
      log.warn({ error }, 'save meter');
      count(counts);
    }
  }
  const flush = () => {
    clearTimeout(timer);
    written = written.then(write);
    return written;
  };

  function count({ saves, slow, refused }: ReturnType<typeof nothing>): void {
    counted.saves += saves;
    counted.slow += slow;
    counted.refused += refused;
    timer ??= setTimeout(flush, flushEveryMs).unref();
  }

  function note(status: number, saves: number, ms: number): void {
    if (status === 503) count({ saves: 0, slow: 0, refused: 1 });
    if (status === 200) count({ saves, slow: ms > slowAfterMs ? saves : 0, refused: 0 });
  }

  app.addHook('onRoute', (route) => {
    if (route.url !== '/attempts/:id/answers') return;
    route.onResponse = [
      route.onResponse ?? [],
      async (request: FastifyRequest, reply: FastifyReply) => {
        const saves = (request.body as { answers: unknown[] } | undefined)?.answers?.length ?? 0;
        note(reply.statusCode, saves, reply.elapsedTime);
      },
    ].flat();
  });
  app.addHook('onClose', flush);
  return { flush, note };
}
