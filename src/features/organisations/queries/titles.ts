import type { Reader } from '../../../platform/database/index.ts';
import type { Title } from '../rules/organisation.ts';

/** Lists all titles with their series, in the order of the table. */
export async function listTitleRows(
  db: Reader,
): Promise<(Title & { seriesCode: string; seriesName: string })[]> {
  return db
    .selectFrom('professionalTitles as title')
    .innerJoin('titleSeries as series', 'series.code', 'title.seriesCode')
    .select([
      'title.code',
      'title.name',
      'title.level',
      'series.code as seriesCode',
      'series.name as seriesName',
    ])
    .orderBy('series.position')
    .orderBy('title.code')
    .execute();
}

export async function findTitle(db: Reader, code: string): Promise<Title | undefined> {
  return db
    .selectFrom('professionalTitles')
    .select(['code', 'name', 'level'])
    .where('code', '=', code)
    .executeTakeFirst();
}
