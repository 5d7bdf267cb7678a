import { coverDrawing, lessonDrawings } from './course-drawings.ts';

/** The cover of a course; decoration. */
export function CourseCover() {
  return (
    <svg
      viewBox="0 0 1440 510"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: coverDrawing }}
    />
  );
}

const grounds = 4;

/** A picture for a lesson by its place in the course; decoration. */
export function LessonPicture({ position, chapter }: { position: number; chapter: number }) {
  return (
    <span class={`lesson-picture lesson-ground-${chapter % grounds}`}>
      <svg
        viewBox="0 0 96 64"
        aria-hidden="true"
        focusable="false"
        dangerouslySetInnerHTML={{
          __html: lessonDrawings[(position - 1) % lessonDrawings.length] ?? '',
        }}
      />
    </span>
  );
}
