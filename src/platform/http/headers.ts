import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its path holds a code: the log names the route instead. */
    secretPath?: true;
  }
}

const denied = [
  'accelerometer',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const permissions = denied.map((name) => `${name}=()`).join(', ');

/**
 * What no page of ours needs is switched off in the browser, and what is for one person alone is not kept by
 * caches; a handler may say otherwise (courseware, built files).
 */
export function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', permissions);
    const { access } = request.routeOptions.config;
    if (access !== undefined && access !== 'everyone') reply.header('cache-control', 'no-store');
  });
}
