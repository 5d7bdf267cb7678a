export { importCourse } from './commands/import-course.ts';
export { completionSentence, examPeriod, topicFacts } from './pages/topic-facts.tsx';
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
} from './queries/topics.ts';
export type { Chapter, Lesson, LessonSummary } from './rules/lesson.ts';
export {
  type CompletionRule,
  type EnrolmentPhase,
  enrolmentPhase,
  examWindow,
  type Topic,
} from './rules/topic.ts';
