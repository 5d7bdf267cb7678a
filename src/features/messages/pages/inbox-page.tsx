import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DateTime,
  EmptyState,
  Form,
  Page,
  Pagination,
  SubmitButton,
  usePlace,
} from '../../../ui/index.ts';
import type { Message } from '../rules/message.ts';

export interface InboxPageProps {
  messages: PageOf<Message>;
  /** Names of the senders by their id. */
  nameOf: ReadonlyMap<string, string>;
}

/** The messages of a person, the newest first. */
export function InboxPage({ messages, nameOf }: InboxPageProps) {
  const place = usePlace();
  const unread = messages.rows.some(({ readAt }) => readAt === null);
  return (
    <Page
      title="消息"
      lead="提醒、办理结果和通知都在这里。"
      actions={
        <>
          {unread ? (
            <Form action="/messages/reading">
              <SubmitButton tone="quiet">全部标为已读</SubmitButton>
            </Form>
          ) : null}
          <ButtonLink href="/messages/mail-address" tone="quiet">
            邮箱提醒
          </ButtonLink>
        </>
      }
    >
      {messages.rows.length === 0 ? (
        <EmptyState title="还没有消息" icon="info">
          有需要您知道的事时，会写在这里。
        </EmptyState>
      ) : (
        <ul class="stack">
          {messages.rows.map((message) => (
            <li key={message.id}>
              <Entry
                message={message}
                from={nameOf.get(message.organisationId ?? '') ?? `${place.name}平台`}
              />
            </li>
          ))}
        </ul>
      )}
      <Pagination of={messages} />
    </Page>
  );
}

function Entry({ message, from }: { message: Message; from: string }) {
  return (
    <Card
      title={message.subject}
      icon="info"
      actions={message.readAt ? null : <Badge tone="info">未读</Badge>}
    >
      <p>{message.text}</p>
      <p class="text-sm text-muted">
        {from} · <DateTime value={message.createdAt} />
        {message.href ? (
          <>
            {' · '}
            <a class="link" href={message.href}>
              去办理
            </a>
          </>
        ) : null}
      </p>
    </Card>
  );
}
