import {
  counterHours,
  type DemoOrganisation,
  demoCreditCode,
  demoLandline,
  type RegistrationKind,
  unitHours,
} from './organisation.ts';

type Body = Pick<DemoOrganisation, 'key' | 'name' | 'shortName' | 'kind' | 'address'> &
  Partial<DemoOrganisation> & { registered: RegistrationKind };

function body({ registered, ...given }: Body, serial: number): DemoOrganisation {
  return {
    affiliation: null,
    ownership: 'PUBLIC',
    jurisdictionKey: 'cq',
    parentKey: null,
    industryAuthorityKey: null,
    creditCode: demoCreditCode(registered, 100 + serial),
    phone: demoLandline(100 + serial),
    officeHours: unitHours,
    sealName: given.name,
    ...given,
  };
}

const bureauAddress = '渝中区春晖路18号';

const cityBodies: Body[] = [
  {
    key: 'municipal-bureau',
    kind: 'MUNICIPAL_HR_BUREAU',
    registered: '11',
    name: '重庆市人力资源和社会保障局（演示）',
    shortName: '市人力社保局',
    sealName: '重庆市人力社保局（演示）',
    address: bureauAddress,
  },
  {
    key: 'professional-staff-division',
    kind: 'MUNICIPAL_DIVISION',
    registered: '11',
    name: '市人力社保局专业技术人员管理处（演示）',
    shortName: '专业技术人员管理处',
    parentKey: 'municipal-bureau',
    address: `${bureauAddress}7楼`,
  },
  {
    key: 'institution-personnel-division',
    kind: 'MUNICIPAL_DIVISION',
    registered: '11',
    name: '市人力社保局事业单位人事管理处（演示）',
    shortName: '事业单位人事管理处',
    parentKey: 'municipal-bureau',
    address: `${bureauAddress}8楼`,
  },
  {
    key: 'training-centre',
    kind: 'TRAINING_CENTRE',
    registered: '12',
    name: '重庆市人事培训中心（演示）',
    shortName: '市人事培训中心',
    parentKey: 'municipal-bureau',
    address: '渝中区学田湾路26号1楼服务大厅',
    officeHours: counterHours,
  },
  {
    key: 'association',
    kind: 'ASSOCIATION',
    registered: '51',
    name: '重庆继续教育协会（演示）',
    shortName: '市继续教育协会',
    address: '渝中区学田湾路26号3楼',
    officeHours: counterHours,
  },
];

const agencies: Body[] = [
  {
    key: 'agency-yujiang',
    kind: 'TALENT_AGENCY',
    registered: '12',
    name: '渝江人才服务中心',
    shortName: '渝江人才',
    affiliation: 'MUNICIPAL',
    address: '渝中区聚贤路9号1楼档案窗口',
    officeHours: counterHours,
  },
  {
    key: 'agency-jialing',
    kind: 'TALENT_AGENCY',
    registered: '12',
    name: '嘉陵湾人才交流服务中心',
    shortName: '嘉陵湾人才',
    affiliation: 'DISTRICT',
    jurisdictionKey: 'cq-shapingba',
    address: '沙坪坝区沙磁巷31号2楼',
    officeHours: counterHours,
  },
  {
    key: 'agency-wuling',
    kind: 'TALENT_AGENCY',
    registered: '12',
    name: '武陵岭人才开发服务中心',
    shortName: '武陵岭人才',
    affiliation: 'DISTRICT',
    jurisdictionKey: 'cq-qianjiang',
    address: '黔江区官渡坪路5号',
    officeHours: counterHours,
  },
];

const industryAuthorities: Body[] = (
  [
    ['health-commission', '卫生健康委员会', '市卫生健康委', '渝中区康宁路6号'],
    ['education-commission', '教育委员会', '市教委', '渝中区育才坡路3号'],
    ['construction-commission', '住房和城乡建设委员会', '市住房城乡建委', '渝中区营造路15号'],
    ['agriculture-commission', '农业农村委员会', '市农业农村委', '渝中区丰禾路22号'],
  ] as const
).map(([key, name, shortName, address]) => ({
  key,
  kind: 'INDUSTRY_AUTHORITY',
  registered: '11',
  name: `重庆市${name}（演示）`,
  shortName,
  address,
}));

/** The bodies of the city that are neither district bureaus nor plain employers. */
export function publicBodies(): DemoOrganisation[] {
  return [...cityBodies, ...agencies, ...industryAuthorities].map(body);
}
