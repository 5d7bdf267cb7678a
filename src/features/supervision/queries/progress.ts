import type { Reader } from '../../../platform/database/index.ts';
import { countStandings, type Standing, standings } from '../../learner-years/index.ts';
import { listFiguresOf } from '../../statistics/index.ts';
import type { CatchUpOrder, OrderKind, OrderMetric } from '../rules/order.ts';
import { dueOf } from '../rules/share.ts';

/** How many have to reach a step, and how many have. */
export interface Standings {
  due: number;
  reached: number;
}

type Asked = Pick<CatchUpOrder, 'kind' | 'member' | 'year' | 'metric'>;

export const keyOf = ({ kind, member, year, metric }: Asked) =>
  [kind, member, year, metric].join(' ');

/** How far the people of several orders have come now, by `keyOf`: from kept figures, a query a kind and year. */
export async function loadProgress(
  db: Reader,
  orders: readonly Asked[],
): Promise<Map<string, Standings>> {
  const progress = new Map<string, Standings>();
  const groups = Map.groupBy(orders, ({ kind, year }) => `${kind} ${year}`);
  for (const group of groups.values()) {
    const { kind, year } = group[0] as Asked;
    const members = [...new Set(group.map(({ member }) => member))];
    for (const [member, of] of await countersOf(db, kind, members, year))
      for (const one of group.filter((each) => each.member === member))
        progress.set(keyOf(one), of(one.metric));
  }
  return progress;
}

type Counter = (metric: OrderMetric) => Standings;

async function countersOf(
  db: Reader,
  kind: OrderKind,
  members: string[],
  year: number,
): Promise<[string, Counter][]> {
  if (kind !== 'AGENCY') {
    const figures = await listFiguresOf(db, kind, members, year);
    return members.map((member) => {
      const found = figures.get(member);
      return [
        member,
        (metric) =>
          found ? { due: dueOf(found), reached: found[metric] } : { due: 0, reached: 0 },
      ];
    });
  }
  const counters: [string, Counter][] = [];
  for (const organisationId of members) {
    const counts = await countStandings(
      db,
      { kind: 'AGENCY', member: organisationId, bodyId: organisationId },
      year,
    );
    counters.push([organisationId, (metric) => fromStandings(counts, metric)]);
  }
  return counters;
}

// A person at one of these has not reached the step.
const before: Record<OrderMetric, Standing[]> = {
  enrolled: ['NOT_ENROLLED'],
  studied: ['NOT_ENROLLED', 'NOT_PAID', 'NOT_STUDIED'],
  passed: ['NOT_ENROLLED', 'NOT_PAID', 'NOT_STUDIED', 'NOT_PASSED'],
  recorded: standings.filter((one) => one !== 'DONE' && one !== 'EXCUSED'),
};

function fromStandings(counts: Record<Standing, number>, metric: OrderMetric): Standings {
  const due = standings
    .filter((one) => one !== 'EXCUSED')
    .reduce((sum, one) => sum + counts[one], 0);
  return { due, reached: before[metric].reduce((left, one) => left - counts[one], due) };
}
