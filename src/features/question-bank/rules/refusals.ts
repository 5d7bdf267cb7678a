import type { RefusalTable } from '../../../kernel/refusal.ts';
import { moveNames } from './policy.ts';
import { stateNames, type VersionState } from './version.ts';

const toQuestion = (id: unknown) => ({
  text: '查看这道题',
  href: `/question-bank/questions/${id}`,
});
const toBank = { text: '回到题库', href: '/question-bank' };

export const refusals: RefusalTable = {
  'question_bank.not_found': () => ({
    status: 404,
    sentence: '没有找到这道题，可能地址不完整。',
    next: toBank,
  }),
  'question_bank.topic_not_found': () => ({
    status: 404,
    sentence: '没有找到这个专题，请从题库首页选择。',
    next: toBank,
  }),
  'question_bank.wrong_state': ({ id, move, state }) => ({
    status: 409,
    sentence: `这道题现在是“${stateNames[state as VersionState]}”，不能${moveNames[move as keyof typeof moveNames]}。可能别人刚刚处理过，请看看现在的状态。`,
    next: toQuestion(id),
  }),
  'question_bank.not_offered': ({ id }) => ({
    status: 409,
    sentence: '这道题还没有提交审核。请先由命题人提交。',
    next: toQuestion(id),
  }),
  // Four eyes: docs/roles.md.
  'question_bank.own_review': ({ id }) => ({
    status: 403,
    sentence: '您写过或改过这一版，不能自己审核。请另一位命题人员审核。',
    next: toQuestion(id),
  }),
  'question_bank.own_release': ({ id }) => ({
    status: 403,
    sentence: '您写过或改过这一版，不能自己发布。请另一位命题人员发布。',
    next: toQuestion(id),
  }),
  'question_bank.nothing_to_move': () => ({
    status: 409,
    sentence: '符合条件的题目里没有可以这样处理的，请换一个状态看看。',
    next: toBank,
    field: 'questionId',
  }),
  'question_bank.not_a_reviewer': ({ id }) => ({
    status: 403,
    sentence: '编课命题人员只写题、提交审核；审核、退回、发布和停用由培训中心或协会的经办人办理。',
    next: toQuestion(id),
  }),
  'question_bank.open_version': ({ id }) => ({
    status: 409,
    sentence: '这道题已经有一版在修改或等待发布。请在那一版上继续，或先放弃它。',
    next: toQuestion(id),
  }),
  'question_bank.saved_meanwhile': ({ id }) => ({
    status: 409,
    sentence: '您打开之后，别人保存了这道题。下面列出两边的不同，没有覆盖任何一方。',
    next: toQuestion(id),
    field: 'form',
  }),
  'question_bank.point_taken': () => ({
    status: 409,
    sentence: '这个专题已经有同名的知识点，请换一个名称。',
    next: toBank,
    field: 'name',
  }),
  'question_bank.bad_picture': () => ({
    status: 422,
    sentence: '这个文件不是可以使用的图片，或者图片太大。请换一张 JPG、PNG 或 WebP 图片。',
    next: toBank,
    field: 'picture',
  }),
};
