import { dayOf } from '../../../kernel/calendar.ts';
import { maskIdNumber, normaliseIdNumber } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { parsePersonName } from '../../../kernel/person-name.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOrganisation, type Organisation } from '../../organisations/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { type ApiKey, markKeyUsed } from '../queries/api-keys.ts';
import { placeOfPerson } from '../queries/places.ts';
import { loadReadiness, type PersonReadiness } from '../queries/readiness.ts';
import { sideBySide } from '../queries/side-by-side.ts';
import type { Answer, Question } from '../routes/api-contract.ts';
import { askingScopeOf, isWithin } from '../rules/policy.ts';
import { explainReadiness } from '../rules/sentences.ts';

/**
 * Answers the holder of a key (N37): only about people of its organisation's scope whose name and
 * number agree; for everybody else the answer is the same, whatever the reason. The question is in the
 * audit with its purpose and whom it found, before anything is answered.
 */
export async function answerQuestion(
  parts: Parts,
  key: ApiKey,
  question: Question,
): Promise<Answer> {
  const now = parts.clock.now();
  const organisation = await getOrganisation(parts.db, key.organisationId);
  const found = await sideBySide(question.people, (person) =>
    findPerson(parts, organisation, person, now),
  );
  const ids = [...new Set(found.flatMap((id) => id ?? []))];
  const questionId = newId();
  await inTransaction(parts.db, async (tx) => {
    await markKeyUsed(tx, key.id, now);
    await recordAudit(
      tx,
      'SYSTEM',
      'eligibility.answer_question',
      { type: 'api_key', id: key.id },
      {
        questionId,
        organisationId: organisation.id,
        purpose: question.purpose,
        reference: question.reference ?? null,
        year: question.year,
        asked: question.people.length,
        found: ids,
      },
    );
  });
  const { year, level, series } = question;
  const asked = { year, level, seriesCode: series };
  const known = new Map(
    (await loadReadiness(parts.db, ids, asked, now)).map((one) => [one.learner.accountId, one]),
  );
  return {
    questionId,
    answeredAt: now.toISOString(),
    organisation: organisation.name,
    purpose: question.purpose,
    reference: question.reference ?? null,
    year,
    people: question.people.map(({ idNumber }, index) => {
      const person = known.get(found[index] ?? '');
      const idNumberMasked = maskIdNumber(normaliseIdNumber(idNumber));
      const answer = { position: index + 1, idNumberMasked, found: person !== undefined };
      return person ? { ...answer, ...describe(person, key) } : answer;
    }),
  };
}

async function findPerson(
  parts: Parts,
  organisation: Organisation,
  { name, idNumber }: Question['people'][number],
  now: Date,
): Promise<string | null> {
  // A phone number is no identity number, though a person logs in with either.
  if (/^1\d{10}$/.test(normaliseIdNumber(idNumber))) return null;
  const learner = await findLearnerByNumberOrPhone(parts, idNumber);
  const parsed = parsePersonName(name);
  if (!learner || !parsed.ok || parsed.name !== learner.name) return null;
  const place = await placeOfPerson(parts.db, learner.accountId, dayOf(now));
  return isWithin(askingScopeOf(organisation), place) ? learner.accountId : null;
}

type PersonAnswer = Answer['people'][number];

function describe(
  { history, readiness, level }: PersonReadiness,
  { scope }: ApiKey,
): Pick<PersonAnswer, 'record' | 'readiness'> {
  const record = history.passes.map((pass) => ({
    year: pass.year,
    topic: pass.title,
    creditHours: pass.creditHours,
    slipNo: pass.slip.slipNo,
    slipState: pass.slip.state === 'VALID' ? ('VALID' as const) : ('REVOKED' as const),
    passedAt: pass.passedAt.toISOString(),
    endorsedAt:
      pass.endorsement?.state === 'ENDORSED'
        ? (pass.endorsement.decidedAt?.toISOString() ?? null)
        : null,
    entryNo: pass.entry?.entryNo ?? null,
  }));
  return {
    ...(scope.includes('RECORD') && { record }),
    ...(scope.includes('READINESS') && {
      readiness: {
        ready: readiness.ready,
        level,
        because: explainReadiness(readiness),
        rule: readiness.rule?.name ?? null,
        years: readiness.rows.map(({ year, state }) => ({ year, state })),
      },
    }),
  };
}
