import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import type { FilterChoice } from '../../../ui/index.ts';
import { affiliationNames } from '../../organisations/index.ts';
import { type Dimension, dimensionNames, type Filter, type MemberNames } from '../rules/figure.ts';

const entries = (map: Iterable<[string, string]>) =>
  [...map].map(([value, label]) => ({ value, label }));

export const yearChoice = (years: readonly number[], year: number): FilterChoice => ({
  name: 'year',
  label: '年度',
  value: String(year),
  options: [...new Set([year, ...years])]
    .sort((a, b) => b - a)
    .map((one) => ({ value: String(one), label: `${one}年` })),
});

/** The choices that narrow figures, in the order of the page. */
export function choicesOf(
  dimensions: readonly Dimension[],
  filter: Filter,
  names: MemberNames,
): FilterChoice[] {
  const options = {
    place: () => entries(names.place),
    industry: () => entries(names.industry),
    affiliation: () => entries(Object.entries(affiliationNames)),
    level: () => titleLevels.map((level) => ({ value: level, label: titleLevelNames[level] })),
  };
  return dimensions.map((name) => ({
    name,
    label: dimensionNames[name],
    value: filter[name] ?? '',
    all: '全部',
    options: options[name](),
  }));
}
