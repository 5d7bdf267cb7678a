export { importCourse } from './commands/import-course.ts';
export { completionSentence, examPeriod, topicFacts } from './pages/topic-facts.tsx';
export { findLesson, listChapters, listLessons } from './queries/lessons.ts';
export {
  findArchive,
  findCurrentTopic,
  findTopic,
  getTopic,
  listTopics,
  listTopicsEverOffered,
} from './queries/topics.ts';
export type { Chapter, Lesson, LessonSummary } from './rules/lesson.ts';
export { enrolmentPhase, examWindow, type Topic } from './rules/topic.ts';
