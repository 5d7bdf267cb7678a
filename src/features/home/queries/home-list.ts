import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { countWaitingDrafts } from '../../announcements/index.ts';
import { countEntriesSince } from '../../audit/index.ts';
import { findCurrentTopic } from '../../courses/index.ts';
import { countWaitingAbsences } from '../../eligibility/index.ts';
import { countByState } from '../../endorsement/index.ts';
import { countOpenAttempts } from '../../exam/index.ts';
import { countWaiting } from '../../helpdesk/index.ts';
import { countToConfirm } from '../../hours/index.ts';
import { listAssignments } from '../../identity/index.ts';
import { countCasesToHandle, countNewFindings } from '../../irregularities/index.ts';
import {
  actsAsMunicipalUnit,
  getOrganisation,
  listMissingUnitRequests,
  listUnapproved,
  scopeOf,
} from '../../organisations/index.ts';
import {
  countOpenLines,
  listReconciliations,
  listRefunds,
  listTakings,
  sumBankLines,
} from '../../payment/index.ts';
import { countOpenAccountClaims } from '../../people/index.ts';
import { countWaitingLists } from '../../professional-subjects/index.ts';
import {
  countCheckedImports,
  countClaimedEmployments,
  countTransfersToAnswer,
} from '../../roster/index.ts';
import { countChecksToFinish, countOrdersToHandle } from '../../supervision/index.ts';
import { countForCentre, countToCollect } from '../../textbooks/index.ts';
import type { Desk } from '../pages/officer-home.tsx';
import { type Duty, tasks } from '../rules/tasks.ts';

/** What each role does, in the order of its day; access itself is each route's own matter. */
const duties: Record<OfficerRole, Duty[]> = {
  UNIT_ADMIN: [
    'endorse',
    'confirm',
    'staff',
    'groupOrders',
    'catchUpOrders',
    'absences',
    'review',
    'assessments',
    'card',
    'gatherBooks',
    'professional',
    'questions',
  ],
  DISTRICT_CLERK: [
    'endorse',
    'refunds',
    'claims',
    'missingUnits',
    'lists',
    'catchUpOrders',
    'spotChecks',
    'questions',
    'gatherBooks',
    'passwordReset',
    'acceptance',
    'assessments',
    'reports',
    'verify',
  ],
  INDUSTRY_OFFICER: [
    'catchUpOrders',
    'industry',
    'recognise',
    'gatherBooks',
    'acceptance',
    'assessments',
    'reports',
    'courses',
    'verify',
  ],
  MUNICIPAL_OFFICER: [
    'supervise',
    'findings',
    'cases',
    'catchUpOrders',
    'spotChecks',
    'questions',
    'approvals',
    'announcements',
    'acceptance',
    'assessments',
    'courses',
    'verify',
  ],
  CENTRE_CLERK: [
    'examDesk',
    'refunds',
    'bankLines',
    'reconciliations',
    'claims',
    'missingUnits',
    'lists',
    'questions',
    'bookOrders',
    'passwordReset',
  ],
  ASSOCIATION_CLERK: ['endorse', 'questions', 'bookOrders', 'courses', 'verify'],
  AGENCY_CLERK: [
    'endorse',
    'confirm',
    'staff',
    'groupOrders',
    'catchUpOrders',
    'absences',
    'review',
    'assessments',
    'card',
    'gatherBooks',
    'questions',
    'verify',
  ],
  SYSTEM_ADMIN: ['grants', 'courses'],
  SECURITY_ADMIN: ['grants', 'courses'],
  AUDITOR: ['audit', 'verify'],
};

const counterRoles: readonly OfficerRole[] = ['DISTRICT_CLERK', 'CENTRE_CLERK'];

