import type { Topic } from '../rules/topic.ts';

/** Chinese names of the states of a topic. */
export const stateNames: Record<Topic['state'], string> = {
  DRAFT: '草稿',
  PUBLISHED: '已发布',
  CLOSED: '已停用',
};
export const stateTones = { DRAFT: 'warning', PUBLISHED: 'success', CLOSED: 'neutral' } as const;
