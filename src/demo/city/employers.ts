import {
  type DemoOrganisation,
  demoCreditCode,
  demoLandline,
  type RegistrationKind,
  unitHours,
} from './organisation.ts';

// Tables of units: key | full name | short name | place | address | industry authority or -.

const municipalUnits = `
yujiang-hospital | 渝江第三人民医院 | 渝江三院 | cq-shapingba | 沙坪坝区杏林坡路88号 | health-commission
yujiang-maternity | 渝江妇女儿童医疗中心 | 渝江妇儿中心 | cq-liangjiang | 两江新区春苗大道16号 | health-commission
jiayu-university | 嘉渝大学 | 嘉大 | cq-beibei | 北碚区缙溪路1号 | education-commission
bashan-college | 巴山坪职业技术学院 | 巴山坪职院 | cq-yongchuan | 永川区卧龙坪路200号 | education-commission
yujiang-design | 渝江建筑设计研究院 | 渝江设计院 | cq-yuzhong | 渝中区半山崖路39号 | construction-commission
shancheng-broadcasting | 山城雾岭广播电视中心 | 雾岭广电 | cq-liangjiang | 两江新区声光路7号 | -
yujiang-agronomy | 渝江农业科学研究所 | 渝江农科所 | cq-jiulongpo | 九龙坡区禾丰坪路50号 | agriculture-commission
liangjiang-hydrology | 三江汇水文勘测院 | 三江汇水文院 | cq-nanan | 南岸区观潮路12号 | -
shancheng-library | 山城书岩文献馆 | 书岩文献馆 | cq-yuzhong | 渝中区书院坎路4号 | -
yujiang-quality | 渝江质量检测研究院 | 渝江质检院 | cq-gaoxin | 重庆高新区衡准路20号 | -
`;

const centralUnits = `
rail-institute | 西岭轨道车辆研究所 | 西岭轨道所 | cq-shapingba | 沙坪坝区轮轨路3号 | -
waterway-survey | 川江湾航道测绘中心 | 川江湾航测 | cq-nanan | 南岸区航标路61号 | -
grain-inspection | 巴渝仓粮油检验中心 | 巴渝仓检验中心 | cq-banan | 巴南区仓廪路8号 | -
`;

const districtUnits = `
qingmupo-school | 沙坪坝区青木坡小学 | 青木坡小学 | cq-shapingba | 沙坪坝区青木坡街10号 | education-commission
geleqiao-clinic | 沙坪坝区歌乐桥社区卫生服务中心 | 歌乐桥卫生中心 | cq-shapingba | 沙坪坝区歌乐桥路27号 | health-commission
tushanwan-school | 南岸区涂山湾中学 | 涂山湾中学 | cq-nanan | 南岸区涂山湾路33号 | education-commission
pinghu-hospital | 万州区平湖湾人民医院 | 平湖湾医院 | cq-wanzhou | 万州区平湖湾路100号 | health-commission
jianghui-agronomy | 涪陵区江汇坪农业技术推广站 | 江汇坪农技站 | cq-fuling | 涪陵区江汇坪路6号 | agriculture-commission
shibanjie-school | 渝中区石板坎小学 | 石板坎小学 | cq-yuzhong | 渝中区石板坎街2号 | education-commission
sanjiangkou-quality | 合川区三江坝建设工程质量监督站 | 三江坝质监站 | cq-hechuan | 合川区三江坝路45号 | construction-commission
chashan-vocational | 永川区茶山坳职业教育中心 | 茶山坳职教中心 | cq-yongchuan | 永川区茶山坳路9号 | education-commission
taoxi-school | 酉阳县桃溪坪中学 | 桃溪坪中学 | cq-youyang | 酉阳土家族苗族自治县桃溪坪路1号 | education-commission
heishan-clinic | 万盛经开区黑山坳卫生院 | 黑山坳卫生院 | cq-wansheng-jingkai | 万盛经开区黑山坳街14号 | health-commission
zhaomuping-school | 两江新区照木坪实验学校 | 照木坪学校 | cq-liangjiang | 两江新区照木坪路60号 | education-commission
`;

const privateFirms = `
wuling-machinery | 重庆雾岭智造装备有限公司 | 雾岭智造 | cq-shapingba | 沙坪坝区井口坪产业园3栋 | -
shancha-software | 重庆山茶岭软件有限公司 | 山茶岭软件 | cq-liangjiang | 两江新区云谷路18号6层 | -
cifang-media | 重庆磁坊坎文化传媒有限公司 | 磁坊坎传媒 | cq-shapingba | 沙坪坝区磁坊坎街5号 | -
jiangyu-construction | 重庆江屿坪建筑工程有限公司 | 江屿坪建筑 | cq-nanan | 南岸区江屿坪路70号 | construction-commission
qinggang-farm | 重庆青杠坪生态农业有限公司 | 青杠坪农业 | cq-bishan | 璧山区青杠坪村1号 | agriculture-commission
yunti-rail | 重庆云梯坎轨道装备有限公司 | 云梯坎轨道 | cq-gaoxin | 重庆高新区云梯坎路99号 | -
jiamu-accounting | 重庆嘉木禾会计师事务所 | 嘉木禾会计所 | cq-yuzhong | 渝中区嘉木巷8号12层 | -
nanping-dental | 重庆南屏湾口腔门诊部 | 南屏湾口腔 | cq-nanan | 南岸区南屏湾路21号 | health-commission
yidukou-translation | 重庆译渡口翻译服务有限公司 | 译渡口翻译 | cq-jiulongpo | 九龙坡区渡口街36号4层 | -
baman-materials | 重庆巴蔓岭新材料有限公司 | 巴蔓岭材料 | cq-changshou | 长寿区晏家坪园区11号 | -
`;

type Row = [string, string, string, string, string, string];
type Owner = Pick<DemoOrganisation, 'affiliation' | 'ownership'> & { registered: RegistrationKind };

function employers(
  table: string,
  { registered, ...owner }: Owner,
  from: number,
): DemoOrganisation[] {
  return table
    .trim()
    .split('\n')
    .map((row, index) => {
      const [key, name, shortName, place, address, authority] = row.split(' | ') as Row;
      return {
        key,
        name,
        shortName,
        kind: 'EMPLOYER',
        ...owner,
        jurisdictionKey: place,
        parentKey: null,
        industryAuthorityKey: authority === '-' ? null : authority,
        creditCode: demoCreditCode(registered, from + index),
        address,
        phone: demoLandline(from + index),
        officeHours: unitHours,
        sealName: name,
      };
    });
}

/** Returns the employers of the demo city. The names are made up. */
export function demoEmployers(): DemoOrganisation[] {
  const owned = { ownership: 'PUBLIC', registered: '12' } as const;
  return [
    ...employers(municipalUnits, { affiliation: 'MUNICIPAL', ...owned }, 200),
    ...employers(centralUnits, { affiliation: 'CENTRAL', ...owned }, 300),
    ...employers(districtUnits, { affiliation: 'DISTRICT', ...owned }, 400),
    ...employers(
      privateFirms,
      { affiliation: null, ownership: 'NON_PUBLIC', registered: '91' },
      500,
    ),
  ];
}
