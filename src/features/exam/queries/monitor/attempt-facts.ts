import type { Reader } from '../../../../platform/database/index.ts';
import { listEntriesOn } from '../../../audit/index.ts';
import { getTopic } from '../../../courses/index.ts';
import { deviceName } from '../../../identity/index.ts';
import type { Attempt } from '../../rules/attempt.ts';
import {
  type AnswerMinute,
  buildTimeline,
  type TimelineEntry,
} from '../../rules/attempt-timeline.ts';
import type { Intervention } from '../../rules/intervention.ts';
import { readDatabaseClock } from '../attempts.ts';
import { listInterventionsOn } from '../interventions/interventions.ts';
import { listAnswerMinutes, listExtensions } from './attempt-timeline.ts';

export interface AttemptFacts {
  title: string;
  timeline: TimelineEntry[];
  answers: AnswerMinute[];
  interventions: Intervention[];
  now: Date;
}

/** Loads what the monitor shows of an attempt. */
export async function loadAttemptFacts(db: Reader, attempt: Attempt): Promise<AttemptFacts> {
  const { title } = await getTopic(db, attempt.topicId);
  const answers = await listAnswerMinutes(db, attempt);
  const extensions = await listExtensions(db, attempt.id);
  const interventions = await listInterventionsOn(db, attempt.id);
  const entries = await listEntriesOn(db, { type: 'exam_attempt', id: attempt.id });
  const timeline = buildTimeline({ attempt, entries, answers, extensions, deviceName });
  return { title, timeline, answers, interventions, now: await readDatabaseClock(db) };
}
