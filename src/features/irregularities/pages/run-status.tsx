import { Alert, Form, formatDateTime, Progress, SubmitButton } from '../../../ui/index.ts';
import type { Run } from '../queries/runs.ts';
import { ruleName } from '../rules/findings/index.ts';

const waiting = (runs: readonly Run[]) => runs.filter(({ finishedAt }) => finishedAt === null);

/** Whether rules are running or waiting to run. */
export function isRunning(runs: readonly Run[]): boolean {
  return waiting(runs).length > 0;
}

/** The last run of the rules, its progress and failures; the bureau can order a run. */
export function RunStatus({ runs }: { runs: readonly Run[] }) {
  const open = waiting(runs);
  const failed = runs.filter(({ error }) => error !== null);
  const ended = runs.flatMap(({ finishedAt }) => finishedAt ?? []);
  const last = ended.length > 0 ? new Date(Math.max(...ended.map(Number))) : null;
  const now = open.find(({ startedAt }) => startedAt !== null);
  return (
    <div class="stack">
      {open.length > 0 ? (
        <Progress
          label="正在检查"
          value={runs.length - open.length}
          max={runs.length}
          text={now ? ruleName(now.rule) : '排队中'}
        />
      ) : (
        <Form action="/findings/runs" class="flex flex-wrap items-center gap-4">
          <span>{last ? `上次检查：${formatDateTime(last)}` : '还没有检查过。'}</span>
          <SubmitButton tone="quiet" size="small">
            现在检查
          </SubmitButton>
        </Form>
      )}
      {failed.length > 0 ? (
        <Alert tone="error" title="有规则上次没有检查成">
          {failed.map(({ rule }) => ruleName(rule)).join('、')}。下次检查会从中断的地方接着看。
        </Alert>
      ) : null}
    </div>
  );
}
