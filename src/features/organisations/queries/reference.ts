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
    .values(
      divisions.map(({ code, yearFrom, yearTo, name }) => ({
        code,
        year_from: yearFrom,
        year_to: yearTo,
        name,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['code', 'year_from']).doUpdateSet((row) => ({
        year_to: row.ref('excluded.year_to'),
        name: row.ref('excluded.name'),
      })),
    )
    .execute();
}

/** Successors are set last: they may name a jurisdiction further down the list. */
export async function upsertJurisdictions(
  tx: Tx,
  jurisdictions: readonly (Jurisdiction & { divisionCode: string | null })[],
): Promise<void> {
  if (jurisdictions.length === 0) return;
  await tx
    .insertInto('jurisdictions')
    .values(
      jurisdictions.map((one) => ({
        id: one.id,
        name: one.name,
        short_name: one.shortName,
        kind: one.kind,
        division_code: one.divisionCode,
        valid_from: one.validFrom,
        valid_to: one.validTo,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        short_name: row.ref('excluded.short_name'),
        kind: row.ref('excluded.kind'),
        division_code: row.ref('excluded.division_code'),
        valid_from: row.ref('excluded.valid_from'),
        valid_to: row.ref('excluded.valid_to'),
      })),
    )
    .execute();
  for (const { id, successorId } of jurisdictions) {
    await tx
      .updateTable('jurisdictions')
      .set({ successor_id: successorId })
      .where('id', '=', id)
      .where('successor_id', 'is distinct from', successorId)
      .execute();
  }
}

export async function upsertTitleSeries(tx: Tx, series: readonly TitleSeries[]): Promise<void> {
  for (const [index, { code, name, titles }] of series.entries()) {
    const row = { name, position: index + 1 };
    await tx
      .insertInto('title_series')
      .values({ code, ...row })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
      .execute();
    for (const title of titles) {
      const titleRow = { series_code: code, name: title.name, level: title.level };
      await tx
        .insertInto('professional_titles')
        .values({ code: title.code, ...titleRow })
        .onConflict((conflict) => conflict.column('code').doUpdateSet(titleRow))
        .execute();
    }
  }
}
