import type { Reader } from '../../../platform/database/index.ts';
import {
  type AffiliationFacts,
  choosePaymentOffice,
  type PaymentOfficeRule,
} from '../rules/competence.ts';
import { type EndorserChoice, type EndorserRule, endorserKinds } from '../rules/endorsers.ts';
import type { Organisation } from '../rules/organisation.ts';
import { findJurisdiction, getJurisdiction } from './jurisdictions.ts';
import {
  findBureauOf,
  findOrganisation,
  getOnlyOrganisation,
  getOrganisation,
} from './organisations.ts';

export interface CompetentBody<Rule> {
  organisation: Organisation;
  rule: Rule;
  /** Why this body, in one Chinese sentence. */
  explanation: string;
}

/** The longest chain of successors followed; a longer one is a cycle in the data. */
const longestChain = 8;

/**
 * Returns who endorses the learner's slips on a day, and why (N25-N28, G8): the first kind with a body
 * for the learner. Abolished bodies are replaced by their successors.
 */
export async function findEndorser(
  db: Reader,
  facts: AffiliationFacts,
  day: string,
): Promise<CompetentBody<EndorserRule>> {
  const known = await keepDistrictsOnly(db, facts);
  for (const { rule, choose, explain, reason } of endorserKinds) {
    const choice = choose(known);
    const found = choice && (await resolveChoice(db, choice, day));
    if (!found) continue;
    const { organisation, place } = found;
    const explanation = explain?.({ body: organisation.name, place, facts: known }) ?? reason;
    return { organisation, rule, explanation };
  }
  throw new Error('no body endorses');
}

async function resolveChoice(db: Reader, choice: EndorserChoice, day: string) {
  if ('organisationId' in choice)
    return { organisation: await followOrganisation(db, choice.organisationId, day), place: '' };
  if ('only' in choice)
    return { organisation: await getOnlyOrganisation(db, choice.only), place: '' };
  const organisation = await findDistrictBureau(db, choice.jurisdictionId, day);
  const { name: place } = await getJurisdiction(db, choice.jurisdictionId);
  return organisation && { organisation, place };
}

/** Returns where the learner pays on site on a day, and why (N7, N8, G9). */
export async function findPaymentOffice(
  db: Reader,
  facts: AffiliationFacts,
  day: string,
): Promise<CompetentBody<PaymentOfficeRule>> {
  const choice = choosePaymentOffice(await keepDistrictsOnly(db, facts));
  if (choice.rule === 'DISTRICT') {
    const organisation = await findDistrictBureau(db, choice.jurisdictionId, day);
    const { name } = await getJurisdiction(db, choice.jurisdictionId);
    const explanation = `您的工作地在${name}，现场缴费在当地人力社保局办理。`;
    if (organisation) return { organisation, rule: choice.rule, explanation };
  }
  const organisation = await getOnlyOrganisation(db, 'TRAINING_CENTRE');
  const explanation = facts.employer
    ? '您所在的单位是市属单位或中央在渝单位，现场缴费在培训中心办理。'
    : '您没有固定的工作区县，现场缴费在培训中心办理。';
  return { organisation, rule: 'CENTRE', explanation };
}

/**
 * Returns the bureau competent for a jurisdiction on a day. An abolished jurisdiction has the bureau
 * of its successor or, until that one exists, its old bureau. Undefined for the city as a whole.
 */
export async function findDistrictBureau(
  db: Reader,
  jurisdictionId: string,
  day: string,
): Promise<Organisation | undefined> {
  let found: Organisation | undefined;
  let next: string | null = jurisdictionId;
  for (let step = 0; next && step < longestChain; step += 1) {
    found = (await findBureauOf(db, next, day)) ?? found;
    const jurisdiction = await findJurisdiction(db, next);
    const abolished = jurisdiction?.validTo != null && jurisdiction.validTo <= day;
    next = abolished ? jurisdiction.successorId : null;
  }
  return found;
}

async function followOrganisation(db: Reader, id: string, day: string): Promise<Organisation> {
  let organisation = await getOrganisation(db, id);
  for (let step = 0; step < longestChain; step += 1) {
    const abolished = organisation.validTo !== null && organisation.validTo <= day;
    if (!abolished || !organisation.successorId) break;
    organisation = (await findOrganisation(db, organisation.successorId)) ?? organisation;
  }
  return organisation;
}

// The city as a whole is no district; for people who work there the next rule decides.
async function keepDistrictsOnly(db: Reader, facts: AffiliationFacts): Promise<AffiliationFacts> {
  const { employer } = facts;
  return {
    ...facts,
    districtId: await districtOnly(db, facts.districtId),
    employer: employer && {
      ...employer,
      jurisdictionId: await districtOnly(db, employer.jurisdictionId),
    },
  };
}

async function districtOnly(db: Reader, id: string | null): Promise<string | null> {
  const jurisdiction = id ? await findJurisdiction(db, id) : undefined;
  return jurisdiction && jurisdiction.kind !== 'MUNICIPALITY' ? jurisdiction.id : null;
}
