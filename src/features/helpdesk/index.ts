export { answerQuestion } from './commands/answer-question.ts';
export { askQuestion } from './commands/ask-question.ts';
export { approveArticle, draftArticle } from './commands/keep-articles.ts';
