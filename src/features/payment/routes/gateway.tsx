import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayId, gatewayIds, type Notice } from '../../../platform/gateways/index.ts';
import type { App } from '../../../platform/http/index.ts';
import { receiveNotification } from '../commands/receive-notification.ts';
import { receiveReturn } from '../commands/receive-return.ts';
import { notificationPaths, returnPaths } from '../commands/send-to-gateway.ts';

// A gateway has no session: its signature protects these routes.
const notified = {
  access: 'everyone',
  csrf: false,
  vital: true,
  rateLimit: { max: 600, timeWindow: '1 minute' },
} as const;

/** What the gateways call: their notifications, and the return of payers. */
export function gatewayRoutes(app: App): void {
  const { parts } = app;
  const receive = (gateway: GatewayId) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { taken } = await receiveNotification(parts, gateway, noticeOf(request), request.ip);
    const { status, type, body } = parts.paymentGateways.get(gateway)?.replyTo(taken) ?? notHere;
    return reply.code(status).type(type).send(body);
  };
  const goBack =
    (gateway: GatewayId, fieldsOf: (request: FastifyRequest) => unknown) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { order } = textsOf(request.query);
      const message = textsOf(fieldsOf(request));
      const page = await receiveReturn(parts, gateway, { message, order });
      return reply.redirect(page ?? '/', 303);
    };

  // WeChat Pay signs the text of its JSON, so here it stays a text.
  app.register(async (scope) => {
    keepText(scope);
    for (const id of gatewayIds)
      scope.post(notificationPaths[id], { config: notified, bodyLimit: 16_384 }, receive(id));
  });
  for (const id of gatewayIds)
    app.get(
      returnPaths[id],
      { config: { access: 'everyone' } },
      goBack(id, (request) => request.query),
    );
  // UnionPay sends the payer back with a form of its own.
  app.post(
    returnPaths.UNIONPAY,
    { config: { access: 'everyone', csrf: false }, bodyLimit: 16_384 },
    goBack('UNIONPAY', (request) => request.body),
  );
}

const notHere = { status: 404, type: 'text/plain', body: '' };

function keepText(scope: FastifyInstance): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
}

function noticeOf({ headers, body }: FastifyRequest): Notice {
  const isText = typeof body === 'string';
  return {
    headers: textsOf(headers),
    body: isText ? body : '',
    fields: isText ? {} : textsOf(body),
  };
}

/** The fields that are one text each; the protocols have no others. */
function textsOf(fields: unknown): Record<string, string> {
  const entries = Object.entries((fields ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
