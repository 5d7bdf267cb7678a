import type { SignedMessage } from '../../../platform/gateways/index.ts';
import type { App } from '../../../platform/http/index.ts';
import { receiveNotification } from '../commands/receive-notification.ts';
import { receiveReturn } from '../commands/receive-return.ts';

/** What the gateway calls: its notifications, and the return of payers. Both are signed. */
export function gatewayRoutes(app: App): void {
  const { parts } = app;

  app.post(
    '/gateway/notification',
    {
      // The gateway has no session: its signature protects this route.
      config: {
        access: 'everyone',
        csrf: false,
        vital: true,
        rateLimit: { max: 600, timeWindow: '1 minute' },
      },
      bodyLimit: 16_384,
    },
    async (request, reply) => {
      const { taken } = await receiveNotification(parts, textsOf(request.body), request.ip);
      return reply.type('text/plain').send(taken ? 'success' : 'fail');
    },
  );

  app.get('/gateway/return', { config: { access: 'everyone' } }, async (request, reply) => {
    const page = await receiveReturn(parts, textsOf(request.query));
    return reply.redirect(page ?? '/', 303);
  });
}

/** The fields that are one text each; the protocol has no others. */
function textsOf(fields: unknown): SignedMessage {
  const entries = Object.entries((fields ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
