import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { fitsBody, type Organisation } from '../../organisations/index.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { isHeld } from './role-assignment.ts';

/** The last use is stored at most this often, so that most requests cost no write. */
const touchSeconds = 60;

export type SessionState = 'LIVE' | 'IDLE' | 'ENDED';

/** Returns the state of a session at an instant; IDLE also for an officer's whose day is over. */
export function sessionStateOf(
  session: Pick<
    SessionRow,
    'endedAt' | 'lastSeenAt' | 'createdAt' | 'secondFactorAt' | 'idleMinutes' | 'officerHours'
  >,
  now: Date,
): SessionState {
  const { idleMinutes, officerHours } = session;
  if (session.endedAt) return 'ENDED';
  const since = (instant: Date) => now.getTime() - instant.getTime();
  if (session.secondFactorAt && since(session.createdAt) > officerHours * 3_600_000) return 'IDLE';
  return since(session.lastSeenAt) > idleMinutes * 60_000 ? 'IDLE' : 'LIVE';
}

export function needsTouch(session: Pick<SessionRow, 'lastSeenAt'>, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= touchSeconds * 1000;
}

/** Whether an officer must change the password before anything else, because of its age (a setting). */
export function isPasswordDue(
  {
    rotationDays,
    passwordSetAt,
    secondFactorAt,
  }: Pick<SessionRow, 'rotationDays' | 'passwordSetAt' | 'secondFactorAt'>,
  now: Date,
): boolean {
  if (rotationDays === 0 || !secondFactorAt) return false;
  return now.getTime() - passwordSetAt.getTime() > rotationDays * 86_400_000;
}

/**
 * Returns the actor of a live session. An officer's role counts only with the second factor (E23), in its term,
 * while it is not suspended, and in a body that has such a role (E24); without it the actor is the learner of
 * the account, or null.
 */
export function actorOfSession(
  session: Pick<
    SessionRow,
    | 'id'
    | 'accountId'
    | 'name'
    | 'secondFactorAt'
    | 'role'
    | 'organisationId'
    | 'roleFrom'
    | 'roleUntil'
    | 'roleSuspendedAt'
    | 'learner'
  >,
  body: Pick<Organisation, 'kind' | 'jurisdictionId'> | undefined,
  day: Day,
): Actor | null {
  const person = { accountId: session.accountId, sessionId: session.id, name: session.name };
  const { role, organisationId, roleFrom, roleUntil, roleSuspendedAt } = session;
  if (role && organisationId && session.secondFactorAt && body && roleFrom) {
    const term = {
      validFrom: roleFrom,
      endsOn: roleUntil,
      validTo: null,
      suspendedAt: roleSuspendedAt,
    };
    if (isHeld(term, day) && fitsBody(role, body.kind))
      return { ...person, role, organisationId, jurisdictionId: body.jurisdictionId };
  }
  if (session.learner)
    return { ...person, role: 'LEARNER', organisationId: null, jurisdictionId: null };
  return null;
}
