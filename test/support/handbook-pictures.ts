/** The pictures of docs/handbook: whose page (what the demo says to try as them), its address, the picture's name. */
export const handbookPictures: readonly [hint: string, path: string, name: string][] = [
  ['正在学习', '/', 'learner-home'],
  ['市属医院：审验本单位', '/', 'unit-desk'],
  ['市属医院：审验本单位', '/roster', 'unit-roster'],
  ['人才代理机构：审验档案', '/endorsements', 'agency-endorsements'],
  ['沙坪坝区窗口', '/counter', 'district-counter'],
  ['沙坪坝区窗口', '/organisations', 'district-units'],
  ['行业主管部门：确定专业科目', '/industry-desk', 'industry-desk'],
  ['培训中心：为市属单位', '/topics', 'centre-topics'],
  ['培训中心：为市属单位', '/exam-monitor', 'centre-exams'],
  ['继续教育协会：审验没有单位', '/question-bank', 'association-questions'],
  ['市人力社保局：看全市', '/supervision', 'bureau-supervision'],
  ['市人力社保局：看全市', '/titles', 'bureau-titles'],
  ['系统管理员：维护', '/operations', 'operator-console'],
  ['系统管理员：维护', '/role-assignments', 'operator-roles'],
  ['审计员：查看', '/audit', 'auditor-audit'],
];
