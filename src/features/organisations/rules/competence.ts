import type { Organisation } from './organisation.ts';

/** The facts that decide who is competent for a learner on a day. */
export interface AffiliationFacts {
  /** The talent agency that keeps the personnel file; null when none does. */
  custodyAgencyId: string | null;
  /** The employer claimed or confirmed; null for people without a unit. */
  employer: Organisation | null;
  /** The district, county or zone of work; null when the work is in no single one. */
  districtId: string | null;
}

export type PaymentOfficeRule = 'CENTRE' | 'DISTRICT';
export type PaymentOfficeChoice = { rule: 'CENTRE' } | { rule: 'DISTRICT'; jurisdictionId: string };

/** Whether a unit endorses its own staff: approved, and of the city or the central state (N26). */
export function actsAsMunicipalUnit(
  employer: Pick<Organisation, 'approval' | 'affiliation'>,
): boolean {
  return (
    employer.approval === 'APPROVED' &&
    (employer.affiliation === 'MUNICIPAL' || employer.affiliation === 'CENTRAL')
  );
}

/**
 * Returns where a learner pays on site: staff of municipal units at the centre, others at the bureau of
 * their place of work, whoever keeps the file; without such a place at the centre (N7, N8, G9).
 */
export function choosePaymentOffice(facts: AffiliationFacts): PaymentOfficeChoice {
  if (facts.employer && actsAsMunicipalUnit(facts.employer)) return { rule: 'CENTRE' };
  const jurisdictionId = facts.districtId ?? facts.employer?.jurisdictionId;
  return jurisdictionId ? { rule: 'DISTRICT', jurisdictionId } : { rule: 'CENTRE' };
}
