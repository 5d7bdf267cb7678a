import type { RefusalTable } from '../../../kernel/refusal.ts';

const home = { text: '回到首页', href: '/' };

export const refusals: RefusalTable = {
  'eligibility.not_found': () => ({
    status: 404,
    sentence: '没有找到这条记录，或者它不由您所在的单位办理。',
    next: home,
  }),
  'eligibility.own': () => ({
    status: 403,
    sentence: '不能办理自己的事项，请由本单位另一位管理员办理。',
    next: home,
  }),
  'eligibility.nobody_decides': () => ({
    status: 409,
    sentence: '您还没有登记工作单位，也没有托管档案的代理机构，没有单位可以批准。',
    next: { text: '到“我的资料”填写单位', href: '/account' },
  }),
  'eligibility.absence_too_short': ({ days }) => ({
    status: 422,
    sentence: `这段时间在任何一年都不足${days}天，不能免去当年的学习。`,
    next: { text: '请检查起止日期。' },
    field: 'validTo',
  }),
  'eligibility.absence_known': ({ years }) => ({
    status: 422,
    sentence: `${years}年的正当理由已经在办理或者已经批准，不用再提交。`,
    next: { text: '请看已有的记录。' },
    field: 'validTo',
  }),
  'eligibility.proof_missing': () => ({
    status: 422,
    sentence: '这个原因须上传证明材料。',
    next: { text: '请选择文件。' },
    field: 'proof',
  }),
  'eligibility.decided_already': () => ({
    status: 409,
    sentence: '这件事已经有了结果，不能再改。',
    next: home,
  }),
  'eligibility.not_ready': ({ because, accountId }) => ({
    status: 409,
    sentence: `不能推荐。${because}`,
    next: { text: '查看每个年度的依据', href: `/review/people/${accountId}` },
  }),
  'eligibility.recommended_already': ({ year }) => ({
    status: 409,
    sentence: `${year}年已经推荐过这位人员。`,
    next: { text: '回到职称评审', href: '/review/staff' },
  }),
  'eligibility.line_not_ready': () => ({
    status: 409,
    sentence: '名单中有不具备条件的人员，不能受理；请只勾选具备条件的人员，或者选择不予受理。',
    next: { text: '回到受理核验', href: '/acceptance' },
  }),
  'eligibility.year_not_over': () => ({
    status: 409,
    sentence: '这一年还没有开始，不能确定考核名单。',
    next: { text: '回到年度考核', href: '/assessments' },
  }),
  'eligibility.no_proof': () => ({
    status: 409,
    sentence: '这项正当理由没有上传证明材料。',
    next: { text: '回到正当理由', href: '/absence-desk' },
  }),
  'eligibility.unreadable_list': ({ because }) => ({
    status: 422,
    sentence: String(because),
    next: { text: '回到受理核验', href: '/acceptance' },
    field: 'file',
  }),
  'eligibility.faulty_list': ({ because }) => ({
    status: 422,
    sentence: String(because),
    next: { text: '请改正名单后再核验。', href: '/acceptance' },
    field: 'list',
  }),
  'eligibility.not_fixed': ({ year }) => ({
    status: 409,
    sentence: `${year}年的考核名单还没有确定，确定之后才能打印和下载。`,
    next: { text: '回到年度考核', href: '/assessments' },
  }),
  'eligibility.list_too_long': ({ most }) => ({
    status: 422,
    sentence: `一次最多核验${most}人。`,
    next: { text: '请分成几份名单。', href: '/acceptance' },
    field: 'form',
  }),
};
