import {
  type App,
  emptyForm,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { retryJob } from '../commands/retry-job.ts';
import { sendTestMail, sendTestText } from '../commands/send-test.ts';
import { ConsolePage } from '../pages/console-page.tsx';
import { JobsPage } from '../pages/jobs-page.tsx';
import { loadConsole } from '../queries/console-facts.ts';
import { listQueues, listTroubledJobs } from '../queries/queues.ts';
import { TestMailForm, TestTextForm } from './forms.ts';

const operators = { access: ['SYSTEM_ADMIN'] } as const;
const shownJobs = 100;

/** The console of those who run the installation. */
export function consoleRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const shown = async (form = emptyForm) => (
    <ConsolePage facts={await loadConsole(parts)} form={form} now={parts.clock.now()} />
  );

  app.get('/operations', { config: operators }, async (_request, reply) =>
    reply.page(await shown()),
  );

  app.get('/operations/jobs', { config: operators }, async (_request, reply) =>
    reply.page(
      <JobsPage queues={await listQueues(db)} troubled={await listTroubledJobs(db, shownJobs)} />,
    ),
  );

  formAction(app, '/operations/jobs/:id/retries', {
    config: operators,
    by: officerOf,
    params: fields.idParams,
    act: ({ actor, params }) => retryJob(parts, actor, params.id),
    done: () => ({ to: '/operations/jobs', say: '任务已排到队首，几秒内会再执行一次。' }),
  });

  formAction(app, '/operations/test-mails', {
    config: operators,
    by: officerOf,
    form: TestMailForm,
    show: (_asked, form) => shown(form),
    act: ({ actor }, { to }) => sendTestMail(parts, actor, to),
    done: () => ({ to: '/operations', say: '测试邮件已交给邮件服务器，请查收。' }),
  });

  formAction(app, '/operations/test-texts', {
    config: operators,
    by: officerOf,
    form: TestTextForm,
    show: (_asked, form) => shown(form),
    act: ({ actor }, { phone }) => sendTestText(parts, actor, phone),
    done: () => ({ to: '/operations', say: '测试短信已交给短信服务商，请查收。' }),
  });
}
