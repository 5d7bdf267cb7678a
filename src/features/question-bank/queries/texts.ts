import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { gramsOf } from '../rules/grams.ts';
import { searchedText } from '../rules/searched-text.ts';
import type { VersionContent } from '../rules/version.ts';

/** What is written of a version for search. */
export type TextSource = Pick<VersionContent, 'caseText' | 'stem' | 'options'> & {
  questionId: string;
  topicId: string;
  versionNo: number;
};

/** Writes the searched wording of these newest versions. */
export async function upsertTexts(tx: Tx, versions: readonly TextSource[]): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map((version) => {
    const words = searchedText(version);
    const { questionId, topicId, versionNo } = version;
    return { questionId, topicId, versionNo, words, grams: gramsOf(words) };
  });
  await sql`
    insert into question_texts (question_id, topic_id, version_no, words, grams)
    select "questionId", "topicId", "versionNo", words, grams
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one ("questionId" text, "topicId" text, "versionNo" int, words text, grams int[])
    on conflict (question_id) do update set version_no = excluded.version_no, words = excluded.words,
      grams = excluded.grams`.execute(tx);
}

/** Newest versions whose wording is not in the search yet, such as those of an earlier version of the product. */
export async function listUnindexed(db: Reader, limit: number): Promise<TextSource[]> {
  const { rows } = await sql<TextSource>`
    select version.question_id, version.topic_id, version.version_no, version.case_text, version.stem,
      version.options
    from question_versions version left join question_texts text using (question_id)
    where version.is_newest and text.version_no is distinct from version.version_no limit ${limit}`.execute(
    db,
  );
  return rows;
}

/**
 * Merges what was written lately into the index of the search. A search looks into the index many times, and each
 * time through what is not merged yet.
 */
export async function mergeGramIndex(db: Reader): Promise<void> {
  await sql`select merge_question_texts()`.execute(db);
}
