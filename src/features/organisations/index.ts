export { addOrganisation, type OrganisationInput } from './commands/add-organisation.ts';
export { loadReferenceData } from './commands/load-reference-data.ts';
export { requestMissingUnit } from './commands/request-missing-unit.ts';
export {
  type AffiliationFacts,
  actsAsMunicipalUnit,
  chooseEndorser,
  choosePaymentOffice,
  type EndorserRule,
  type PaymentOfficeRule,
} from './competence.ts';
export {
  type CompetentBody,
  findDistrictBureau,
  findEndorser,
  findPaymentOffice,
} from './competent-body.ts';
export { missingUnitSettled } from './events.ts';
export {
  affiliationNames,
  type Jurisdiction,
  type Organisation,
  type OrganisationKind,
  type Title,
  type TitleSeries,
} from './organisation.ts';
export {
  findJurisdiction,
  getJurisdiction,
  listCurrentJurisdictions,
  loadPlaceNames,
} from './queries/jurisdictions.ts';
export { findMissingUnitRequest, listMissingUnitRequests } from './queries/missing-units.ts';
export { findTitle } from './queries/titles.ts';
export {
  findMunicipalBureau,
  findOrganisation,
  findOrganisationByCreditCode,
  getOnlyOrganisation,
  getOrganisation,
  listOrganisations,
  listOrganisationsById,
  listUnapproved,
  searchEmployers,
} from './queries.ts';
export { listTitleSeries } from './title-list.ts';
