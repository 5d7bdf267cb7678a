import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'packages.not_found': () => ({
    status: 404,
    sentence: '没有找到这个互动课件，可能已被换下。',
    next: { text: '回到课程', href: '/courses' },
  }),
  'packages.unusable': ({ sentence }) => ({
    status: 422,
    sentence: String(sentence),
    field: 'file',
    next: { text: '改好课件再上传' },
  }),
  'packages.changed_since_proposed': () => ({
    status: 409,
    sentence: '提请以后课件又换过。请退回，由提出人重新提请。',
    field: 'form',
    next: { text: '退回后重新提请' },
  }),
  'packages.reason_missing': () => ({
    status: 422,
    sentence: '请写明为什么更换，至少4个字。',
    field: 'reason',
    next: { text: '写明原因再提请' },
  }),
  'packages.unavailable': () => ({
    status: 409,
    sentence: '互动课件要有自己的网址才能打开，这里还没有设置。请联系管理员设置 PACKAGE_URL。',
    next: { text: '回到课程', href: '/courses' },
  }),
};
