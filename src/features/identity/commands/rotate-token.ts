import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { replaceToken } from '../queries/sessions.ts';

/**
 * Gives a session a new token where its rights change, in the caller's transaction, and returns it: a cookie
 * that was fixed or read before gains nothing. The session keeps its id, so that CSRF tokens and kept pages of
 * its other tabs, an exam among them, stay valid. No audit: the caller records the change.
 */
export async function rotateToken(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken();
  await replaceToken(tx, sessionId, hashToken(token));
  return token;
}
