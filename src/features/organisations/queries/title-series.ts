import type { Reader } from '../../../platform/database/index.ts';
import type { TitleSeries } from '../rules/organisation.ts';
import { listTitleRows, type TitleRow } from './titles.ts';

/** Lists the title series with their titles, both in the order of the table; ended titles too. */
export async function listTitleSeries(db: Reader): Promise<TitleSeries[]> {
  return groupBySeries(await listTitleRows(db));
}

/**
 * Lists the titles that a person may have: those awarded, and ended ones without a successor. Who held one with
 * a successor has that.
 */
export async function listHeldTitleSeries(db: Reader): Promise<TitleSeries[]> {
  const held = (await listTitleRows(db)).filter((one) => !one.validTo || !one.successorCode);
  return groupBySeries(held);
}

function groupBySeries(rows: readonly TitleRow[]): TitleSeries[] {
  const series = new Map<string, TitleSeries>();
  for (const { seriesCode, seriesName, code, name, level } of rows) {
    const one = series.get(seriesCode) ?? { code: seriesCode, name: seriesName, titles: [] };
    one.titles.push({ code, name, level });
    series.set(seriesCode, one);
  }
  return [...series.values()];
}
