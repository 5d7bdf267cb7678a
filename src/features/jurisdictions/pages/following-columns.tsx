import type { Column } from '../../../ui/index.ts';
import type { FollowingCount } from '../queries/preview.ts';

/** What moves along, or stays, when a district is merged. */
export const followingColumns: Column<FollowingCount>[] = [
  { key: 'label', label: '什么', value: ({ label }) => label },
  { key: 'count', label: '多少', numeric: true, value: ({ count, unit }) => `${count} ${unit}` },
  { key: 'what', label: '怎样', value: ({ stays }) => stays ?? '一起转到并入的区县' },
];
