import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Fen } from '../../../kernel/money.ts';
import { byName } from '../../../kernel/person-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { showsLoss } from '../../../platform/spreadsheets/index.ts';
import { enrolmentPhase, getTopic, loadTopicForPeople } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import {
  findLearnerByNumberOrPhone,
  listCustodyIds,
  listReturnedIds,
  listStaffIds,
} from '../../people/index.ts';
import { decideLeftOut, type LeftOutBecause } from '../rules/group-order.ts';
import type { ListedNumber } from '../rules/number-list.ts';
import { listLiveEnrolments } from './group-orders.ts';

/** A person of a list, with the reason when they are left out. */
export interface RosterPerson {
  accountId: string;
  name: string;
  idNumberMasked: string;
  enrolled: boolean;
  /** What the course costs this person: reduced for their group. */
  feeFen: Fen;
  leftOut: LeftOutBecause | null;
}

/** The accounts a body pays for on a day: a unit's confirmed staff, an agency's custody (roles.md). */
export async function listPaidForIds(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const { kind } = await getOrganisation(db, organisationId);
  return kind === 'TALENT_AGENCY'
    ? listCustodyIds(db, organisationId, day)
    : listStaffIds(db, organisationId, day);
}

/** The people of the actor's body, or these people, each with the reason when they are left out (E21). */
export async function loadRoster(
  parts: Parts,
  db: Reader,
  actor: Officer,
  { topicId, accountIds }: { topicId: string; accountIds?: readonly string[] },
): Promise<RosterPerson[]> {
  const now = parts.clock.now();
  const own = await listPaidForIds(db, actor.organisationId, dayOf(now));
  const ids = [...new Set(accountIds ?? own)];
  const topic = await getTopic(db, topicId);
  const phase = enrolmentPhase(topic, now);
  const yours = new Set(own);
  const returned = new Set(await listReturnedIds(db, ids));
  const enrolments = await listLiveEnrolments(db, topicId, ids);
  const byAccount = new Map(enrolments.map((one) => [one.accountId, one]));
  const people = await listPeople(db, ids);
  const topicOf = await loadTopicForPeople(db, topic, ids, now);
  return people
    .map((person) => {
      const enrolment = byAccount.get(person.accountId);
      const { feeFen } = topicOf(person.accountId);
      const { channel = null, orderState = null } = enrolment ?? {};
      const leftOut = decideLeftOut({
        yours: yours.has(person.accountId),
        registrationReturned: returned.has(person.accountId),
        enrolmentState: enrolment?.enrolmentState ?? 'NONE',
        live: channel && orderState ? { channel, state: orderState } : null,
        feeFen,
        mayEnrol: phase !== 'NOT_YET' && phase !== 'CLOSED',
      });
      return { ...person, enrolled: enrolment !== undefined, feeFen, leftOut };
    })
    .sort(byName);
}

export interface ListFault {
  /** Row of the file, line of the pasted text. */
  row: number;
  text: string;
  because: LeftOutBecause;
}

/** The people a list names. */
export interface NamedPeople {
  accountIds: string[];
  /** Without those whose number must be looked at first. */
  chosen: string[];
  faults: ListFault[];
}

/** Finds the learners of a list of identity numbers; lost, unknown and repeated ones are faults. */
export async function readNumbers(
  parts: Parts,
  rows: readonly ListedNumber[],
): Promise<NamedPeople> {
  const found = new Set<string>();
  const chosen = new Set<string>();
  const faults: ListFault[] = [];
  const lossy = rows.some(({ read }) => showsLoss(read));
  for (const { row, text, read } of rows) {
    const shown = `${text.slice(0, 3)}…${text.slice(-4)}`;
    const fault = (because: LeftOutBecause) => faults.push({ row, text: shown, because });
    if ('fault' in read) fault(read.fault === 'NO_VALUE' ? 'NO_VALUE' : 'DIGITS_LOST');
    else if (read.suspect && lossy) fault('DIGITS_LOST');
    else {
      const learner = await findLearnerByNumberOrPhone(parts, read.text);
      if (!learner) fault('UNKNOWN');
      else if (found.has(learner.accountId)) fault('TWICE');
      else {
        found.add(learner.accountId);
        if (read.suspect) fault('DOUBTFUL');
        else chosen.add(learner.accountId);
      }
    }
  }
  return { accountIds: [...found], chosen: [...chosen], faults };
}
