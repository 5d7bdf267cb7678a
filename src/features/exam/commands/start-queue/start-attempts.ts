import { createHash } from 'node:crypto';
import type { Learner } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { newToken } from '../../../../platform/cryptography/index.ts';
import { inTransaction, type Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudits } from '../../../audit/index.ts';
import { examWindow } from '../../../courses/index.ts';
import { lockIdentities } from '../../../people/index.ts';
import { insertAttempts, listOpenAttemptIds, type NewAttempt } from '../../queries/attempts.ts';
import { listPaperVariants, type PaperVariant } from '../../queries/papers.ts';
import { deletePlaces } from '../../queries/start-queue/places.ts';
import { type EnrolledStartFacts, loadStartFacts } from '../../queries/start-queue/start-facts.ts';
import { barrierFacts, decideStart } from '../../rules/start.ts';
import { writerToken } from '../../rules/writer-token.ts';

export interface StartRequest {
  actor: Learner;
  enrolmentId: string;
  device: string;
}

/** The open attempt, or why there is none: `exam.<barrier>`, `enrolment.not_found`. */
export type StartOutcome = { attemptId: string } | { refusal: Refusal };

/** An attempt about to be created for a request. */
interface PlannedAttempt {
  request: StartRequest;
  attempt: NewAttempt;
  roundNo: number;
}

/**
 * Starts attempts, or finds the open ones, for any number of learners in one transaction; returns one
 * outcome per request. Two clicks, tabs or devices make one attempt (N17, lesson 5).
 */
export async function startAttempts(
  parts: Parts,
  requests: readonly StartRequest[],
): Promise<StartOutcome[]> {
  return inTransaction(parts.batchDb, async (tx) => {
    const facts = await loadStartFacts(
      tx,
      requests.map(({ enrolmentId }) => enrolmentId),
    );
    const variants = await listVariantsOf(tx, facts);
    const decided = requests.map((request) => decideOne(request, facts, variants));
    const attemptIds = await createAttempts(
      tx,
      decided.filter((one) => 'attempt' in one),
    );
    await deletePlaces(
      tx,
      requests.map(({ actor, enrolmentId }) => ({ enrolmentId, accountId: actor.accountId })),
    );
    return decided.map((one) => {
      if (!('attempt' in one)) return one;
      const { enrolmentId } = one.request;
      const attemptId = attemptIds.get(enrolmentId);
      return attemptId
        ? { attemptId }
        : { refusal: new Refusal('exam.attempts_used', { enrolmentId }) };
    });
  });
}

/** Starts one learner's attempt and returns its id. Throws `exam.<barrier>` (N15-N18). */
export async function startAttempt(
  parts: Parts,
  actor: Learner,
  enrolmentId: string,
  device: string,
): Promise<string> {
  const [outcome] = await startAttempts(parts, [{ actor, enrolmentId, device }]);
  if (outcome && 'attemptId' in outcome) return outcome.attemptId;
  throw outcome?.refusal ?? new Refusal('enrolment.not_found');
}

function decideOne(
  request: StartRequest,
  all: ReadonlyMap<string, EnrolledStartFacts>,
  variants: ReadonlyMap<string, PaperVariant[]>,
): StartOutcome | PlannedAttempt {
  const { actor, enrolmentId, device } = request;
  const facts = all.get(enrolmentId);
  if (facts?.enrolment.accountId !== actor.accountId)
    return { refusal: new Refusal('enrolment.not_found') };
  const decision = decideStart(facts);
  if (decision.may === 'resume') return { attemptId: decision.attemptId };
  if (!decision.may)
    return {
      refusal: new Refusal(`exam.${decision.because}`, barrierFacts(decision, enrolmentId)),
    };
  const { topic, attempts } = facts;
  const variant = chooseVariant(variants.get(topic.id) ?? [], enrolmentId, attempts.length);
  if (!variant) return { refusal: new Refusal('exam.no_paper_variants') };
  const attempt = {
    id: newId(),
    enrolmentId,
    roundId: decision.round.id,
    accountId: actor.accountId,
    topicId: topic.id,
    paperId: variant.id,
    itemCount: variant.itemCount,
    attemptNo: decision.attemptNo,
    minutes: topic.examMinutes,
    windowClosesAt: examWindow(topic).closesAt,
    writerToken: writerToken(topic.id, newToken()),
    device,
  };
  return { request, attempt, roundNo: decision.round.roundNo };
}

/**
 * Creates the attempts and returns the attempt of each enrolment: where another click was faster, in this
 * batch or elsewhere, the one that it created.
 */
async function createAttempts(
  tx: Tx,
  planned: readonly PlannedAttempt[],
): Promise<Map<string, string>> {
  if (planned.length === 0) return new Map();
  const created = new Set(
    await insertAttempts(
      tx,
      planned.map(({ attempt }) => attempt),
    ),
  );
  const fresh = planned.filter(({ attempt }) => created.has(attempt.id));
  await recordAudits(
    tx,
    fresh.map(({ request, attempt, roundNo }) => ({
      actor: request.actor,
      action: 'exam.start',
      subject: { type: 'exam_attempt', id: attempt.id },
      facts: { attemptNo: attempt.attemptNo, roundNo },
    })),
  );
  await lockIdentities(
    tx,
    fresh.map(({ attempt }) => attempt.accountId),
  );
  const attemptIds = new Map(fresh.map(({ attempt }) => [attempt.enrolmentId, attempt.id]));
  const late = planned.filter(({ attempt }) => !attemptIds.has(attempt.enrolmentId));
  const faster = await listOpenAttemptIds(
    tx,
    late.map(({ attempt }) => attempt.enrolmentId),
  );
  for (const { enrolmentId, id } of faster) attemptIds.set(enrolmentId, id);
  return attemptIds;
}

async function listVariantsOf(
  tx: Tx,
  facts: ReadonlyMap<string, EnrolledStartFacts>,
): Promise<Map<string, PaperVariant[]>> {
  const topicIds = new Set([...facts.values()].map(({ topic }) => topic.id));
  return Map.groupBy(await listPaperVariants(tx, [...topicIds]), (variant) => variant.topicId);
}

/** Each further attempt of a learner gets another variant. */
function chooseVariant(
  variants: readonly PaperVariant[],
  enrolmentId: string,
  attemptsBefore: number,
): PaperVariant | undefined {
  const start = createHash('sha256').update(enrolmentId).digest().readUInt32BE(0);
  return variants[(start + attemptsBefore) % variants.length];
}
