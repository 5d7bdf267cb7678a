import type { FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { Db } from '../database/index.ts';
import { countRequest } from '../database/request-counts.ts';

/**
 * The store of @fastify/rate-limit in the database, so that a limit holds for all processes and machines
 * together. Each route has its own count.
 */
export function sharedLimits(db: Db): FastifyRateLimitStoreCtor {
  // The plugin's types omit `routeInfo`, which its documentation says `child` gets.
  return class SharedLimits {
    #route = '';

    incr(
      address: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      windowMs: number,
    ): void {
      countRequest(db, `${this.#route} ${address}`, windowMs).then(
        ({ requests, remainingMs }) => done(null, { current: requests, ttl: remainingMs }),
        (error: Error) => done(error),
      );
    }

    child({ routeInfo }: { routeInfo: { method: string; url: string } }): SharedLimits {
      const store = new SharedLimits();
      store.#route = `${routeInfo.method} ${routeInfo.url}`;
      return store;
    }
  } as unknown as FastifyRateLimitStoreCtor;
}
