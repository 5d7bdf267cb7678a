import { isCounterClerk } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import type { FeatureModule } from '../../platform/feature.ts';
import { accountBarriers } from './queries/account-barriers.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countOpenAccountClaims, findOldestAccountClaim } from './queries/claim-office.ts';
import { listOpenCorrections } from './queries/corrections.ts';
import { accountClaimsFollower, learnersFollower, staffFollower } from './queries/followers.ts';
import { accountRoutes } from './routes/account.tsx';
import { accountClaimRoutes } from './routes/account-claims.tsx';
import { consentRoutes } from './routes/consent.tsx';
import { correctionRoutes } from './routes/corrections.tsx';
import { counterRegistrationRoutes } from './routes/counter-registration.tsx';
import { counterResetRoutes } from './routes/counter-reset.tsx';
import { dossierSections } from './routes/dossier.tsx';
import { jobs } from './routes/jobs.ts';
import { registrationRoutes } from './routes/registration.tsx';
import { registrationCodeRoutes } from './routes/registration-code.tsx';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'people',
  texts,
  accountBarriers,
  accountFollowers,
  jurisdictionFollowers: [learnersFollower, accountClaimsFollower],
  help: {
    '/register': 'register',
    '/register/work': 'unit',
    '/register/password': 'register',
    '/register/code': 'register',
    '/privacy/consent': 'my-data',
    '/account': 'own-data',
    '/account/employer': 'unit',
    '/account/work': 'own-data',
    '/account/registration': 'returned-data',
    '/claims/new': 'claim',
  },
  organisationFollowers: [staffFollower],
  dossierSections,
  sealedTables: [
    {
      table: 'identity_claims',
      key: { id: 'uuid' },
      columns: [
        { column: 'id_number_cipher', index: 'id_number_index' },
        { column: 'claimant_phone_cipher' },
      ],
    },
    {
      table: 'identity_corrections',
      key: { id: 'uuid' },
      columns: [{ column: 'id_number_cipher' }],
    },
    {
      table: 'pending_registrations',
      key: { id: 'uuid' },
      columns: [{ column: 'form_cipher' }, { column: 'phone_cipher' }],
    },
    {
      table: 'registration_drafts',
      key: { id: 'uuid' },
      columns: [{ column: 'form_cipher' }],
    },
  ],
  routes(app) {
    registrationRoutes(app);
    registrationCodeRoutes(app);
    accountRoutes(app);
    consentRoutes(app);
    counterResetRoutes(app);
    counterRegistrationRoutes(app);
    correctionRoutes(app);
    accountClaimRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/account',
      label: '我的资料',
      group: '服务',
      order: { LEARNER: 70 },
    },
    {
      href: '/claims',
      label: '账号申领',
      group: '人员与学习',
      order: { DISTRICT_CLERK: 50, CENTRE_CLERK: 60 },
    },
  ],
  homeItems: async ({ db }, officer) =>
    isCounterClerk(officer)
      ? (await listOpenCorrections(db, officer.organisationId))
          .filter(({ proposedBy }) => proposedBy !== officer.accountId)
          .map((one) => ({
            href: `/counter/corrections/${one.id}`,
            icon: 'pen' as const,
            kind: '更正复核',
            what: '姓名或证件号码的更正',
            note: '由您复核',
            from: `${one.proposedByName}提出`,
            since: one.proposedAt,
          }))
      : [],
  homeList: [
    {
      href: '/claims',
      icon: 'lock',
      title: '账号申领',
      text: '证件号码被他人占用的，当面核验身份后办理。',
      order: { DISTRICT_CLERK: 20, CENTRE_CLERK: 40 },
      waiting: {
        unit: '件待核验',
        count: ({ db, clock }, { organisationId }) =>
          countOpenAccountClaims(db, organisationId, dayOf(clock.now())),
        oldest: async ({ db, clock }, { organisationId }) => ({
          since: await findOldestAccountClaim(db, organisationId, dayOf(clock.now())),
        }),
      },
    },
    {
      href: '/counter/password-reset',
      icon: 'person',
      title: '当面重置密码',
      text: '学员忘记密码又收不到短信的，核验证件后给一次性代码。',
      order: { DISTRICT_CLERK: 90, CENTRE_CLERK: 90 },
    },
  ],
};
