import type { Jurisdiction } from '../../features/organisations/index.ts';
import {
  counterHours,
  type DemoOrganisation,
  demoCreditCode,
  demoLandline,
} from './organisation.ts';

export type DemoJurisdiction = Pick<Jurisdiction, 'id' | 'name' | 'shortName' | 'kind'>;

/** Key of the HR bureau of a jurisdiction. */
export const bureauKey = (jurisdictionKey: string) => `bureau-${jurisdictionKey}`;

/** One HR bureau for each of the jurisdictions given; the city as a whole has none. */
export function districtBureaus(jurisdictions: DemoJurisdiction[]): DemoOrganisation[] {
  return jurisdictions.filter((one) => one.kind !== 'MUNICIPALITY').map(bureauOf);
}

// Real bureaus have these names: the word 演示 stays in name and seal, so that no printed slip can
// be taken for theirs.
function bureauOf(jurisdiction: DemoJurisdiction, index: number): DemoOrganisation {
  const { id, name, kind } = jurisdiction;
  const place = kind === 'ZONE' ? jurisdiction.shortName : name;
  return {
    key: bureauKey(id),
    name: `${kind === 'ZONE' ? '' : '重庆市'}${name}人力资源和社会保障局（演示）`,
    shortName: `${place}人力社保局`,
    kind: 'DISTRICT_HR_BUREAU',
    affiliation: null,
    ownership: 'PUBLIC',
    jurisdictionKey: id,
    parentKey: null,
    industryAuthorityKey: null,
    creditCode: demoCreditCode('11', 1000 + index),
    address: `${place}惠民路${10 + index}号政务服务中心2楼人力社保窗口`,
    phone: demoLandline(1000 + index),
    officeHours: counterHours,
    sealName: `${place}人力社保局（演示）`,
  };
}
