import type { Reader } from '../../../platform/database/index.ts';
import { examWindow, listTopics } from '../../courses/index.ts';
import type { Windows } from './interventions/targets.ts';

/** The end of each topic's exam window (G3). */
export async function listWindows(db: Reader): Promise<Windows> {
  return (await listTopics(db)).map((topic) => ({
    topicId: topic.id,
    closesAt: examWindow(topic).closesAt,
  }));
}
