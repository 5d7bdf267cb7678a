import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Offering, OfferingFacts, OfferingState, Subject } from '../rules/subject.ts';

const selectSubjects = (db: Reader) =>
  db
    .selectFrom('professionalSubjects as subject')
    .select([
      'subject.id',
      'subject.authorityId',
      'subject.year',
      'subject.name',
      'subject.kind',
      'subject.hours',
      'subject.basis',
      'subject.endedAt',
      'subject.endedBecause',
    ]);

/** Subjects of a year, of one authority or (null) of all; those ended come last. */
export async function listSubjects(
  db: Reader,
  { authorityId, year }: { authorityId: string | null; year: number },
): Promise<Subject[]> {
  let query = selectSubjects(db).where('subject.year', '=', year);
  if (authorityId !== null) query = query.where('subject.authorityId', '=', authorityId);
  return query
    .orderBy('subject.authorityId')
    .orderBy('subject.endedAt', (order) => order.asc().nullsFirst())
    .orderBy('subject.kind')
    .orderBy('subject.name')
    .limit(300)
    .execute();
}

/** Years for which there are subjects, the newest first. */
export async function listSubjectYears(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom('professionalSubjects')
    .select('year')
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** A subject of an authority, or (null) of any; undefined for those of others. */
export async function findSubject(
  db: Reader,
  id: string,
  authorityId: string | null,
): Promise<Subject | undefined> {
  let query = selectSubjects(db).where('subject.id', '=', id);
  if (authorityId !== null) query = query.where('subject.authorityId', '=', authorityId);
  return query.executeTakeFirst();
}

/** Inserts a subject; null when the authority has one of this name in that year. */
export async function insertSubject(
  tx: Tx,
  subject: Omit<Subject, 'id' | 'endedAt' | 'endedBecause'> & { by: string; at: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('professionalSubjects')
    .values({
      id: newId(),
      authorityId: subject.authorityId,
      year: subject.year,
      name: subject.name,
      kind: subject.kind,
      hours: subject.hours,
      basis: subject.basis,
      createdBy: subject.by,
      createdAt: subject.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Ends a subject; false when it was ended before. */
export async function markSubjectEnded(
  tx: Tx,
  id: string,
  end: { by: string; at: Date; because: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('professionalSubjects')
    .set({ endedBy: end.by, endedAt: end.at, endedBecause: end.because })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

const selectOfferings = (db: Reader) =>
  db
    .selectFrom('professionalOfferings as offering')
    .innerJoin('professionalSubjects as subject', 'subject.id', 'offering.subjectId')
    .innerJoin('hourForms as form', 'form.code', 'offering.formCode')
    .select([
      'offering.id',
      'offering.subjectId',
      'subject.name as subjectName',
      'subject.authorityId',
      'subject.year',
      'offering.organiser',
      'offering.formCode',
      'form.name as formName',
      'offering.heldFrom',
      'offering.heldTo',
      'offering.place',
      'offering.unit',
      'offering.quantity',
      'offering.state',
    ]);

/** Offerings of subjects, the latest first. */
export async function listOfferings(
  db: Reader,
  subjectIds: readonly string[],
): Promise<Offering[]> {
  if (subjectIds.length === 0) return [];
  return selectOfferings(db)
    .where('offering.subjectId', 'in', [...subjectIds])
    .orderBy('offering.heldFrom', 'desc')
    .execute();
}

/** Lists the open offerings of a system; at most 50. */
export async function listOpenOfferings(db: Reader, authorityId: string): Promise<Offering[]> {
  return selectOfferings(db)
    .where('subject.authorityId', '=', authorityId)
    .where('offering.state', '=', 'OPEN')
    .orderBy('offering.heldFrom', 'desc')
    .limit(50)
    .execute();
}

/** An offering of an authority, or (null) of any; undefined for those of others. */
export async function findOffering(
  db: Reader,
  id: string,
  authorityId: string | null,
): Promise<Offering | undefined> {
  let query = selectOfferings(db).where('offering.id', '=', id);
  if (authorityId !== null) query = query.where('subject.authorityId', '=', authorityId);
  return query.executeTakeFirst();
}

/** Several offerings by id. */
export async function listOfferingsById(db: Reader, ids: readonly string[]): Promise<Offering[]> {
  if (ids.length === 0) return [];
  return selectOfferings(db)
    .where('offering.id', 'in', [...ids])
    .execute();
}

/** Locks an offering and returns its state: closing waits for recognising. */
export async function lockOffering(tx: Tx, id: string): Promise<OfferingState> {
  const row = await tx
    .selectFrom('professionalOfferings')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.state;
}

const columnsOf = (facts: OfferingFacts) => ({
  organiser: facts.organiser,
  formCode: facts.formCode,
  heldFrom: facts.heldFrom,
  heldTo: facts.heldTo,
  place: facts.place,
  unit: facts.unit,
  quantity: facts.quantity,
});

export async function insertOffering(
  tx: Tx,
  subjectId: string,
  facts: OfferingFacts,
  by: { accountId: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('professionalOfferings')
    .values({
      ...columnsOf(facts),
      id,
      subjectId,
      createdBy: by.accountId,
      createdAt: by.at,
    })
    .execute();
  return id;
}

export async function updateDraft(tx: Tx, id: string, facts: OfferingFacts): Promise<void> {
  await tx
    .updateTable('professionalOfferings')
    .set(columnsOf(facts))
    .where('id', '=', id)
    .execute();
}

export async function updateOfferingState(tx: Tx, id: string, state: OfferingState): Promise<void> {
  await tx.updateTable('professionalOfferings').set({ state }).where('id', '=', id).execute();
}
