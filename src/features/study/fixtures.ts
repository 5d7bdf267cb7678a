// What only the demo city uses: studying without a browser.
export { declareStudy } from './commands/declare-study.ts';
export { openLesson } from './commands/open-lesson.ts';
export { loadStudyCourse } from './queries/study-course.ts';
