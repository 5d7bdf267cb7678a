export { addOrganisation } from './commands/add-organisation.ts';
export { loadReferenceData } from './commands/load-reference-data.ts';
export { recordChange } from './commands/record-change.ts';
export { requestMissingUnit } from './commands/request-missing-unit.ts';
export { findHandedOver } from './queries/changes.ts';
export {
  type CompetentBody,
  findDistrictBureau,
  findEndorser,
  findPaymentOffice,
} from './queries/competent-body.ts';
export {
  findJurisdiction,
  getJurisdiction,
  insertJurisdiction,
  listCurrentJurisdictions,
  loadPlaceNames,
  lockJurisdiction,
  updateJurisdiction,
} from './queries/jurisdictions.ts';
export { findMissingUnitRequest } from './queries/missing-units.ts';
export {
  findBureauOf,
  findMunicipalBureau,
  findOrganisation,
  findOrganisationByCreditCode,
  findOrganisationByName,
  getOnlyOrganisation,
  getOrganisation,
  listOrganisations,
  listOrganisationsById,
  lockOrganisation,
  searchEmployers,
  searchOrganisations,
} from './queries/organisations.ts';
export { findParentBody } from './queries/parent-body.ts';
export { inScope } from './queries/scope.ts';
export { listHeldTitleSeries, listTitleSeries } from './queries/title-series.ts';
export {
  findTitle,
  insertSeries,
  insertTitle,
  listTitleRows,
  lockTitle,
  type TitleRow,
  updateTitle,
} from './queries/titles.ts';
export { bodyKindsOf, fitsBody, rolesOfKind } from './rules/body-roles.ts';
export {
  type AffiliationFacts,
  actsAsMunicipalUnit,
  type PaymentOfficeRule,
} from './rules/competence.ts';
export {
  type EndorserKind,
  type EndorserRule,
  endorserKindOf,
  endorserKinds,
} from './rules/endorsers.ts';
export { handedOver, missingUnitSettled } from './rules/events.ts';
export {
  type Affiliation,
  affiliationNames,
  type Jurisdiction,
  type Organisation,
  type OrganisationKind,
  organisationKindNames,
  type TitleSeries,
} from './rules/organisation.ts';
export { keepingRoles, mayKeep } from './rules/policy.ts';
export {
  liesIn,
  nobody,
  type Placement,
  type Scope,
  type ScopeKind,
  scopeOf,
  scopeOfBody,
} from './rules/scope.ts';
