import type { TableColumn } from '../../../kernel/column.ts';
import { formatDateTime, formatSeconds } from '../../../ui/index.ts';
import type { Told } from '../queries/tell-entries.ts';
import { kinds } from '../rules/action-words.ts';

const textOf = ({ sentence: { before, whom, after } }: Told): string =>
  `${before}${whom ?? ''}${after}`;

/** The columns of the exported record. */
export const auditColumns: readonly TableColumn<Told>[] = [
  { key: 'id', label: '序号', value: ({ id }) => id },
  {
    key: 'at',
    label: '时间',
    width: 22,
    value: ({ at }) => `${formatDateTime(at).split(' ')[0]} ${formatSeconds(at)}`,
  },
  { key: 'who', label: '谁', value: ({ who }) => who },
  { key: 'role', label: '身份', width: 18, value: ({ role }) => role },
  {
    key: 'body',
    label: '单位',
    width: 24,
    value: ({ organisationName }) => organisationName ?? '',
  },
  { key: 'kind', label: '类别', value: ({ kind }) => kinds[kind] },
  { key: 'what', label: '做了什么', width: 48, value: textOf },
  {
    key: 'whom',
    label: '对谁',
    width: 24,
    value: ({ whom }) =>
      whom.map(({ name, idNumberMasked }) => `${name} ${idNumberMasked}`).join('；'),
  },
  { key: 'address', label: '网络地址', width: 18, value: ({ address }) => address ?? '' },
  { key: 'action', label: '代号', width: 28, value: ({ action }) => action },
  {
    key: 'subject',
    label: '对象',
    width: 40,
    value: (entry) => `${entry.subjectType} ${entry.subjectId}`,
  },
  { key: 'facts', label: '内容', width: 60, value: ({ facts }) => JSON.stringify(facts) },
  { key: 'request', label: '请求号', width: 38, value: ({ requestId }) => requestId ?? '' },
];
