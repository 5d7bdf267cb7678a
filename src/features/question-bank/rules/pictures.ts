/** The pictures that come with a course: `figures/l05-1.svg`. */
const figure = /^figures\/[\w-]+\.(?:svg|png|jpe?g|webp)$/;

/** The addresses of the pictures that questions of a topic name; null for what is none. */
export const pictureOf =
  (topicId: string | undefined) =>
  (key: string): string | null =>
    topicId !== undefined && figure.test(key) ? `/courseware/${topicId}/${key}` : null;
