import type { OfficerRole } from '../../../kernel/actor.ts';
import type { DossierSection } from '../../../platform/dossier.ts';
import { type Column, DataTable, DateTime } from '../../../ui/index.ts';
import { listMessages } from '../queries/messages.ts';
import type { Message } from '../rules/message.ts';

/** Roles that help where a person did not learn of something; subjects alone, never the text. */
const readBy: readonly OfficerRole[] = ['DISTRICT_CLERK', 'MUNICIPAL_OFFICER', 'CENTRE_CLERK'];

const columns: Column<Message>[] = [
  {
    key: 'at',
    label: '时间',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <DateTime value={createdAt} />,
  },
  { key: 'subject', label: '标题', value: ({ subject }) => subject },
  { key: 'read', label: '本人', value: ({ readAt }) => (readAt ? '已读' : '未读') },
];

const shown = 10;

/** What the platform told the person lately. */
export const messagesSection: DossierSection = {
  key: 'messages',
  title: '消息',
  order: 130,
  readBy,
  async load({ db }, _officer, accountId) {
    const messages = await listMessages(db, accountId, { limit: shown, offset: 0 });
    if (messages.length === 0) return null;
    return {
      content: (
        <DataTable caption="消息" columns={columns} rows={messages} rowKey={({ id }) => id} />
      ),
      note: '只显示标题',
    };
  },
};
