import type { Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Reader } from '../../platform/database/index.ts';
import type { Enrolment } from './enrolment.ts';
import { findEnrolment } from './queries.ts';

export {
  changeOwed,
  completeRound,
  grantAccess,
  openRestudyRound,
  revokeAccess,
} from './access.ts';
export { enrol, enrolFor } from './commands/enrol.ts';
export { drawOpenings, drawRounds, findEnrolmentIdOf } from './draw-queries.ts';
export type { Enrolment, EnrolmentState, Round } from './enrolment.ts';
export { accessGranted } from './events.ts';
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
} from './queries.ts';

/** The actor's own enrolment. Somebody else's does not exist for him: `enrolment.not_found` (404). */
export async function getOwnEnrolment(db: Reader, actor: Actor, id: string): Promise<Enrolment> {
  const enrolment = await findEnrolment(db, id);
  if (enrolment?.accountId !== actor.accountId) throw new Refusal('enrolment.not_found');
  return enrolment;
}
