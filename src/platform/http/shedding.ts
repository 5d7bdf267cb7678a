import type { FastifyInstance } from 'fastify';
import { type Pressure, startPressureGauge } from './pressure.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Never shed: the exam, logging in, payment notifications, probes. 'with-session': only with a session
     * cookie. Everything else is answered 503 while the process is BUSY.
     */
    vital?: true | 'with-session';
  }
  interface FastifyInstance {
    /** Whether this process is at its limit. */
    pressure(): Pressure;
  }
}

/** Thrown for a request that is shed: answered 503 before any work is done. */
export class Shed extends Error {}

export interface SheddingOptions {
  /** A request with this cookie counts as logged in; the session is not looked up. */
  sessionCookie: string;
  /** The pressure; by default the gauge of this process. */
  pressure?: (() => Pressure) | undefined;
}

/** Refuses, while the process is BUSY, every route that is not vital (design.md section 5, overload). */
export function shedWhenBusy(app: FastifyInstance, options: SheddingOptions): void {
  app.decorate('pressure', options.pressure ?? measuredPressure(app));
  app.addHook('onRequest', async (request) => {
    if (app.pressure() === 'CALM') return;
    const { vital } = request.routeOptions.config;
    if (vital === true) return;
    if (vital === 'with-session' && request.cookies[options.sessionCookie]) return;
    throw new Shed();
  });
}

function measuredPressure(app: FastifyInstance): () => Pressure {
  const gauge = startPressureGauge();
  app.addHook('onClose', async () => gauge.stop());
  return gauge.read;
}
