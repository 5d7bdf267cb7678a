import type { Officer } from '../../kernel/actor.ts';
import type { FeatureModule } from '../../platform/feature.ts';
import type { Parts } from '../../platform/parts.ts';
import { scopeOf } from '../organisations/index.ts';
import { waitingFollower } from './commands/follow-unit.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countByState, findOldestRequest } from './queries/endorsements.ts';
import { endorsesAtAll } from './queries/endorsing-body.ts';
import { slipsSection } from './routes/dossier.tsx';
import { routes } from './routes/endorsements.tsx';
import { renderFigures } from './routes/home-panel.tsx';
import { jobs } from './routes/jobs.ts';
import { learnerRoutes } from './routes/progress.tsx';
import { queueRoutes } from './routes/queue.tsx';
import { endorsingRoles } from './rules/policy.ts';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

/** Every role that endorses, each at the same place of its order. */
const placed = (place: number) => Object.fromEntries(endorsingRoles.map((role) => [role, place]));

const countPending = async ({ db }: Parts, officer: Officer) =>
  (await countByState(db, scopeOf(officer))).PENDING;

export const feature: FeatureModule = {
  name: 'endorsement',
  texts,
  accountFollowers,
  organisationFollowers: [waitingFollower],
  dossierSections: [slipsSection],
  routes(app) {
    queueRoutes(app);
    routes(app);
    learnerRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/endorsements',
      label: '审验',
      group: '审验与学时',
      order: { ...placed(50), DISTRICT_CLERK: 20, MUNICIPAL_OFFICER: 10, ASSOCIATION_CLERK: 10 },
    },
  ],
  homeList: [
    {
      href: '/endorsements',
      icon: 'stamp',
      title: '审验合格单',
      text: '对照平台记录核对，逐张或成批审验；不符的写明原因退回。',
      order: placed(0),
      waiting: {
        unit: '张待审验',
        count: countPending,
        oldest: async ({ db }, officer) => ({
          since: await findOldestRequest(db, scopeOf(officer)),
        }),
      },
      isFor: ({ db }, officer) => endorsesAtAll(db, officer),
    },
    {
      href: '/endorsements',
      icon: 'stamp',
      title: '审验监督',
      text: '查看全市各单位的审验，发现不当的可以撤销。',
      order: { MUNICIPAL_OFFICER: 0 },
      figure: {
        unit: '张待审验',
        count: countPending,
      },
    },
  ],
  homePanels: [{ place: 'BELOW', render: renderFigures }],
};
