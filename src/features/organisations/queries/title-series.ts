import type { Reader } from '../../../platform/database/index.ts';
import type { TitleSeries } from '../rules/organisation.ts';
import { listTitleRows } from './titles.ts';

/** Lists the title series with their titles, both in the order of the table. */
export async function listTitleSeries(db: Reader): Promise<TitleSeries[]> {
  const series = new Map<string, TitleSeries>();
  for (const { seriesCode, seriesName, ...title } of await listTitleRows(db)) {
    const one = series.get(seriesCode) ?? { code: seriesCode, name: seriesName, titles: [] };
    one.titles.push(title);
    series.set(seriesCode, one);
  }
  return [...series.values()];
}
