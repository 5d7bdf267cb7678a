import { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Parts } from '../parts.ts';
import { actorOf, pathOnly } from './access.ts';
import type { App } from './server.ts';

/** Stands before a search that is encrypted; no name or number begins with it. */
const mark = '~';
const longest = 60;

type Sealing = Pick<Parts, 'cipher'>;
const placeOf = ({ accountId }: Actor) => ({ table: 'searches', column: 'words', row: accountId });

/** The search of another person, or one cut short: its address is of no use here. */
class ForeignSearch extends Error {
  statusCode = 400;
  code = 'foreign_search';
}

/** A search for a person in the query of an address: encrypted, for the person who typed it alone. */
export const sealedWords = z
  .string()
  .trim()
  .refine((text) => text.startsWith(mark) || text.length <= longest, `最多${longest}个字。`)
  .default('');

/** Returns what was typed. Throws for the search of somebody else. */
export function openSearch({ cipher }: Sealing, actor: Actor, sealed: string): string {
  if (!sealed.startsWith(mark)) return sealed;
  try {
    const text = Buffer.from(sealed.slice(mark.length), 'base64url').toString();
    return cipher.decrypt(text, placeOf(actor));
  } catch (cause) {
    throw new ForeignSearch('search', { cause });
  }
}

export function sealSearch({ cipher }: Sealing, actor: Actor, typed: string): string {
  const text = typed.trim().slice(0, longest);
  if (text === '') return '';
  return mark + Buffer.from(cipher.encrypt(text, placeOf(actor))).toString('base64url');
}

const SearchForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * Takes the searches of lists by name or number as forms, so that what is typed stands in no address, history or
 * log of a proxy, and goes on to the list with it encrypted. `sealed` names the fields that hold it.
 */
export function takeSearches(app: App): void {
  app.post('/searches', { config: { access: 'signed-in' } }, async (request, reply) => {
    const form = SearchForm.safeParse(request.body).data ?? {};
    const { to, sealed, _csrf, ...fields } = form;
    const names = new Set(String(sealed ?? '').split(' '));
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) {
        const kept = names.has(name) ? sealSearch(app.parts, actorOf(request), one) : one;
        if (kept !== '') query.append(name, kept);
      }
    const [path] = pathOnly(String(to ?? '/')).split('?');
    return reply.redirect(`${path}?${query}`, 303);
  });
}
