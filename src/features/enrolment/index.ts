import type { Learner } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Reader } from '../../platform/database/index.ts';
import { findEnrolment } from './queries/enrolments.ts';
import type { Enrolment } from './rules/enrolment.ts';

export { enrol, enrolFor } from './commands/enrol.ts';
export {
  changeOwed,
  completeRound,
  grantAccess,
  openRestudyRound,
  revokeAccess,
} from './commands/grant-access.ts';
export {
  findActiveEnrolment,
  findEnrolment,
  getCurrentRound,
  getEnrolment,
  hasAccess,
  listEnrolments,
  listEnrolmentsById,
  listIdsWithAccess,
  listRounds,
  listRoundsOf,
  lockEnrolment,
} from './queries/enrolments.ts';
export { drawOpenings, drawRounds, findEnrolmentIdOf } from './queries/samples.ts';
export type { Enrolment, EnrolmentState, Round } from './rules/enrolment.ts';
export { accessGranted } from './rules/events.ts';

/** The actor's own enrolment. Somebody else's does not exist for him: `enrolment.not_found` (404). */
export async function getOwnEnrolment(db: Reader, actor: Learner, id: string): Promise<Enrolment> {
  const enrolment = await findEnrolment(db, id);
  if (enrolment?.accountId !== actor.accountId) throw new Refusal('enrolment.not_found');
  return enrolment;
}
