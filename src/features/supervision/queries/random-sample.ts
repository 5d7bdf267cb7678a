import type { Actor } from '../../../kernel/actor.ts';
import { instantOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { RandomSample, SampleRequest } from '../../../platform/database/random-sample.ts';
import { listTopics } from '../../courses/index.ts';
import { sampleEndorsements } from '../../endorsement/index.ts';
import { sampleOpenings, sampleRounds } from '../../enrolment/index.ts';
import { sampleEntries } from '../../hours/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import type { SpotCheck } from '../rules/spot-check.ts';
import { isUnitOf } from './addressees.ts';

type Scope = Pick<
  SpotCheck,
  | 'role'
  | 'organisationId'
  | 'subject'
  | 'jurisdictionId'
  | 'bodyId'
  | 'year'
  | 'periodFrom'
  | 'periodTo'
>;

/** Draws a sample within a scope, through the doors of those whose rows they are. */
export async function drawSample(
  db: Reader,
  scope: Scope,
  draw: SampleRequest,
): Promise<RandomSample> {
  const { subject, jurisdictionId, year, periodFrom, periodTo } = scope;
  const from = instantOf(periodFrom);
  const until = new Date(instantOf(periodTo).getTime() + 86_400_000);
  const topics = year === null ? null : (await listTopics(db)).filter((one) => one.year === year);
  const topicIds = topics?.map(({ id }) => id) ?? null;
  if (subject === 'STUDY') return sampleRounds(db, { from, until, topicIds, jurisdictionId }, draw);
  const organisationIds = await bodiesOf(db, scope);
  if (subject === 'HOURS') return sampleEntries(db, { from, until, organisationIds, year }, draw);
  const drawn = { from, until, organisationIds, topicIds };
  return subject === 'ENDORSEMENT'
    ? sampleEndorsements(db, drawn, draw)
    : sampleOpenings(db, drawn, draw);
}

/** Whose acts are checked: one body's, those of a place, or everybody's (null). */
async function bodiesOf(db: Reader, scope: Scope): Promise<string[] | null> {
  if (scope.bodyId) return [scope.bodyId];
  if (!scope.jurisdictionId) return null;
  const { role, organisationId, jurisdictionId } = scope;
  const bodies = await listOrganisations(db, { jurisdictionId });
  return bodies
    .filter(
      (one) =>
        role === 'MUNICIPAL_OFFICER' || isOwnBody({ role, organisationId, jurisdictionId }, one),
    )
    .map(({ id }) => id);
}

/** Whether a district checks this body: itself, and the units that are its own. */
export function isOwnBody(
  actor: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>,
  body: Parameters<typeof isUnitOf>[1] & { id: string; kind: string },
): boolean {
  return body.id === actor.organisationId || (body.kind === 'EMPLOYER' && isUnitOf(actor, body));
}
