/** The pictures that come with a course: `figures/l05-1.svg`. */
const figure = /^figures\/[\w-]+\.(?:svg|png|jpe?g|webp)$/;
/** The id of an uploaded picture. */
const uploaded = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export const isFigure = (key: string): boolean => figure.test(key);
export const isUploadedPicture = (key: string): boolean => uploaded.test(key);

/** The addresses of the pictures that questions of a topic name; null for what is none. */
export const pictureOf =
  (topicId: string | undefined) =>
  (key: string): string | null => {
    if (isUploadedPicture(key)) return `/question-pictures/${key}`;
    return topicId !== undefined && isFigure(key) ? `/courseware/${topicId}/${key}` : null;
  };
