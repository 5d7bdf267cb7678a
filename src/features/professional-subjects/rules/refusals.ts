import type { RefusalTable } from '../../../kernel/refusal.ts';

const subjects = { text: '回到专业科目', href: '/professional-subjects' };

export const refusals: RefusalTable = {
  'professional.not_found': () => ({
    status: 404,
    sentence: '没有找到，或者它不属于您所在的系统。',
    next: subjects,
  }),
  'professional.subject_exists': ({ name, year }) => ({
    status: 422,
    sentence: `${year}年已经有“${name}”这个科目。`,
    field: 'name',
    next: subjects,
  }),
  'professional.subject_ended': () => ({
    status: 409,
    sentence: '这个科目已经停用，不能再安排培训。',
    next: subjects,
  }),
  'professional.other_year': ({ year }) => ({
    status: 422,
    sentence: `培训日期要在科目的年度（${year}年）之内。`,
    field: 'heldFrom',
    next: { text: '请修改日期。' },
  }),
  'professional.not_in_draft': () => ({
    status: 409,
    sentence: '已经开放的培训不能再修改，也不能回到草稿。',
    next: subjects,
  }),
  'professional.lists_wait': ({ count }) => ({
    status: 409,
    sentence: `还有${count}份名单没有处理，处理完才能结束。`,
    next: { text: '先认定或者退回名单。' },
  }),
  'professional.not_open': () => ({
    status: 409,
    sentence: '这次培训没有开放，或者已经结束，不能认定学时。',
    next: subjects,
  }),
  'professional.not_over': ({ day }) => ({
    status: 409,
    sentence: `培训到${day}才结束，结束之后才能认定学时。`,
    next: subjects,
  }),
  'professional.row_fault': ({ fault }) => ({
    status: 422,
    sentence: `不能认定：${fault}。`,
    field: 'idNumber',
    next: { text: '请核对后再提交。' },
  }),
  'professional.unreadable_list': ({ because }) => ({
    status: 422,
    sentence: String(because),
    field: 'file',
    next: subjects,
  }),
  'professional.empty_list': () => ({
    status: 422,
    sentence: '名单里没有人员：每行写一人，依次是姓名、证件号码、数量、考试合格。',
    field: 'file',
    next: subjects,
  }),
  'professional.long_list': ({ most }) => ({
    status: 422,
    sentence: `一份名单最多${most}人，请分成几份。`,
    field: 'file',
    next: subjects,
  }),
  'professional.list_decided': () => ({
    status: 409,
    sentence: '这份名单已经处理过。',
    next: subjects,
  }),
  'professional.no_right_rows': () => ({
    status: 409,
    sentence: '名单里没有可以认定的行，请下载有问题的行，改好后重新上传。',
    next: subjects,
  }),
  'professional.changed_meanwhile': () => ({
    status: 409,
    sentence: '办理期间名单里有人的情况变了，一个也没有认定，请再看一次名单。',
    next: subjects,
  }),
  'professional.withdrawn_already': () => ({
    status: 409,
    sentence: '这条认定已经撤回或者更正过。',
    next: subjects,
  }),
  'professional.nothing_to_correct': () => ({
    status: 422,
    sentence: '填写的与原来的相同，没有需要更正的内容。',
    field: 'quantity',
    next: { text: '请修改数量或者考试结果。' },
  }),
};
