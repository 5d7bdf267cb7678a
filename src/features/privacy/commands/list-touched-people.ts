import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Leak, listTouched, recordAudit } from '../../audit/index.ts';
import { listContacts, listUnderKey, phoneOf } from '../../identity/index.ts';

export interface TouchedPerson {
  accountId: string;
  name: string;
  idNumberMasked: string;
  /** Masked unless contacts were asked for; '' without one. */
  phone: string;
}

/**
 * Returns whom to notify of a breach (article 57): a stolen key, an export that left the house, an account that
 * was used by somebody else. The list itself is a disclosure, so it is recorded.
 */
export async function listTouchedPeople(
  parts: Pick<Parts, 'db' | 'cipher'>,
  leak: Leak | { key: string },
  contacts: boolean,
): Promise<TouchedPerson[]> {
  const { db, cipher } = parts;
  const ids = 'key' in leak ? await listUnderKey(db, leak.key) : await listTouched(db, leak);
  const people = (await listContacts(db, ids)).map((one) => ({
    accountId: one.id,
    name: one.name,
    idNumberMasked: one.idNumberMasked,
    phone: (contacts ? phoneOf({ cipher }, one)?.phone : one.phoneMasked) ?? '',
  }));
  const subject = { type: 'breach', id: Object.values(leak).join(' ').slice(0, 80) };
  const facts = { rows: people.length, contacts };
  await inTransaction(db, (tx) =>
    recordAudit(tx, 'SYSTEM', 'privacy.list_touched', subject, facts),
  );
  return people;
}
