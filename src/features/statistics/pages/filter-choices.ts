import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { FilterChoice } from '../../../ui/index.ts';
import { affiliationNames, listOrganisations, loadPlaceNames } from '../../organisations/index.ts';
import { type Dimension, dimensionNames, type Filter } from '../rules/figure.ts';
import type { Scope } from '../rules/scope.ts';

/** Names of places and authorities by id, for who looks at figures. */
export async function loadNames(
  db: Reader,
  day: string,
): Promise<Record<'place' | 'industry', Map<string, string>>> {
  const [places, authorities] = await Promise.all([
    loadPlaceNames(db, day),
    listOrganisations(db, { kind: 'INDUSTRY_AUTHORITY' }),
  ]);
  return {
    place: places,
    industry: new Map(authorities.map(({ id, shortName }) => [id, shortName])),
  };
}

/** Dimensions somebody may choose from: not the one his scope fixes. */
export function dimensionsOf(scope: Scope): Dimension[] {
  const fixed = {
    CITY: [],
    PLACE: ['place'],
    INDUSTRY: ['industry'],
    UNIT: ['place', 'industry', 'affiliation'],
  }[scope.kind] as Dimension[];
  return (['place', 'industry', 'affiliation', 'level'] as const).filter(
    (one) => !fixed.includes(one),
  );
}

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
  names: Record<'place' | 'industry', Map<string, string>>,
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
