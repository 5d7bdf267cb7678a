// What only the demo city and tests use.
export { acceptCase } from './commands/accept-case.ts';
export { appealDecision } from './commands/appeal-decision.ts';
export { decideCase } from './commands/decide-case.ts';
export { notifyAccused } from './commands/notify-accused.ts';
export { openCases } from './commands/open-cases.ts';
export { orderRuns } from './commands/order-runs.ts';
export { proposeDecision } from './commands/propose-decision.ts';
export { reportCase } from './commands/report-case.ts';
export { runWaiting } from './commands/run-waiting.ts';
export { stateDefence } from './commands/state-defence.ts';
export { upholdDecision } from './commands/uphold-decision.ts';
export { listFindings, upsertFindings } from './queries/findings.ts';
