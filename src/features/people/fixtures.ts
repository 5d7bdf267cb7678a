// What only the demo city uses.
export { registerLearner } from './commands/register-learner.ts';
