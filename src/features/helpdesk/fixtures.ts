// What only the demo city and tests use.
export { answerQuestion } from './commands/answer-question.ts';
export { approveArticle } from './commands/approve-article.ts';
export { askQuestion } from './commands/ask-question.ts';
export { draftArticle } from './commands/draft-article.ts';
