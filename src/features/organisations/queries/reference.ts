import type { Tx } from '../../../platform/database/index.ts';
import type { Jurisdiction, TitleSeries } from '../rules/organisation.ts';

export interface Division {
  code: string;
  yearFrom: number;
  yearTo: number | null;
  name: string;
}

export async function upsertDivisions(tx: Tx, divisions: readonly Division[]): Promise<void> {
  if (divisions.length === 0) return;
  await tx
    .insertInto('divisions')
    .values([...divisions])
    .onConflict((conflict) =>
      conflict.columns(['code', 'yearFrom']).doUpdateSet((row) => ({
        yearTo: row.ref('excluded.yearTo'),
        name: row.ref('excluded.name'),
      })),
    )
    .execute();
}

/**
 * Inserts the jurisdictions that are not known yet: afterwards they are kept in the browser. Successors of new
 * ones are set last: they may come later in the list.
 */
export async function upsertJurisdictions(
  tx: Tx,
  jurisdictions: readonly (Jurisdiction & { divisionCode: string | null })[],
): Promise<void> {
  if (jurisdictions.length === 0) return;
  const added = await tx
    .insertInto('jurisdictions')
    .values(
      jurisdictions.map((one) => ({
        id: one.id,
        name: one.name,
        shortName: one.shortName,
        kind: one.kind,
        divisionCode: one.divisionCode,
        validFrom: one.validFrom,
        validTo: one.validTo,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  const isNew = new Set(added.map(({ id }) => id));
  for (const { id, successorId } of jurisdictions.filter((one) => isNew.has(one.id))) {
    await tx
      .updateTable('jurisdictions')
      .set({ successorId })
      .where('id', '=', id)
      .where('successorId', 'is distinct from', successorId)
      .execute();
  }
}

/** Inserts the series and titles that are not known yet: afterwards they are kept in the browser. */
export async function insertNewTitles(tx: Tx, series: readonly TitleSeries[]): Promise<void> {
  for (const [index, { code, name, titles }] of series.entries()) {
    await tx
      .insertInto('titleSeries')
      .values({ code, name, position: index + 1 })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute();
    if (titles.length === 0) continue;
    await tx
      .insertInto('professionalTitles')
      .values(titles.map((title) => ({ ...title, seriesCode: code })))
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute();
  }
}
