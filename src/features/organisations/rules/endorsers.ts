import type { OfficerRole } from '../../../kernel/actor.ts';
import { type AffiliationFacts, actsAsMunicipalUnit } from './competence.ts';
import type { Organisation } from './organisation.ts';

/** A body, the bureau of a place, or the one body of a kind. */
export type EndorserChoice =
  | { organisationId: string }
  | { jurisdictionId: string }
  | { only: 'ASSOCIATION' };

/** A kind of body that endorses slips. */
export interface EndorserKind {
  /** Stored with slip and request; the checks of the schema list the same values. */
  rule: string;
  name: string;
  /** Why such a body is competent, as shown to the learner. */
  reason: string;
  /** The same with the name of the body or place; without it `reason` is shown. */
  explain?(named: { body: string; place: string; facts: AffiliationFacts }): string;
  /** Its line on the help page. */
  help: { who: string; by: string; note: string };
  /** The role that acts for it. */
  role: OfficerRole;
  /** Whether a body with this role endorses at all; without it each does. */
  endorses?(body: Organisation): boolean;
  /** Returns who is competent for a learner; null leaves it to the next kind. */
  choose(facts: AffiliationFacts): EndorserChoice | null;
}

const kinds = [
  // N27
  {
    rule: 'CUSTODY',
    name: '档案托管',
    reason: '您的人事档案由这家单位保管，所以由它审验。',
    explain: ({ body }) => `您的人事档案由${body}保管，所以由它审验。`,
    help: {
      who: '人事档案由人才代理机构保管',
      by: '保管档案的代理机构',
      note: '不论您在什么单位工作，先看这一条。',
    },
    role: 'AGENCY_CLERK',
    choose: ({ custodyAgencyId }) => (custodyAgencyId ? { organisationId: custodyAgencyId } : null),
  },
  // N26
  {
    rule: 'MUNICIPAL_UNIT',
    name: '市属、中央在渝单位',
    reason: '您所在的单位是市属单位或中央在渝单位，由本单位审验。',
    help: {
      who: '在市属单位或中央在渝单位工作',
      by: '您所在的单位',
      note: '由单位指定的管理员审验，管理员不能审验自己的。',
    },
    role: 'UNIT_ADMIN',
    endorses: actsAsMunicipalUnit,
    choose: ({ employer }) =>
      employer && actsAsMunicipalUnit(employer) ? { organisationId: employer.id } : null,
  },
  // N25
  {
    rule: 'DISTRICT',
    name: '区县所属',
    reason: '您的单位或工作地属于这个区县，由当地人力社保局审验。',
    explain: ({ place, facts }) =>
      facts.employer
        ? `您的单位属于${place}，由当地人力社保局审验。`
        : `您的工作地在${place}，由当地人力社保局审验。`,
    help: {
      who: '在区县所属单位、区县内的企业工作，或有固定的工作区县',
      by: '单位（或工作地）所在区县的人社部门',
      note: '看单位在哪个区县，不看家庭住址。',
    },
    role: 'DISTRICT_CLERK',
    choose: ({ employer, districtId }) => {
      const jurisdictionId = employer?.jurisdictionId ?? districtId;
      return jurisdictionId ? { jurisdictionId } : null;
    },
  },
  // N28
  {
    rule: 'ASSOCIATION',
    name: '其他人员',
    reason: '您没有所属单位、代理机构或固定的工作区县，由继续教育协会直接审验。',
    help: {
      who: '没有单位、没有托管档案，也没有固定的工作区县',
      by: '市继续教育协会',
      note: '协会直接审验。',
    },
    role: 'ASSOCIATION_CLERK',
    choose: () => ({ only: 'ASSOCIATION' }),
  },
] as const satisfies readonly EndorserKind[];

export type EndorserRule = (typeof kinds)[number]['rule'];

/**
 * The kinds of endorsing body in the order in which they are tried (N25-N28, G8). A new kind is an entry
 * here and a migration of the checks on `endorsements.rule` and `result_slips.endorser_rule`.
 */
export const endorserKinds: readonly (EndorserKind & { rule: EndorserRule })[] = kinds;

/** Returns the kind of a stored rule. */
export function endorserKindOf(rule: EndorserRule): EndorserKind {
  const found = endorserKinds.find((kind) => kind.rule === rule);
  if (!found) throw new Error(`no kind of endorser ${rule}`);
  return found;
}
