/** Codes of title-series.json for three ages of a career: senior, intermediate, first title. */
export type TitlePath = readonly [senior: string, intermediate: string, first: string];

const physician: TitlePath = ['0405', '0409', '0413'];
const nurse: TitlePath = ['0407', '0411', '0415'];
const pharmacist: TitlePath = ['0406', '0410', '0414'];
const professor: TitlePath = ['0102', '0103', '0104'];
const laboratory: TitlePath = ['2002', '2003', '2004'];
const teacher: TitlePath = ['2202', '2203', '2204'];
const vocational: TitlePath = ['2103', '2105', '2107'];
const engineer: TitlePath = ['0502', '0503', '0504'];
const agronomist: TitlePath = ['0605', '0608', '0611'];
const researcher: TitlePath = ['0302', '0303', '0304'];
const journalist: TitlePath = ['0703', '0705', '0707'];
const announcer: TitlePath = ['1602', '1603', '1604'];
const librarian: TitlePath = ['0902', '0903', '0904'];
const accountant: TitlePath = ['1702', '1703', '1704'];
const economist: TitlePath = ['1904', '1907', '1910'];
const translator: TitlePath = ['1502', '1503', '1504'];

/** The titles of the people in a unit, by the unit's key. */
export const titlePaths: Record<string, readonly TitlePath[]> = {
  'yujiang-hospital': [physician, nurse, pharmacist, nurse],
  'yujiang-maternity': [nurse, physician],
  'jiayu-university': [professor, laboratory],
  'bashan-college': [professor],
  'yujiang-design': [engineer],
  'shancheng-broadcasting': [announcer, journalist],
  'yujiang-agronomy': [researcher, agronomist],
  'liangjiang-hydrology': [engineer],
  'shancheng-library': [librarian],
  'yujiang-quality': [engineer],
  'rail-institute': [engineer, researcher],
  'waterway-survey': [engineer],
  'grain-inspection': [engineer],
  'qingmupo-school': [teacher],
  'geleqiao-clinic': [physician, nurse],
  'tushanwan-school': [teacher],
  'pinghu-hospital': [nurse, physician],
  'jianghui-agronomy': [agronomist],
  'shibanjie-school': [teacher],
  'sanjiangkou-quality': [engineer],
  'chashan-vocational': [vocational],
  'taoxi-school': [teacher],
  'heishan-clinic': [nurse],
  'zhaomuping-school': [teacher],
  'wuling-machinery': [engineer, accountant],
  'shancha-software': [engineer],
  'cifang-media': [journalist, economist],
  'jiangyu-construction': [engineer],
  'qinggang-farm': [agronomist],
  'yunti-rail': [engineer],
  'jiamu-accounting': [accountant],
  'nanping-dental': [physician],
  'yidukou-translation': [translator],
  'baman-materials': [engineer, economist],
};

/** The titles of people without a unit. */
export const freelancePaths: readonly TitlePath[] = [engineer, accountant, translator, economist];
