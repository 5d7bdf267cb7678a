export { addOrganisation, type OrganisationInput } from './commands/add-organisation.ts';
export { loadReferenceData } from './commands/load-reference-data.ts';
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
  findOrganisation,
  findOrganisationByCreditCode,
  findTitle,
  getJurisdiction,
  getOnlyOrganisation,
  getOrganisation,
  listCurrentJurisdictions,
  listOrganisations,
  listOrganisationsById,
  searchEmployers,
} from './queries.ts';
export { listTitleSeries } from './title-list.ts';
