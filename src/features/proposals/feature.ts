import { officerRoles } from '../../kernel/actor.ts';
import type { FeatureModule } from '../../platform/feature.ts';
import { countToDecide, listToDecide } from './queries/proposals.ts';
import { jobs } from './routes/jobs.ts';
import { routes } from './routes/proposals.tsx';
import { refusals } from './rules/refusals.ts';

const lastOfAll = Object.fromEntries(officerRoles.map((role) => [role, 900]));

export const feature: FeatureModule = {
  name: 'proposals',
  routes,
  refusals,
  jobs,
  navigation: [{ href: '/proposals', label: '双人复核', group: '服务', order: lastOfAll }],
  homeList: [
    {
      href: '/proposals?state=PROPOSED',
      icon: 'check',
      title: '双人复核',
      text: '同事提出的改动，由您核对后确认或退回。',
      // First of all: somebody waits for it.
      order: Object.fromEntries(officerRoles.map((role) => [role, -10])),
      isFor: async ({ db }, officer) => (await countToDecide(db, officer)) > 0,
      waiting: {
        unit: '件待复核',
        count: ({ db }, officer) => countToDecide(db, officer),
        itemised: true,
      },
    },
  ],
  homeItems: async ({ db }, officer) =>
    (await listToDecide(db, officer)).map((one) => ({
      href: `/proposals/${one.id}`,
      icon: 'check' as const,
      kind: '双人复核',
      what: one.title,
      note: one.subject,
      from: `${one.proposedByName}提出`,
      since: one.proposedAt,
      due: one.lapsesAt,
    })),
};
