import { renderToString } from 'preact-render-to-string';
import type { Officer } from '../../../kernel/actor.ts';
import { type App, createBroadcast, officerOf } from '../../../platform/http/index.ts';
import { formatSeconds } from '../../../ui/index.ts';
import type { MonitorEvent } from '../browser/exam-monitor.island.ts';
import { MonitorPage } from '../pages/monitor-page.tsx';
import { Figures, TopicTable, WaitingProposals } from '../pages/monitor-parts.tsx';
import { SaveChart } from '../pages/save-chart.tsx';
import { createMonitorBoard } from '../queries/monitor/board.ts';
import type { MonitorNumbers } from '../rules/monitor.ts';
import { readers } from './access.ts';
import type { SaveMeter } from './save-meter.ts';

/** The centre whose proposals an officer sees; '' for those who only read. */
const audienceOf = ({ role, organisationId }: Officer) =>
  role === 'CENTRE_CLERK' ? organisationId : '';
const proposalsFor = (audience: string, { proposals }: MonitorNumbers) =>
  proposals.filter(({ organisationId }) => organisationId === audience);

/** The exam monitor: the page, and its numbers as server-sent events. */
export function monitorRoutes(app: App, meter: SaveMeter): void {
  const board = createMonitorBoard(app.parts.db, meter.flush);
  const events = createBroadcast(app, async (audience): Promise<MonitorEvent> => {
    const numbers = await board.read();
    return {
      at: formatSeconds(numbers.at),
      parts: {
        figures: renderToString(<Figures numbers={numbers} />),
        proposals: renderToString(<WaitingProposals proposals={proposalsFor(audience, numbers)} />),
        saves: renderToString(<SaveChart saves={numbers.saves} />),
        topics: renderToString(<TopicTable numbers={numbers} />),
      },
    };
  });

  app.get('/exam-monitor', { config: readers }, async (request, reply) => {
    const numbers = await board.read();
    const audience = audienceOf(officerOf(request));
    const proposals = audience ? proposalsFor(audience, numbers) : null;
    return reply.page(<MonitorPage numbers={numbers} proposals={proposals} />);
  });

  app.get('/exam-monitor/events', { config: readers, compress: false }, (request, reply) =>
    events.answer(request, reply, audienceOf(officerOf(request))),
  );
}
