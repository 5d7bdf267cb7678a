import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  ErrorSummary,
  Form,
  formatBytes,
  formatDate,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { ConsoleFacts } from '../queries/console-facts.ts';
import { isTooOld } from '../rules/backup-schedule.ts';
import { type Concern, concernsOf } from '../rules/concerns.ts';
import { BackupCard } from './backup-card.tsx';
import { DatabaseCard, ProcessesCard } from './database-card.tsx';

export interface ConsolePageProps {
  facts: ConsoleFacts;
  form: FormState;
  now: Date;
}

/** The state of the installation: first what deserves attention, then each part. */
export function ConsolePage({ facts, form, now }: ConsolePageProps) {
  const { queues } = facts;
  const sum = (of: 'waiting' | 'retrying' | 'failed') =>
    queues.reduce((whole, queue) => whole + queue[of], 0);
  return (
    <Page
      title="运行维护"
      lead={`继学 ${facts.installation.version} · ${facts.publicUrl}`}
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Concerns concerns={concernsOf(facts, now)} />
        <BackupCard backups={facts.backups} tooOld={tooOld(facts, now)} />
        <Card
          title="后台任务"
          icon="list"
          actions={
            <ButtonLink href="/operations/jobs" tone="quiet" size="small">
              查看任务
            </ButtonLink>
          }
        >
          <DefinitionList
            items={[
              { label: '等待执行', value: `${sum('waiting')} 个` },
              { label: '等待重试', value: `${sum('retrying')} 个` },
              { label: '已放弃', value: `${sum('failed')} 个` },
            ]}
          />
        </Card>
        <ProcessesCard processes={facts.processes} />
        <DatabaseCard facts={facts} />
        <StorageCard facts={facts} now={now} />
        <ChannelsCard facts={facts} form={form} />
      </div>
    </Page>
  );
}

const tooOld = ({ backups }: ConsoleFacts, now: Date) =>
  backups !== null &&
  isTooOld(backups.pgBackRest?.lastGood ?? backups.lastGood?.endedAt ?? null, now);

function Concerns({ concerns }: { concerns: Concern[] }) {
  if (concerns.length === 0) return <Alert tone="success" title="没有需要处理的问题" />;
  return (
    <div class="stack">
      {concerns.map(({ tone, title, next }) => (
        <Alert key={title} tone={tone} title={title}>
          {next}
        </Alert>
      ))}
    </div>
  );
}

function StorageCard({ facts, now }: { facts: ConsoleFacts; now: Date }) {
  const { disk, certificate, installation } = facts;
  const days = certificate
    ? Math.floor((certificate.validTo.getTime() - now.getTime()) / 86_400_000)
    : 0;
  return (
    <Card title="存储和证书" icon="lock">
      <DefinitionList
        items={[
          { label: '数据文件夹', value: installation.dataDir },
          {
            label: '磁盘剩余',
            value: disk && `${formatBytes(disk.free)}，共 ${formatBytes(disk.whole)}`,
          },
          {
            label: '网站证书',
            value: certificate
              ? `${formatDate(certificate.validTo)} 到期（还有 ${days} 天），签发者 ${certificate.issuer}`
              : facts.publicUrl.startsWith('https:')
                ? '没有取得证书'
                : '没有使用 https',
          },
          { label: '病毒扫描', value: installation.virusScanner ? '已连接 clamd' : '没有设置' },
        ]}
      />
    </Card>
  );
}

function ChannelsCard({ facts, form }: { facts: ConsoleFacts; form: FormState }) {
  const { installation, gateways } = facts;
  const { values, errors } = form;
  return (
    <Card title="支付、邮件和短信" icon="phone">
      <DefinitionList
        items={[
          { label: '在线支付', value: gateways.length > 0 ? gateways.join('、') : '没有设置' },
          { label: '邮件', value: installation.mailFrom ?? '模拟，不真正发出' },
          { label: '短信', value: installation.smsProvider ?? '模拟，不真正发出' },
        ]}
      />
      <div class="two-columns">
        <Form action="/operations/test-mails">
          <TextField
            name="to"
            label="测试邮件发给"
            type="email"
            required
            value={typed(values, 'to')}
            error={errors.to}
          />
          <SubmitButton tone="quiet">发送测试邮件</SubmitButton>
        </Form>
        <Form action="/operations/test-texts">
          <TextField
            name="phone"
            label="测试短信发给"
            hint="服务商按模板发送：需有一个内容为“这是继学平台的测试消息，收到说明发送设置正确，不需要回复。”的模板。"
            type="tel"
            required
            value={typed(values, 'phone')}
            error={errors.phone}
          />
          <SubmitButton tone="quiet">发送测试短信</SubmitButton>
        </Form>
      </div>
    </Card>
  );
}
