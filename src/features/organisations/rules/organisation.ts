import type { TitleLevel } from '../../../kernel/title-level.ts';

export const organisationKinds = [
  'MUNICIPAL_HR_BUREAU',
  'MUNICIPAL_DIVISION',
  'DISTRICT_HR_BUREAU',
  'INDUSTRY_AUTHORITY',
  'TRAINING_CENTRE',
  'ASSOCIATION',
  'TALENT_AGENCY',
  'EMPLOYER',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Chinese names of the kinds, as shown to people. */
export const organisationKindNames: Record<OrganisationKind, string> = {
  MUNICIPAL_HR_BUREAU: '市人力社保局',
  MUNICIPAL_DIVISION: '市局处室',
  DISTRICT_HR_BUREAU: '区县人力社保局',
  INDUSTRY_AUTHORITY: '行业主管部门',
  TRAINING_CENTRE: '培训中心',
  ASSOCIATION: '继续教育协会',
  TALENT_AGENCY: '人才代理机构',
  EMPLOYER: '用人单位',
};

export type Affiliation = 'MUNICIPAL' | 'DISTRICT' | 'CENTRAL';
export type Ownership = 'PUBLIC' | 'NON_PUBLIC';
export type Approval = 'PENDING' | 'APPROVED' | 'REJECTED';

/** Chinese names of the affiliations, as shown to people. */
export const affiliationNames: Record<Affiliation, string> = {
  MUNICIPAL: '市属单位',
  DISTRICT: '区县所属单位',
  CENTRAL: '中央在渝单位',
};

/** A body or a unit. `validTo` is the first day it no longer exists; `successorId` is who followed. */
export interface Organisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  creditCode: string | null;
  affiliation: Affiliation | null;
  ownership: Ownership;
  approval: Approval;
  jurisdictionId: string | null;
  parentId: string | null;
  industryAuthorityId: string | null;
  address: string;
  phone: string;
  officeHours: string;
  sealName: string;
  validTo: string | null;
  successorId: string | null;
}

export type JurisdictionKind =
  | 'MUNICIPALITY'
  | 'DISTRICT'
  | 'COUNTY'
  | 'AUTONOMOUS_COUNTY'
  | 'ZONE';

/** An area with an HR office of its own: districts, counties and zones, and the city as a whole. */
export interface Jurisdiction {
  id: string;
  name: string;
  shortName: string;
  kind: JurisdictionKind;
  validFrom: string;
  validTo: string | null;
  successorId: string | null;
}

export interface Title {
  code: string;
  name: string;
  level: TitleLevel;
}

export interface TitleSeries {
  code: string;
  name: string;
  titles: Title[];
}
