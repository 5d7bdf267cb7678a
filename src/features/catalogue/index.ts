export { importCourse } from './commands/import-course.ts';
export type { Chapter, Lesson, LessonSummary } from './lesson.ts';
export {
  findArchive,
  findCurrentTopic,
  findLesson,
  findTopic,
  getLesson,
  getTopic,
  listChapters,
  listLessons,
  listTopics,
  listTopicsEverOffered,
  upsertTopic,
} from './queries.ts';
export {
  type BlueprintLine,
  type CompletionRule,
  type EnrolmentPhase,
  enrolmentPhase,
  examWindow,
  type Topic,
} from './topic.ts';
export { completionSentence, examPeriod, topicFacts } from './topic-facts.tsx';
