import type { Reader } from '../../../platform/database/index.ts';
import { type Endorsement, findEndorsementOfSlip } from '../../endorsement/index.ts';
import { type CertificateEntry, findEntryOfEndorsement } from '../../hours/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation, listOrganisationsById } from '../../organisations/index.ts';
import { listSlipsById, type ResultSlip } from '../../result-slips/index.ts';
import type { Case } from '../rules/case.ts';
import { type CaseEvent, listEvents, listSlipIds } from './cases.ts';
import { type Effect, listEffects } from './effects.ts';

/** A slip of a case in its present state, with its endorsement and entry. */
export interface CaseSlip {
  slip: ResultSlip;
  endorsement: Endorsement | null;
  entry: CertificateEntry | null;
}

/** A case with everything a page shows of it. */
export interface CaseView {
  one: Case;
  /** Name of the person with the masked number, or of the body. */
  subject: string;
  slips: CaseSlip[];
  events: CaseEvent[];
  effects: Effect[];
  /** Names of those who handle it, by account. */
  names: Map<string, string>;
}

/** Loads everything about a case; the caller has checked that the actor may see it. */
export async function loadCase(db: Reader, one: Case): Promise<CaseView> {
  const ids = [one.accountId, one.assignedTo, one.proposedBy, one.decidedBy, one.appealDecidedBy];
  const people = await listPeople(
    db,
    ids.filter((id) => id !== null),
  );
  const person = people.find(({ accountId }) => accountId === one.accountId);
  const subject = person
    ? `${person.name}　${person.idNumberMasked}`
    : (await getOrganisation(db, one.organisationId as string)).name;
  return {
    one,
    subject,
    slips: await loadSlips(db, one.id),
    events: await listEvents(db, one.id),
    effects: await listEffects(db, one.id),
    names: new Map(people.map(({ accountId, name }) => [accountId, name])),
  };
}

async function loadSlips(db: Reader, caseId: string): Promise<CaseSlip[]> {
  const found = [];
  for (const slip of await listSlipsById(db, await listSlipIds(db, caseId))) {
    const endorsement = (await findEndorsementOfSlip(db, slip.id)) ?? null;
    const entry = endorsement ? await findEntryOfEndorsement(db, endorsement.id) : undefined;
    found.push({ slip, endorsement, entry: entry ?? null });
  }
  return found;
}

/** Returns the name of the person or body of each case or finding, by its id. */
export async function listSubjects(
  db: Reader,
  cases: readonly Pick<Case, 'id' | 'accountId' | 'organisationId'>[],
): Promise<Map<string, string>> {
  const people = await listPeople(
    db,
    cases.map(({ accountId }) => accountId).filter((id) => id !== null),
  );
  const bodies = await listOrganisationsById(
    db,
    cases.map(({ organisationId }) => organisationId).filter((id) => id !== null),
  );
  const nameOf = new Map([
    ...people.map(({ accountId, name }) => [accountId, name] as const),
    ...bodies.map(({ id, name }) => [id, name] as const),
  ]);
  return new Map(
    cases.map((one) => [one.id, nameOf.get(one.accountId ?? one.organisationId ?? '') ?? '']),
  );
}
