import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

/** A lesson whose title or text has the words searched for. */
export interface FoundLesson {
  id: string;
  position: number;
  title: string;
  /** The text around the first place; null where only the title has them. */
  excerpt: string | null;
}

const around = 40;

/** The lessons of a topic in which the words stand as they are typed, in the order of the course. */
export async function searchLessons(
  db: Reader,
  topicId: string,
  words: string,
): Promise<FoundLesson[]> {
  const { rows } = await sql<FoundLesson>`
    with texts as (
      select id, position, title, summary,
        regexp_replace(regexp_replace(body_html, '<[^>]+>', '', 'g'), '\s+', ' ', 'g') as text
      from lessons where topic_id = ${topicId} and listing = 'LISTED'
    ), found as (
      select *, strpos(lower(text), lower(${words})) as place from texts
    )
    select id, position, title,
      case when place > 0
        then substr(text, greatest(1, place - ${around}::int), length(${words}) + ${2 * around}::int) end as excerpt
    from found
    where place > 0 or strpos(lower(title || ' ' || summary), lower(${words})) > 0
    order by position`.execute(db);
  return rows;
}
