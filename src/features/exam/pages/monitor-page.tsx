import { ButtonLink, Card, formatSeconds, Island, Page } from '../../../ui/index.ts';
import type { MonitorNumbers } from '../rules/monitor.ts';
import { Figures, TopicTable, WaitingProposals } from './monitor-parts.tsx';
import { SaveChart } from './save-chart.tsx';

export interface MonitorPageProps {
  numbers: MonitorNumbers;
  /** Null for viewers who only read. */
  proposals: MonitorNumbers['proposals'] | null;
}

/** The exams of the whole city, live with scripts, by reloading without. */
export function MonitorPage({ numbers, proposals }: MonitorPageProps) {
  return (
    <Page
      title="考试监控"
      width="wide"
      refreshSeconds={10}
      live
      actions={
        proposals ? (
          <>
            <ButtonLink href="/exam-monitor/people">查找学员</ButtonLink>
            <ButtonLink href="/exam-monitor/seats" tone="quiet">
              场次和座位
            </ButtonLink>
            <ButtonLink href="/exam-monitor/groups/extension" tone="quiet">
              成组延长
            </ButtonLink>
            <ButtonLink href="/exam-monitor/groups/restoration" tone="quiet">
              成组返还
            </ButtonLink>
            <ButtonLink href="/exam-monitor/interventions" tone="quiet">
              处理记录
            </ButtonLink>
          </>
        ) : null
      }
    >
      <Island name="exam-monitor" props={{ eventsUrl: '/exam-monitor/events' }} class="stack">
        <p class="text-muted" data-freshness>
          数据时间 <span class="figures">{formatSeconds(numbers.at)}</span>{' '}
          <noscript>
            · <a href="/exam-monitor">刷新</a>（每10秒自动刷新）
          </noscript>
        </p>
        <div data-part="figures">
          <Figures numbers={numbers} />
        </div>
        {proposals ? (
          <Card title="等待复核" icon="check" tone={proposals.length > 0 ? 'accent' : 'plain'}>
            <div data-part="proposals" aria-live="polite">
              <WaitingProposals proposals={proposals} />
            </div>
          </Card>
        ) : null}
        <Card title="作答保存" icon="clock">
          <div data-part="saves">
            <SaveChart saves={numbers.saves} />
          </div>
        </Card>
        <div data-part="topics">
          <TopicTable numbers={numbers} />
        </div>
      </Island>
    </Page>
  );
}
