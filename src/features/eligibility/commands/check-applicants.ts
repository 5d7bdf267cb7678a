import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { maskIdNumber } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { parsePersonName } from '../../../kernel/person-name.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { TitleLevel } from '../../../kernel/title-level.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { TableReading } from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { insertCheck, type NewLine } from '../queries/acceptance.ts';
import { placeOfPerson } from '../queries/places.ts';
import { loadReadiness } from '../queries/readiness.ts';
import { listLiveRecommendations, listRecommended } from '../queries/recommendations.ts';
import { sideBySide } from '../queries/side-by-side.ts';
import { type ListedApplicant, mostApplicants } from '../rules/applicants.ts';
import { isWithin, readingScopeOf } from '../rules/policy.ts';
import { explainReadiness } from '../rules/sentences.ts';

export interface ChecksAsked {
  year: number;
  level: TitleLevel;
  /** Null: everybody the units of the scope have recommended and nobody has decided. */
  list: readonly ListedApplicant[] | null;
  /** What was read of the file, if it came in one. */
  reading?: TableReading | null;
}

/**
 * An authority checks a list of applicants (N37, N38): a result with its reason for each person, kept.
 * A person outside its scope and an unknown one get the same answer. Returns the check's id.
 */
export async function checkApplicants(
  parts: Parts,
  actor: Officer,
  { year, level, list, reading }: ChecksAsked,
): Promise<string> {
  if (list && list.length > mostApplicants)
    throw new Refusal('eligibility.list_too_long', { most: mostApplicants });
  const now = parts.clock.now();
  const people = list
    ? await findListed(parts, actor, list, now)
    : await findRecommended(parts, actor, { year, level });
  const lines = await judge(parts, people, { year, level }, now);
  const id = newId();
  await inTransaction(parts.db, async (tx) => {
    await insertCheck(
      tx,
      {
        id,
        organisationId: actor.organisationId,
        applicationYear: year,
        level,
        source: list ? 'LIST' : 'RECOMMENDED',
        madeBy: actor.accountId,
        madeByName: actor.name,
        madeAt: now,
        reading: reading ?? {},
      },
      lines,
    );
    await recordAudit(
      tx,
      actor,
      'eligibility.check_applicants',
      { type: 'acceptance_check', id },
      { year, level, people: lines.length },
    );
  });
  return id;
}

interface Found {
  accountId: string | null;
  name: string;
  idNumberMasked: string;
  nameDiffers: boolean;
}

async function findListed(
  parts: Parts,
  actor: Officer,
  list: readonly ListedApplicant[],
  now: Date,
): Promise<Found[]> {
  const scope = readingScopeOf(actor);
  return sideBySide(list, async ({ name, idNumber }) => {
    const learner = await findLearnerByNumberOrPhone(parts, idNumber);
    const known =
      learner !== null &&
      !/^1\d{10}$/.test(idNumber) &&
      isWithin(scope, await placeOfPerson(parts.db, learner.accountId, dayOf(now)));
    return {
      accountId: known ? learner.accountId : null,
      name: name || (known ? learner.name : ''),
      idNumberMasked: maskIdNumber(idNumber),
      nameDiffers: known && name !== '' && !isNamed(name, learner.name),
    };
  });
}

function isNamed(text: string, name: string): boolean {
  const parsed = parsePersonName(text);
  return parsed.ok && parsed.name === name;
}

async function findRecommended(
  parts: Parts,
  actor: Officer,
  { year, level }: { year: number; level: TitleLevel },
): Promise<Found[]> {
  const recommended = await listRecommended(parts.db, readingScopeOf(actor), {
    applicationYear: year,
    level,
    limit: mostApplicants,
  });
  return recommended.map(({ accountId }) => ({
    accountId,
    name: '',
    idNumberMasked: '',
    nameDiffers: false,
  }));
}

async function judge(
  parts: Parts,
  people: readonly Found[],
  asked: { year: number; level: TitleLevel },
  now: Date,
): Promise<NewLine[]> {
  const ids = people.flatMap(({ accountId }) => accountId ?? []);
  const known = new Map(
    (await loadReadiness(parts.db, ids, asked, now)).map((one) => [one.learner.accountId, one]),
  );
  const recommended = new Map(
    (await listLiveRecommendations(parts.db, ids, asked.year)).map((one) => [one.accountId, one]),
  );
  return people.map((person): NewLine => {
    const one = known.get(person.accountId ?? '');
    const line = { id: newId(), name: person.name, idNumberMasked: person.idNumberMasked };
    if (!one || person.nameDiffers)
      return {
        ...line,
        accountId: null,
        recommendationId: null,
        outcome: 'UNKNOWN',
        because: person.nameDiffers
          ? '姓名与证件号码不一致，请核对'
          : '没有这位人员，或者不属于本部门受理范围',
      };
    const { learner, readiness } = one;
    return {
      ...line,
      accountId: learner.accountId,
      name: learner.name,
      idNumberMasked: learner.idNumberMasked,
      recommendationId: recommended.get(learner.accountId)?.id ?? null,
      outcome: readiness.ready ? 'READY' : 'NOT_READY',
      because: explainReadiness(readiness),
    };
  });
}
