import type { Reader } from '../../../platform/database/index.ts';
import { listLessons } from '../../courses/index.ts';

/** Finds lessons and knowledge points of a topic by what a file calls them. */
export interface Terms {
  lessonOf(said: string): string | null;
  pointOf(said: string): string | null;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s　:：、.]/g, '')
    .toLowerCase();

/** The lessons of a topic by title, number (第3课, 3) or short name, and its knowledge points by name. */
export async function termsOf(db: Reader, topicId: string): Promise<Terms> {
  const lessons = await listLessons(db, topicId);
  const points = await db
    .selectFrom('knowledgePoints')
    .select(['id', 'name'])
    .where('topicId', '=', topicId)
    .where('retiredAt', 'is', null)
    .execute();
  const names = new Map(
    lessons.flatMap(({ id, title, position, slug }) =>
      [title, `第${position}课`, `${position}`, slug, `第${position}课${title}`].map(
        (name): [string, string] => [plain(name), id],
      ),
    ),
  );
  const pointNames = new Map(points.map(({ id, name }) => [plain(name), id]));
  return {
    lessonOf: (said) => names.get(plain(said)) ?? null,
    pointOf: (said) => pointNames.get(plain(said)) ?? null,
  };
}