/** Everything on an officer's desk today: what waits for him, his takings, how his body endorses. */
export async function loadDesk(db: Reader, actor: Officer, now: Date): Promise<Desk> {
  const role = actor.role as OfficerRole;
  const own = { db, actor, organisationId: actor.organisationId, now };
  const done = duties[role].filter((duty) => duty !== 'endorse');
  const endorses = done.length < duties[role].length && (await endorsesAtAll(own));
  const shown = duties[role].filter((duty) => duty !== 'endorse' || endorses);
  const open = [];
  for (const duty of shown) open.push({ ...tasks[duty], count: await counts[duty](own) });
  const supervises = role === 'MUNICIPAL_OFFICER';
  return {
    role,
    tasks: open,
    takings: counterRoles.includes(role) ? await loadTakings(own) : null,
    endorsements: supervises || endorses ? await countByState(db, scopeOf(actor)) : null,
    topic: (await findCurrentTopic(db, now)) ?? null,
  };
}

interface Own {
  db: Reader;
  actor: Officer;
  organisationId: string;
  now: Date;
}

const nothing = async () => null;

/** How many wait, by duty; null where nothing can wait. */
const counts: Record<Duty, (own: Own) => Promise<number | null>> = {
  endorse: async ({ db, actor }) => (await countByState(db, scopeOf(actor))).PENDING,
  supervise: async ({ db, actor }) => (await countByState(db, scopeOf(actor))).PENDING,
  confirm: ({ db, actor, now }) => countToConfirm(db, actor, now),
  staff: async ({ db, organisationId }) =>
    (await countClaimedEmployments(db, organisationId)) +
    (await countTransfersToAnswer(db, organisationId)) +
    (await countCheckedImports(db, organisationId)),
  lists: ({ db, organisationId }) => countCheckedImports(db, organisationId),
  // What was sent waits for the bank, not for the officer.
  refunds: async ({ db, organisationId }) =>
    (await listRefunds(db, organisationId, 'OPEN')).filter((one) => one.state !== 'SENT').length,
  claims: ({ db, organisationId, now }) => countOpenAccountClaims(db, organisationId, dayOf(now)),
  missingUnits: async ({ db, actor }) =>
    (await listMissingUnitRequests(db, actor.jurisdictionId ?? '')).length,
  approvals: async ({ db }) => (await listUnapproved(db)).length,
  reconciliations: async ({ db }) =>
    (await listReconciliations(db, 1))[0]?.differences.length ?? null,
  groupOrders: ({ db, organisationId }) => countOpenLines(db, organisationId),
  bankLines: async ({ db }) => (await sumBankLines(db)).unsolved,
  examDesk: ({ db }) => countOpenAttempts(db),
  grants: async ({ db }) => (await listAssignments(db)).length,
  audit: ({ db, now }) => countEntriesSince(db, instantOf(dayOf(now))),
  questions: ({ db, organisationId }) => countWaiting(db, organisationId),
  absences: ({ db, actor }) => countWaitingAbsences(db, actor),
  findings: ({ db }) => countNewFindings(db),
  cases: ({ db }) => countCasesToHandle(db),
  announcements: ({ db, actor }) => countWaitingDrafts(db, actor),
  gatherBooks: ({ db, organisationId }) => countToCollect(db, organisationId),
  bookOrders: async ({ db }) => (await countForCentre(db)).PLACED,
  catchUpOrders: ({ db, actor }) => countOrdersToHandle(db, actor),
  spotChecks: ({ db, actor }) => countChecksToFinish(db, actor),
  recognise: ({ db, organisationId }) => countWaitingLists(db, organisationId),
  industry: nothing,
  professional: nothing,
  reports: nothing,
  review: nothing,
  assessments: nothing,
  acceptance: nothing,
  card: nothing,
  passwordReset: nothing,
  courses: nothing,
  verify: nothing,
};

// A district's unit does not endorse: its staff's slips go to the bureau (N25, N26).
async function endorsesAtAll({ db, actor, organisationId }: Own): Promise<boolean> {
  if (actor.role !== 'UNIT_ADMIN') return true;
  const { PENDING } = await countByState(db, scopeOf(actor));
  return PENDING > 0 || actsAsMunicipalUnit(await getOrganisation(db, organisationId));
}

async function loadTakings({ db, actor, organisationId, now }: Own): Promise<Desk['takings']> {
  const clerk = { accountId: actor.accountId, organisationId };
  const takings = (await listTakings(db, clerk, dayOf(now))).filter((one) => !one.refunded);
  return {
    count: takings.length,
    sumFen: takings.reduce((sum, taking) => sum + taking.amountFen, 0),
  };
}
