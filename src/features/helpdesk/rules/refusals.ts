import type { RefusalTable } from '../../../kernel/refusal.ts';

const help = { text: '回到帮助', href: '/help' };

export const refusals: RefusalTable = {
  'helpdesk.not_found': () => ({ status: 404, sentence: '没有找到您要看的内容。', next: help }),
  'helpdesk.not_now': () => ({
    status: 409,
    sentence: '这件提问的状态已经变了，请回到提问看最新的情况。',
    next: { text: '我的提问', href: '/questions' },
  }),
  'helpdesk.nobody_answers': () => ({
    status: 409,
    sentence: '这个事项暂时没有单位答复，请按帮助页上的联系方式打电话。',
    next: help,
  }),
  'helpdesk.personal_data': () => ({
    status: 422,
    sentence: '还有个人信息（姓名、证件号码、手机号或邮箱），请去掉。',
    field: 'body',
    next: { text: '请改写后再保存' },
  }),
  'helpdesk.second_person': () => ({
    status: 403,
    sentence: '知识要由起草人以外的另一位工作人员核对后发布。',
    next: { text: '回到知识管理', href: '/article-desk' },
  }),
};
