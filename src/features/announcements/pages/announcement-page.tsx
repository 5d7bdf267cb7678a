import type { Day } from '../../../kernel/calendar.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DateTime,
  Form,
  formatDay,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { AttachedFile } from '../queries/files.ts';
import { type Announcement, kindNames, statusOn } from '../rules/announcement.ts';
import { bodyHtml } from '../rules/body-html.ts';
import { isTextEditable } from '../rules/policy.ts';
import { AttachedFiles } from './attached-files.tsx';
import { IssueLine, StatusBadge } from './issue-line.tsx';

export interface AnnouncementPageProps {
  announcement: Announcement;
  body: string;
  files: AttachedFile[];
  versions: { version: number; title: string; body: string; changedAt: Date }[];
  today: Day;
  writer: boolean;
  mayConfirm: boolean;
  /** How many confirmed this version; null for readers. */
  receipts: number | null;
}

/** One announcement with its attachments and older versions. */
export function AnnouncementPage(props: AnnouncementPageProps) {
  const { announcement, body, files, versions, today, writer, mayConfirm, receipts } = props;
  const { id, title, kind, replacedBy, withdrawnBecause, validFrom, validTo } = announcement;
  return (
    <Page
      title={title}
      crumbs={[{ label: '公告与政策', href: '/announcements' }, { label: kindNames[kind] }]}
      actions={
        writer ? (
          <>
            {isTextEditable(announcement) ? (
              <ButtonLink href={`/announcement-desk/${id}`} tone="quiet">
                修改
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/announcement-desk/${id}/publication`} tone="quiet">
              发布与撤回
            </ButtonLink>
          </>
        ) : null
      }
    >
      <div class="stack">
        <div class="flex flex-wrap items-center gap-3">
          <IssueLine announcement={announcement} body={body} />
          <StatusBadge announcement={announcement} today={today} />
        </div>
        {withdrawnBecause ? (
          <Alert tone="warning" title="这份文件已撤回">
            {withdrawnBecause}
          </Alert>
        ) : null}
        {replacedBy ? (
          <Alert tone="info" title="这份文件已被替代">
            <a class="link" href={`/announcements/${replacedBy}`}>
              请看现在有效的文件
            </a>
          </Alert>
        ) : null}
        <Card>
          <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml(announcement.body) }} />
          <p class="mt-4 text-sm text-muted">
            {statusOn(announcement, today) === 'DRAFT' ? '草稿，还没有发布。' : ''}
            有效期：{formatDay(validFrom)} 至 {validTo ? formatDay(validTo) : '另行通知'}
          </p>
        </Card>
        {files.length > 0 ? <AttachedFiles id={id} files={files} /> : null}
        {mayConfirm ? (
          <Form action={`/announcements/${id}/receipt`}>
            <SubmitButton>我已阅读</SubmitButton>
          </Form>
        ) : null}
        {receipts === null ? null : <p class="text-muted">已有 {receipts} 人确认阅读这一版。</p>}
        {versions.length > 0 ? <Versions versions={versions} /> : null}
      </div>
    </Page>
  );
}

function Versions({ versions }: { versions: AnnouncementPageProps['versions'] }) {
  return (
    <Card title="修改记录" icon="clock">
      {versions.map(({ version, title, body, changedAt }) => (
        <details key={version}>
          <summary class="link">
            第 {version} 版，
            <DateTime value={changedAt} /> 之前
          </summary>
          <h3 class="mt-3 font-semibold">{title}</h3>
          <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml(body) }} />
        </details>
      ))}
    </Card>
  );
}
