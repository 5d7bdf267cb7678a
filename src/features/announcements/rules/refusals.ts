import type { RefusalTable } from '../../../kernel/refusal.ts';

const all = { text: '回到公告', href: '/announcements' };
const written = { text: '回到公告管理', href: '/announcement-desk' };

export const refusals: RefusalTable = {
  'announcements.not_found': () => ({ status: 404, sentence: '没有找到这份文件。', next: all }),
  'announcements.kind_not_yours': () => ({
    status: 403,
    sentence: '政策文件和通报由市人力社保局发布，您可以发布公告。',
    next: written,
  }),
  'announcements.second_person': () => ({
    status: 403,
    sentence: '政策文件和通报要由本单位另一位工作人员核对后发布，起草或修改它的人自己不能发布。',
    next: written,
  }),
  'announcements.is_replaced': () => ({
    status: 409,
    sentence:
      '已经发布的政策文件和通报不能直接改文字。请另拟一份，由另一位工作人员发布并注明替代这一份。',
    next: written,
  }),
  'announcements.already_published': () => ({
    status: 409,
    sentence: '这份文件已经发布或者撤回了，不用再发布。请打开看现在的状态。',
    next: written,
  }),
};
