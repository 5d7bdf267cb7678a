import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Version, VersionContent, VersionOccasion, VersionState } from '../rules/version.ts';

const columns = sql`version.question_id, version.topic_id, version.version_no, version.state, version.is_newest,
  version.lesson_id, version.knowledge_point_id, version.kind, version.difficulty, version.stem, version.options,
  version.answer, version.explanation, version.case_text, version.usage, version.source, version.tags,
  version.valid_from, version.valid_until, version.author_id, version.created_at, version.editors, version.save_no,
  version.saved_by, version.saved_at, version.offered_at, version.reviewed_by, version.reviewed_at,
  version.released_by, version.released_at, version.retired_by, version.retired_at, version.retired_because,
  case when version.occasion is not null
    then jsonb_build_object('words', version.occasion, 'href', version.occasion_href) end as occasion,
  question.group_id, question.group_position`;

const from = sql`from question_versions version join questions question on question.id = version.question_id`;

/** The versions of a question, newest first. */
export async function listVersions(db: Reader, questionId: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${columns} ${from} where version.question_id = ${questionId} order by version.version_no desc`.execute(
    db,
  );
  return rows;
}

/** The newest version of each of these questions. */
export async function listNewestVersions(db: Reader, ids: readonly string[]): Promise<Version[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Version>`
    select ${columns} ${from} where version.question_id = any(${ids}) and version.is_newest`.execute(
    db,
  );
  return rows;
}

/** The released version of each of these questions. */
export async function listReleasedVersions(db: Reader, ids: readonly string[]): Promise<Version[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Version>`
    select ${columns} ${from} where version.question_id = any(${ids}) and version.state = 'RELEASED'`.execute(
    db,
  );
  return rows;
}

/** Locks questions and the other questions of their cases, in one order; returns their ids. */
export async function lockQuestions(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from questions
    where id = any(${ids}) or group_id in (select group_id from questions where id = any(${ids}))
    order by id for update`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A version to insert; it becomes the newest of its question. */
export interface NewVersion extends VersionContent {
  questionId: string;
  topicId: string;
  versionNo: number;
  state: Extract<VersionState, 'DRAFT' | 'RELEASED'>;
  /** Null for content that the product ships with. */
  authorId: string | null;
  occasion?: VersionOccasion | null;
}

/** Inserts versions, each the newest of its question from now on. */
export async function insertVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  await sql`
    update question_versions set is_newest = false
    where question_id = any(${versions.map(({ questionId }) => questionId)}) and is_newest`.execute(
    tx,
  );
  await sql`
    insert into question_versions (question_id, topic_id, version_no, state, lesson_id, knowledge_point_id, kind,
      difficulty, stem, options, answer, explanation, case_text, usage, source, tags, valid_from, valid_until,
      author_id, saved_by, editors, released_at, occasion, occasion_href)
    select "questionId", "topicId", "versionNo", state, "lessonId", "knowledgePointId", kind, difficulty, stem,
      options, answer, explanation, "caseText", usage, source, tags, "validFrom", "validUntil", "authorId",
      "authorId", case when "authorId" is null then '{}'::uuid[] else array["authorId"] end,
      case when state = 'RELEASED' then now() end, occasion->>'words', occasion->>'href'
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as one ("questionId" text, "topicId" text,
      "versionNo" int, state text, "lessonId" text, "knowledgePointId" uuid, kind text, difficulty int, stem text,
      options jsonb, answer text, explanation text, "caseText" text, usage text, source text, tags text[],
      "validFrom" date, "validUntil" date, "authorId" uuid, occasion jsonb)`.execute(tx);
}

/** Retires the released versions of these questions. */
export async function retireReleased(
  tx: Tx,
  questionIds: readonly string[],
  by: { accountId: string | null; because: string },
): Promise<void> {
  await sql`
    update question_versions set state = 'RETIRED', retired_at = now(), retired_by = ${by.accountId},
      retired_because = ${by.because}
    where question_id = any(${questionIds}) and state = 'RELEASED'`.execute(tx);
}

/** Writes what a draft says and who saved it; it no longer waits for its review. */
export async function updateDraft(
  tx: Tx,
  { questionId, versionNo }: Pick<Version, 'questionId' | 'versionNo'>,
  content: VersionContent,
  accountId: string,
): Promise<void> {
  await sql`
    update question_versions set lesson_id = ${content.lessonId}, knowledge_point_id = ${content.knowledgePointId},
      kind = ${content.kind}, difficulty = ${content.difficulty}, stem = ${content.stem},
      options = ${JSON.stringify(content.options)}::jsonb, answer = ${content.answer},
      explanation = ${content.explanation}, case_text = ${content.caseText}, usage = ${content.usage},
      source = ${content.source}, tags = ${content.tags}, valid_from = ${content.validFrom},
      valid_until = ${content.validUntil}, save_no = save_no + 1, saved_by = ${accountId}, saved_at = now(),
      offered_at = null,
      editors = case when ${accountId}::uuid = any(editors) then editors else editors || ${accountId}::uuid end
    where question_id = ${questionId} and version_no = ${versionNo} and state = 'DRAFT'`.execute(
    tx,
  );
}

/** The keys of the options of a choice question, and of the right ones. */
export interface VersionKeys {
  options: string[];
  right: string[];
}

/** The option keys of the choice questions of a topic, by `<question> <version>`. */
export async function listVersionKeys(
  db: Reader,
  topicId: string,
): Promise<Map<string, VersionKeys>> {
  const { rows } = await sql<{ key: string; options: string[]; answer: string }>`
    select question_id || ' ' || version_no as key, answer,
      array(select jsonb_array_elements(options)->>'key') as options
    from question_versions
    where topic_id = ${topicId} and kind in ('SINGLE', 'MULTIPLE', 'TRUE_FALSE')`.execute(db);
  return new Map(rows.map(({ key, options, answer }) => [key, { options, right: [...answer] }]));
}

/** The number of the next version of a question. */
export async function nextVersionNo(db: Reader, questionId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(version_no), 0) + 1 as next from question_versions
    where question_id = ${questionId}`.execute(db);
  return rows[0]?.next ?? 1;
}
