import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { type App, isHttps } from '../../../platform/http/index.ts';
import type { Client } from '../commands/log-in.ts';

/** A random value that identifies a browser across sessions; it holds no personal data. */
const deviceCookie = 'jixue_device';
const keptSeconds = 400 * 86_400;

/**
 * Returns IP address, browser and the hash of the device cookie, which is set here.
 */
export function clientOf(app: App, request: FastifyRequest, reply: FastifyReply): Client {
  const known = request.cookies[deviceCookie];
  const mark = known && /^[\w-]{20,80}$/.test(known) ? known : newToken();
  reply.setCookie(deviceCookie, mark, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(app.parts.publicUrl()),
    maxAge: keptSeconds,
  });
  return {
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    deviceHash: hashToken(mark),
  };
}
