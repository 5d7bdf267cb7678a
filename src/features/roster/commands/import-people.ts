import type { Officer } from '../../../kernel/actor.ts';
import { breaksUnique, inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit, recordAudits } from '../../audit/index.ts';
import { confirmListedEmployments, registerListed, updateListedPosts } from '../../people/index.ts';
import { deleteRows } from '../queries/chunks.ts';
import {
  findLastCandidate,
  listCandidatesByStanding,
  listCandidatesElsewhere,
  listNewCandidates,
} from '../queries/import-candidates.ts';
import { importsOwn, membershipOfImport } from '../queries/import-target.ts';
import { findImport, lockImport, tryLockImport, updateImport } from '../queries/imports.ts';
import { sealForAccount } from '../rules/import-candidate.ts';
import type { ListImport } from '../rules/list-import.ts';
import { compareAgain } from './compare-again.ts';
import { requestTransfers } from './request-transfers.ts';

const rowsAtOnce = 5000;

/**
 * Writes all valid rows of an ordered import in one transaction; after a crash the next run writes
 * them. If one of the people got an account meanwhile, the list is compared again.
 */
export async function importPeople(parts: Parts, importId: string): Promise<void> {
  const list = await findImport(parts.db, importId);
  if (list?.state !== 'IMPORTING') return;
  try {
    await inTransaction(parts.db, async (tx) => {
      // Progress is written outside this transaction, which therefore must not lock the row of the
      // import yet.
      if (!(await tryLockImport(tx, importId))) return;
      await writePeople(parts, tx, list);
      if ((await lockImport(tx, importId))?.state !== 'IMPORTING')
        throw new Error(`import ${importId} was written twice`);
      await finish(parts, tx, list);
    });
  } catch (error) {
    const taken = ['accounts_id_number_index_key', 'accounts_one_phone'];
    if (!taken.some((constraint) => breaksUnique(error, constraint))) throw error;
    await compareAgain(parts, importId);
  }
}

async function writePeople(parts: Parts, tx: Tx, list: ListImport): Promise<void> {
  const into = {
    importId: list.id,
    membership: membershipOfImport(list),
    confirmedBy: importsOwn(list) ? list.orderedBy : null,
    districtId: list.districtId,
    at: parts.clock.now(),
  };
  const last = await findLastCandidate(tx, list.id);
  for (let first = 0; first <= last; first += rowsAtOnce) {
    const slice = { first, last: first + rowsAtOnce - 1 };
    const candidates = await listNewCandidates(tx, list.id, slice);
    const people = candidates.map((one) => sealForAccount(parts, list.id, one));
    await registerListed(tx, people, into);
    const written = Math.min(list.rowsTotal - list.rowsFaulty, first + rowsAtOnce);
    await updateImport(parts.db, list.id, { rowsWritten: written });
  }
}

async function finish(parts: Parts, tx: Tx, list: ListImport): Promise<void> {
  const actor = orderer(list);
  const at = parts.clock.now();
  const confirmed = importsOwn(list) ? await joinKnown(parts, tx, list, actor) : 0;
  const counts = {
    rows: list.rowsTotal - list.rowsFaulty,
    left: list.rowsFaulty,
    people: list.peopleNew,
    confirmed,
    asked: importsOwn(list) ? list.peopleElsewhere : 0,
  };
  const facts = { organisationId: list.organisationId, ...counts };
  await recordAudit(
    tx,
    actor,
    'roster.import_people',
    { type: 'roster_import', id: list.id },
    facts,
  );
  // Faulty rows can still be downloaded and corrected.
  if (list.rowsFaulty === 0) await deleteRows(tx, list.id);
  await updateImport(tx, list.id, {
    state: 'DONE',
    rowsWritten: counts.rows,
    peopleClaimed: confirmed,
    finishedAt: at,
  });
}

// Confirms people with an account who claim the unit, and asks the others.
async function joinKnown(parts: Parts, tx: Tx, list: ListImport, actor: Officer): Promise<number> {
  const membership = membershipOfImport(list);
  if (!membership) return 0;
  await requestTransfers(
    parts,
    tx,
    actor,
    membership,
    await listCandidatesElsewhere(tx, list.id),
    list.id,
  );
  if (membership.kind === 'CUSTODY') return 0;
  const { organisationId } = membership;
  const here = await listCandidatesByStanding(tx, list.id, 'HERE');
  const placed = here.filter(({ department, post }) => department !== '' || post !== '');
  await updateListedPosts(tx, organisationId, placed);
  const { accountId } = actor;
  const by = { accountId, organisationId, at: parts.clock.now() };
  const claimed = await listCandidatesByStanding(tx, list.id, 'CLAIMED');
  const people = await confirmListedEmployments(tx, list.id, claimed, by);
  const facts = { organisationId, state: 'CONFIRMED', importId: list.id };
  await recordAudits(
    tx,
    people.map((id) => ({
      actor,
      action: 'people.answer_employment',
      subject: { type: 'account', id },
      facts,
    })),
  );
  return people.length;
}

// The job acts for the officer who ordered the import.
function orderer({ orderedBy, role, uploaderId }: ListImport): Officer {
  return {
    accountId: orderedBy as string,
    sessionId: '',
    name: '',
    role,
    organisationId: uploaderId,
    jurisdictionId: null,
  };
}
