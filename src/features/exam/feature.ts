import type { FeatureModule } from '../../platform/feature.ts';
import { grantExtraAttempt } from './commands/interventions/extra-attempt.ts';
import { createStartGate } from './commands/start-queue/create-start-gate.ts';
import { accountBarriers } from './queries/account-barriers.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countOpenAttempts } from './queries/attempts.ts';
import { checkBank } from './queries/bank-check.ts';
import { listOpenProposals } from './queries/interventions/interventions.ts';
import { createAnswerBatches } from './routes/answer-batches.ts';
import { answerRoutes } from './routes/answers.ts';
import { attemptsSection } from './routes/dossier.tsx';
import { measureExamineeRequests } from './routes/examinee-requests.ts';
import { extraAttemptRoutes } from './routes/extra-attempts.tsx';
import { groupRoutes } from './routes/group-interventions.tsx';
import { interventionRoutes } from './routes/interventions.tsx';
import { jobs } from './routes/jobs.ts';
import { lineRoutes } from './routes/lines.ts';
import { lostContactRoutes } from './routes/lost-contact.tsx';
import { monitorRoutes } from './routes/monitor.tsx';
import { personRoutes } from './routes/people.tsx';
import { meterSaves } from './routes/save-meter.ts';
import { seatDeskRoutes } from './routes/seat-desk.tsx';
import { seatRoutes } from './routes/seats.tsx';
import { sheetRoutes } from './routes/sheets.tsx';
import { startQueueRoutes } from './routes/start-queue.tsx';
import { startRoutes } from './routes/starts.tsx';
import { submissionRoutes } from './routes/submissions.tsx';
import { interventionNames } from './rules/intervention.ts';
import { refusals } from './rules/refusals.ts';
import { seatRefusals } from './rules/seat-refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'exam',
  texts,
  accountBarriers,
  accountFollowers,
  help: {
    '/exams/:enrolmentId': 'before-exam',
    '/exams/:enrolmentId/queue': 'before-exam',
    '/exams/:enrolmentId/seat': 'before-exam',
    '/attempts/:id': 'interruption',
    '/attempts/:id/submission': 'interruption',
    '/attempts/:id/result': 'failed',
  },
  dossierSections: [attemptsSection],
  routes(app) {
    // Both hook into the routes mounted after them.
    const meter = meterSaves(app);
    const served = measureExamineeRequests(app);
    const gate = createStartGate(app.parts, {
      served: served.read,
      pressure: () => app.pressure(),
    });
    const batches = createAnswerBatches(app.parts);
    startRoutes(app, gate);
    startQueueRoutes(app, gate);
    sheetRoutes(app);
    answerRoutes(app, batches);
    lineRoutes(app, batches, { meter, served });
    submissionRoutes(app);
    monitorRoutes(app, meter);
    seatRoutes(app);
    seatDeskRoutes(app);
    lostContactRoutes(app);
    personRoutes(app);
    groupRoutes(app);
    interventionRoutes(app);
    extraAttemptRoutes(app);
  },
  refusals: { ...refusals, ...seatRefusals },
  jobs,
  publicationChecks: [checkBank],
  proposalKinds: [grantExtraAttempt],
  navigation: [
    {
      href: '/exam-monitor',
      label: '考试监控',
      group: '人员与学习',
      order: { MUNICIPAL_OFFICER: 40, CENTRE_CLERK: 50 },
    },
  ],
  homeItems: async ({ db }, officer) =>
    officer.role === 'CENTRE_CLERK'
      ? (await listOpenProposals(db))
          .filter(
            ({ proposedBy, organisationId }) =>
              proposedBy !== officer.accountId && organisationId === officer.organisationId,
          )
          .map((one) => ({
            href: `/exam-monitor/interventions/${one.id}`,
            icon: 'clock' as const,
            kind: '考试复核',
            what: interventionNames[one.kind],
            note: `${one.targetCount} 场考试，${one.because}`,
            since: one.proposedAt,
          }))
      : [],
  homeList: [
    {
      href: '/exam-monitor',
      icon: 'clock',
      title: '考试监控',
      text: '看全市考试的实时情况；受故障影响的，两人复核后延长时间或返还机会。',
      order: { CENTRE_CLERK: 0 },
      figure: {
        unit: '人正在考试',
        count: ({ db }) => countOpenAttempts(db),
      },
    },
  ],
};
