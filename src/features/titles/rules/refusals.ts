import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到职称目录', href: '/titles' };
const because: Record<string, string> = {
  same: '一个职称不能由自己承接，请另选一个。',
  ended: '这个职称已经停用。',
  successor_ended: '承接的职称已经停用，请另选一个。',
};

export const refusals: RefusalTable = {
  'titles.not_found': () => ({
    status: 404,
    sentence: '没有找到这个职称或这项改动。',
    next: list,
  }),
  'titles.barred': ({ barrier }) => ({
    status: 422,
    sentence: because[String(barrier)] ?? '这个职称不能停用。',
    field: barrier === 'ended' ? 'titleCode' : 'successorCode',
    next: list,
  }),
  'titles.name_taken': ({ name }) => ({
    status: 409,
    sentence: `目录里已有“${name}”，请换一个名称。`,
    field: 'name',
    next: list,
  }),
  'titles.settled': () => ({
    status: 409,
    sentence: '这项改动已经撤回，或者已经生效而不能撤回。',
    next: list,
  }),
};
