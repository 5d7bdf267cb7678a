import type { Reader } from '../../../platform/database/index.ts';
import type { Title } from '../rules/organisation.ts';

/** All titles with their series, in the order of the table. */
export async function listTitleRows(
  db: Reader,
): Promise<(Title & { seriesCode: string; seriesName: string })[]> {
  return db
    .selectFrom('professional_titles as title')
    .innerJoin('title_series as series', 'series.code', 'title.series_code')
    .select([
      'title.code',
      'title.name',
      'title.level',
      'series.code as seriesCode',
      'series.name as seriesName',
    ])
    .$narrowType<{ level: Title['level'] }>()
    .orderBy('series.position')
    .orderBy('title.code')
    .execute();
}

export async function findTitle(db: Reader, code: string): Promise<Title | undefined> {
  return db
    .selectFrom('professional_titles')
    .select(['code', 'name', 'level'])
    .$narrowType<{ level: Title['level'] }>()
    .where('code', '=', code)
    .executeTakeFirst();
}
