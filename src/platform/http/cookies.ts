import type { FastifyReply } from 'fastify';
import type { Parts } from '../parts.ts';

export const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/**
 * Returns the name of a cookie; under HTTPS with the prefix `__Host-`, which browsers accept from this host
 * alone, encrypted and for all paths.
 */
export const hostCookie = (publicUrl: string, name: string): string =>
  isHttps(publicUrl) ? `__Host-${name}` : name;

export const csrfCookieOf = ({ publicUrl }: Pick<Parts, 'publicUrl'>): string =>
  hostCookie(publicUrl(), 'jixue_csrf');

/** Returns a CSRF token for the session of a request. */
export function csrfTokenOf(reply: FastifyReply): string {
  return reply.generateCsrf({ userInfo: reply.request.sessionBinding });
}

/** How this browser shows pages; says nothing about a person. */
export const displayCookie = 'jixue_display';
