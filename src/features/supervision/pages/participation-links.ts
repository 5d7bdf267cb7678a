import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import type { FilterChoice } from '../../../ui/index.ts';
import type { Participation } from '../queries/participation.ts';
import type { Line, Side } from '../rules/participation.ts';

/** The address of what is shown, changed in some of its choices. */
export function hrefOf(
  { year, by, filter }: Pick<Participation, 'year' | 'by' | 'filter'>,
  change: Record<string, string>,
): string {
  const query = new URLSearchParams({ year: String(year), by });
  for (const [name, value] of Object.entries({ ...filter, ...change }))
    if (value) query.set(name, value);
  return `/supervision?${query}`;
}

/** Where a line leads: from a place or system to its units, from a level to its places, from a unit to its people. */
export function drillHref(
  shown: Participation,
  line: Line,
  standing = 'NOT_ENROLLED',
): string | null {
  const { by, year, choosable } = shown;
  if (!line.member) return null;
  if (by === 'unit') return `/statistics/units/${line.member}?year=${year}&standing=${standing}`;
  if (by !== 'level') return hrefOf(shown, { by: 'unit', [by]: line.member });
  const next: Side = choosable.includes('place') ? 'place' : 'unit';
  return hrefOf(shown, { by: next, level: line.member });
}

/** The choices that narrow the table; not the one it is shown by, nor the one the scope fixes. */
export function choicesOf({
  year,
  years,
  by,
  choosable,
  filter,
  names,
}: Participation): FilterChoice[] {
  const members = (of: ReadonlyMap<string, string>) =>
    [...of].map(([value, label]) => ({ value, label }));
  const options = {
    place: { label: '区县', options: members(names.place) },
    industry: { label: '行业系统', options: members(names.industry) },
    level: {
      label: '职称层级',
      options: titleLevels.map((level) => ({ value: level, label: titleLevelNames[level] })),
    },
  };
  const narrowing = (['place', 'industry', 'level'] as const).filter(
    (one) => one !== by && choosable.includes(one),
  );
  return [
    {
      name: 'year',
      label: '年度',
      value: String(year),
      options: years
        .toSorted((one, other) => other - one)
        .map((one) => ({ value: String(one), label: `${one}年` })),
    },
    ...narrowing.map((name) => ({
      name,
      value: filter[name] ?? '',
      all: '全部',
      ...options[name],
    })),
  ];
}
