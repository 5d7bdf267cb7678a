import type { Reader } from '../../../../platform/database/index.ts';
import { formatDateTime } from '../../../../ui/index.ts';
import { listTopics } from '../../../courses/index.ts';
import { listPeople } from '../../../identity/index.ts';
import { findJurisdiction } from '../../../organisations/index.ts';
import type { DescribedIntervention, Intervention } from '../../rules/intervention.ts';
import { listAttemptsById } from '../attempts.ts';

/** Adds the names of persons, topics and places to interventions. */
export async function describeInterventions(
  db: Reader,
  list: readonly Intervention[],
): Promise<DescribedIntervention[]> {
  const attempts = await listAttemptsById(
    db,
    list.flatMap(({ attemptId }) => attemptId ?? []),
  );
  const people = await listPeople(db, [
    ...attempts.map(({ accountId }) => accountId),
    ...list.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? []].flat()),
  ]);
  const nameOf = (accountId: string | null | undefined) =>
    people.find((person) => person.accountId === accountId)?.name ?? '';
  const titles = new Map((await listTopics(db)).map(({ id, title }) => [id, title]));
  return Promise.all(
    list.map(async (intervention) => {
      const { attemptId, proposedBy, decidedBy } = intervention;
      const attempt = attempts.find(({ id }) => id === attemptId);
      return {
        intervention,
        proposedByName: nameOf(proposedBy),
        decidedByName: decidedBy ? nameOf(decidedBy) : null,
        scope: attempt
          ? `${nameOf(attempt.accountId)} 第${attempt.attemptNo}次考试`
          : await describeGroup(db, intervention, titles),
        scopeHref: attempt ? `/exam-monitor/attempts/${attempt.id}` : null,
      };
    }),
  );
}

async function describeGroup(
  db: Reader,
  { kind, topicId, districtId, from, until }: Intervention,
  titles: ReadonlyMap<string, string>,
): Promise<string> {
  const place = districtId ? (await findJurisdiction(db, districtId))?.name : '全市';
  const topic = topicId ? `“${titles.get(topicId) ?? topicId}”` : '全部专题';
  if (kind === 'RESTORE' && from && until)
    return `${place}，${topic}，${formatDateTime(from)}至${formatDateTime(until)}未能返回的考试`;
  const since = from ? `，${formatDateTime(from)}起中断联系的` : '，正在考试的';
  return `${place}，${topic}${since}所有人`;
}
