import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

/** Where a version was given. */
export interface PaperUse {
  versionNo: number;
  papers: number;
  /** Exams begun with one of those papers. */
  attempts: number;
}

/** In how many papers and attempts of the exam each version of a question is. */
export async function listPaperUses(
  db: Reader,
  { questionId, topicId }: { questionId: string; topicId: string },
): Promise<PaperUse[]> {
  const { rows } = await sql<PaperUse>`
    with used as (
      select paper.id, paper.version_nos[array_position(paper.question_ids, ${questionId})] as version_no
      from exam_papers paper where paper.question_ids @> array[${questionId}] and paper.topic_id = ${topicId}
    )
    select used.version_no, count(*)::int as papers, coalesce(sum(begun.attempts), 0)::int as attempts
    from used left join (
      select paper_id, count(*) as attempts from exam_attempts
      where topic_id = ${topicId} and paper_id in (select id from used) group by paper_id
    ) begun on begun.paper_id = used.id
    group by used.version_no order by used.version_no`.execute(db);
  return rows;
}
