import type pg from 'pg';

export interface StoredAttempt {
  id: string;
  enrolmentId: string;
  accountId: string;
  attemptNo: number;
  state: string;
  startedAt: Date;
  deadlineAt: Date;
  lastContactAt: Date;
  closedAt: Date | null;
  closedBecause: string | null;
  result: string | null;
  score: number | null;
  keys: string[];
  points: number[];
  passMark: number;
  graceSeconds: number;
  maxAttempts: number;
  slips: number;
}

export interface StoredAnswer {
  attemptId: string;
  item: number;
  seq: number;
  response: string;
  savedAt: Date;
  /** Committed after the grade of its attempt was. */
  late: boolean;
}

export interface StoredAudit {
  attemptId: string;
  action: string;
  facts: { result?: string; score?: number | null };
}

/** What the database holds of some enrolments, read with plain SQL and none of the product's code. */
export interface Stored {
  attempts: StoredAttempt[];
  /** By attempt, each in the order of items and numbers. */
  answers: Map<string, StoredAnswer[]>;
  audits: Map<string, StoredAudit[]>;
  /** Rounds of study by enrolment. */
  rounds: Map<string, number>;
}

/** Reads everything about the attempts of these enrolments. */
export async function readStored(db: pg.Pool, enrolmentIds: readonly string[]): Promise<Stored> {
  const { rows: attempts } = await db.query<StoredAttempt>(
    `select attempt.id, enrolment_id as "enrolmentId", account_id as "accountId", attempt_no as "attemptNo",
       attempt.state, started_at as "startedAt", deadline_at as "deadlineAt", last_contact_at as "lastContactAt",
       closed_at as "closedAt", closed_because as "closedBecause", result, score, answer_keys as keys, points,
       exam_pass_mark as "passMark", attempt_grace_seconds as "graceSeconds", max_attempts as "maxAttempts",
       (select count(*)::int from result_slips slip where slip.attempt_id = attempt.id) as slips
     from exam_attempts attempt join exam_papers paper on paper.id = paper_id
       join annual_topics topic on topic.id = attempt.topic_id
     where enrolment_id = any($1) order by started_at`,
    [enrolmentIds],
  );
  const ids = attempts.map(({ id }) => id);
  const { rows: answers } = await db.query<StoredAnswer>(
    `select attempt_id as "attemptId", item_no::int as item, seq, response, saved_at as "savedAt",
       pg_xact_commit_timestamp(answer.xmin) > pg_xact_commit_timestamp(attempt.xmin) as late
     from exam_answers answer join exam_attempts attempt
       on attempt.id = attempt_id and attempt.topic_id = answer.topic_id
     where attempt_id = any($1) order by attempt_id, item_no, seq`,
    [ids],
  );
  const { rows: audits } = await db.query<StoredAudit>(
    `select subject_id as "attemptId", action, facts from audit_entries
     where subject_type = 'exam_attempt' and subject_id = any($1)`,
    [ids],
  );
  const { rows: rounds } = await db.query<{ id: string; count: number }>(
    `select enrolment_id as id, count(*)::int as count from study_rounds where enrolment_id = any($1)
     group by enrolment_id`,
    [enrolmentIds],
  );
  return {
    attempts,
    answers: Map.groupBy(answers, ({ attemptId }) => attemptId),
    audits: Map.groupBy(audits, ({ attemptId }) => attemptId),
    rounds: new Map(rounds.map(({ id, count }) => [id, count])),
  };
}
