import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.ts';

/** A sealed word of a query begins so. */
const mark = '~';
const minutes = 30;

const cellOf = (accountId: string) => ({
  table: 'addresses',
  column: 'words',
  row: accountId,
});

const isNumber = (value: string) =>
  /\d{6}/.test(value) && !/^[\da-f]{8}-[\da-f-]{27}$/i.test(value);

/**
 * The query of a search: empty values are left out, and a value with a number is sealed for half an hour and for
 * this account, so that no address, history or log holds it (E26).
 */
export function sealWords(
  { cipher, clock }: Pick<Parts, 'cipher' | 'clock'>,
  accountId: string,
  asked: Record<string, unknown>,
): string {
  const until = clock.now().getTime() + minutes * 60_000;
  const seal = (value: string) => {
    if (!isNumber(value)) return value;
    const sealed = cipher.encrypt(JSON.stringify({ value, until }), cellOf(accountId));
    return mark + Buffer.from(sealed).toString('base64url');
  };
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(asked))
    for (const value of [given].flat())
      if (typeof value === 'string' && value.trim() !== '') query.append(name, seal(value.trim()));
  return query.toString();
}

/**
 * Opens the sealed words of every query and form before its schema reads them; expired or foreign ones are empty.
 */
export function openSealedWords(
  app: FastifyInstance,
  parts: Pick<Parts, 'cipher' | 'clock'>,
): void {
  app.addHook('preValidation', async (request) => {
    const { actor, query, body } = request;
    if (!actor) return;
    for (const fields of [query, body]) openWords(parts, actor.accountId, fields);
  });
}

const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && /^~[\w-]{40,}$/.test(value);

function openWords(
  parts: Pick<Parts, 'cipher' | 'clock'>,
  accountId: string,
  fields: unknown,
): void {
  if (typeof fields !== 'object' || fields === null) return;
  const named = fields as Record<string, unknown>;
  for (const [name, value] of Object.entries(named))
    if (isSealed(value)) named[name] = openWord(parts, accountId, value.slice(mark.length));
}

function openWord(
  { cipher, clock }: Pick<Parts, 'cipher' | 'clock'>,
  accountId: string,
  sealed: string,
): string {
  try {
    const text = Buffer.from(sealed, 'base64url').toString();
    const { value, until } = JSON.parse(cipher.decrypt(text, cellOf(accountId)));
    return until > clock.now().getTime() ? String(value) : '';
  } catch {
    return '';
  }
}
