import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Title } from '../rules/organisation.ts';

/** A title with its series, and whether it is awarded no more. */
export interface TitleRow extends Title {
  seriesCode: string;
  seriesName: string;
  validTo: string | null;
  successorCode: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('professionalTitles as title')
    .innerJoin('titleSeries as series', 'series.code', 'title.seriesCode')
    .select([
      'title.code',
      'title.name',
      'title.level',
      'title.validTo',
      'title.successorCode',
      'series.code as seriesCode',
      'series.name as seriesName',
    ]);

/** Lists all titles with their series, in the order of the table; ended ones too. */
export async function listTitleRows(db: Reader): Promise<TitleRow[]> {
  return select(db).orderBy('series.position').orderBy('title.code').execute();
}

export async function findTitle(db: Reader, code: string): Promise<TitleRow | undefined> {
  return select(db).where('title.code', '=', code).executeTakeFirst();
}

/** Locks a title until the transaction ends. */
export async function lockTitle(tx: Tx, code: string): Promise<TitleRow | undefined> {
  return select(tx).where('title.code', '=', code).forUpdate('title').executeTakeFirst();
}

/** Inserts a series as the last of the table and returns its code. */
export async function insertSeries(
  tx: Tx,
  series: { code: string; name: string },
): Promise<string> {
  await tx
    .insertInto('titleSeries')
    .values(({ selectFrom, fn, lit }) => ({
      ...series,
      position: selectFrom('titleSeries').select(({ eb }) =>
        eb(fn.coalesce(fn.max('position'), lit(0)), '+', 1).as('next'),
      ),
    }))
    .execute();
  return series.code;
}

export async function insertTitle(tx: Tx, title: Title & { seriesCode: string }): Promise<void> {
  await tx.insertInto('professionalTitles').values(title).execute();
}

export async function updateTitle(
  tx: Tx,
  code: string,
  change: Partial<Pick<TitleRow, 'name' | 'validTo' | 'successorCode'>>,
): Promise<void> {
  await tx.updateTable('professionalTitles').set(change).where('code', '=', code).execute();
}
