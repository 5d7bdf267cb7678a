import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, sendAttachment } from '../../../platform/http/index.ts';
import type { Case } from '../rules/case.ts';

/** Sends the file of a statement; the caller has checked who may see the case. */
export async function sendFile(
  app: App,
  reply: FastifyReply,
  one: Case,
  kind: 'defence' | 'appeal',
): Promise<FastifyReply> {
  const name = kind === 'defence' ? one.defenceFile : one.appealFile;
  if (!name) throw new Refusal('irregularities.not_found');
  return sendAttachment(reply, name, await app.parts.storage.read(`cases/${one.id}/${kind}`));
}
