import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Cell, hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { type App, type FormValues, isHttps, wantsJson } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findKeptForm, insertKeptForm } from '../queries/kept-forms.ts';

export const keptFormCookie = 'jixue_kept';
export const keptFormPath = '/session/kept-form';
const keptMinutes = 30;

/** Whether a request is a form that would be lost to an idle end; files are not kept. */
export function wouldBeLost(request: FastifyRequest): boolean {
  const access = request.routeOptions.config.access;
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const needsPerson = access !== undefined && access !== 'everyone';
  return (
    request.idleAccountId !== null &&
    request.method === 'POST' &&
    form === true &&
    needsPerson &&
    !wantsJson(request)
  );
}

/**
 * Keeps a form submitted after an idle end for 30 minutes, encrypted, bound to browser and account;
 * it is offered again after the next login. Secrets are not kept. Call it only after the CSRF check,
 * so that no form of another site is kept.
 */
export async function keepHalfFilledForm(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: string,
): Promise<FastifyReply> {
  const token = newToken();
  const tokenHash = hashToken(token);
  const fields = withoutSecrets((request.body ?? {}) as FormValues);
  const { db, cipher, clock } = app.parts;
  await insertKeptForm(db, {
    tokenHash,
    accountId,
    action: request.url,
    fieldsCipher: cipher.encrypt(JSON.stringify(fields), fieldsCell(tokenHash)),
    expiresAt: new Date(clock.now().getTime() + keptMinutes * 60_000),
  });
  reply.setCookie(keptFormCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(app.parts.publicUrl()),
    maxAge: keptMinutes * 60,
  });
  return reply.redirect(`/login?next=${encodeURIComponent(keptFormPath)}`, 303);
}

/** Returns the form kept for this browser and account; null without one. */
export async function loadKeptForm(
  parts: Parts,
  token: string | undefined,
  accountId: string,
): Promise<{ action: string; fields: FormValues } | null> {
  if (!token) return null;
  const tokenHash = hashToken(token);
  const kept = await findKeptForm(parts.db, tokenHash, parts.clock.now());
  if (kept?.accountId !== accountId) return null;
  const fields = parts.cipher.decrypt(kept.fieldsCipher, fieldsCell(tokenHash));
  return { action: kept.action, fields: JSON.parse(fields) };
}

const fieldsCell = (tokenHash: string): Cell => ({
  table: 'kept_forms',
  column: 'fields_cipher',
  row: tokenHash,
});

function withoutSecrets(values: FormValues): FormValues {
  const kept = Object.entries(values).filter(
    ([name]) => name !== '_csrf' && !/password|code|secret/i.test(name),
  );
  return Object.fromEntries(kept);
}
