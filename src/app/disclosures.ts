import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordDisclosure } from '../features/audit/index.ts';
import {
  type App,
  type Disclosure,
  namesKeptPage,
  recordDisclosures,
} from '../platform/http/index.ts';

/** Writes the audit entry of every answer that holds personal data of others (E25). */
export function auditDisclosures(app: App): void {
  recordDisclosures(app as unknown as FastifyInstance, (request, reply, what) =>
    recordDisclosure(app.parts.db, entryOf(request, reply, what)),
  );
}

function entryOf(request: FastifyRequest, reply: FastifyReply, { what, of }: Disclosure) {
  const { actor, id: requestId, ip: address, routeOptions } = request;
  const [row] = Object.values((request.params ?? {}) as Record<string, unknown>);
  const url = routeOptions.url ?? '';
  const { people = null, rows, because } = reply.disclosed ?? {};
  const subject =
    row === undefined ? { type: 'route', id: url } : { type: of ?? 'route', id: String(row) };
  const asked = harmless((request.query ?? {}) as Record<string, unknown>);
  const facts = {
    what,
    route: `${request.method} ${url}`,
    ...(Object.keys(asked).length > 0 && { asked }),
    ...(rows !== undefined && { rows }),
    ...(because !== undefined && { because }),
  };
  const action = `disclosure.${howOf(request, reply)}`;
  return { actor, action, subject, facts, people, address, requestId };
}

function howOf({ params }: FastifyRequest, reply: FastifyReply): string {
  const type = String(reply.getHeader('content-type') ?? '');
  if (type.startsWith('text/html') || reply.keptStatus !== null)
    return Object.keys((params ?? {}) as object).length > 0 ? 'show_record' : 'show_list';
  if (type.startsWith('application/json')) return 'answer_system';
  return type.startsWith('text/event-stream') ? 'show_live' : 'hand_out_file';
}

const kept = /^([a-z][a-z_-]{0,39}|[A-Z][A-Z_-]{0,39}|\d{1,4}|\d{4}-\d\d-\d\d|[\da-f-]{36})$/;

/** What was asked for, without names and numbers of people: facts hold no identifiers in the clear. */
function harmless(query: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(query).filter(
    ([name, value]) => !namesKeptPage(name) && value !== undefined && value !== '',
  );
  return Object.fromEntries(
    known.map(([name, value]) => [name, kept.test(String(value)) ? value : '…']),
  );
}
