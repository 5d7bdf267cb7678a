import type { RefusalTable } from '../../../kernel/refusal.ts';

const notices = { text: '回到个人信息保护告知', href: '/place/notices' };

const face = { text: '回到名称、标志和颜色', href: '/place' };
const markFaults: Record<string, string> = {
  unreadable: '这张图片读不出来，请用作图软件重新导出。',
  large: 'SVG 最大 64 KB，请简化图形，或者改用 PNG。',
  not_svg: '这不是 PNG，也不是 SVG 图片。',
  no_view_box: '这张 SVG 没有写明画布大小（viewBox），请重新导出。',
};

export const refusals: RefusalTable = {
  'place.no_draft': () => ({
    status: 409,
    sentence: '现在没有草稿，可能已经公布。',
    next: notices,
  }),
  'place.nothing_new': () => ({
    status: 422,
    sentence: '正文和现在适用的一样，请先修改正文。',
    field: 'body',
    next: notices,
  }),
  'place.day_passed': () => ({
    status: 422,
    sentence: '适用日期不能早于今天，请改为今天或以后。',
    field: 'validFrom',
    next: notices,
  }),
  'place.draft_changed': () => ({
    status: 409,
    sentence: '提请之后草稿又改过，请重新提请。',
    next: notices,
  }),
  'place.same_days': ({ year }) => ({
    status: 422,
    sentence: `${year} 年已经是这样安排的，没有要改的日子。`,
    field: 'days',
    next: { text: '回到节假日和调休', href: '/place/holidays' },
  }),
  'place.same_face': () => ({
    status: 422,
    sentence: '和现在的一样，没有要保存的改动。',
    field: 'form',
    next: face,
  }),
  'place.no_version': () => ({ status: 404, sentence: '没有找到这一版。', next: face }),
  'place.mark_wrong': ({ because, what }) => ({
    status: 422,
    sentence:
      markFaults[String(because)] ??
      `SVG 里有“${what}”，标志只能由图形组成，不能有脚本、链接和外部图片。`,
    field: 'mark',
    next: face,
  }),
  'place.no_text': () => ({
    status: 404,
    sentence: '没有这条文字。',
    next: { text: '回到短信和邮件的文字', href: '/place/texts' },
  }),
  'place.same_text': () => ({
    status: 422,
    sentence: '和现在的文字一样，没有要修改的。',
    field: 'text',
    next: { text: '回到短信和邮件的文字', href: '/place/texts' },
  }),
  'place.text_not_approved': () => ({
    status: 422,
    sentence: '短信服务商那里还没有这样的模板，请先报备，由系统管理员加入短信模板后再修改。',
    field: 'text',
    next: { text: '回到短信和邮件的文字', href: '/place/texts' },
  }),
  'place.notice_holds': () => ({
    status: 409,
    sentence: '这一版已经适用，不能撤回；请起草新的一版。',
    next: notices,
  }),
};
