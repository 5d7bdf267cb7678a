/** The text of a trial lesson, with its pictures at the addresses that anybody may open. */
export const trialHtml = (bodyHtml: string, topicId: string): string =>
  bodyHtml.replaceAll(`/courseware/${topicId}/figures/`, `/courses/${topicId}/trial/`);

/** Whether a picture stands in the text of a trial lesson: nothing else of the courseware is open (N10). */
export const isTrialPicture = (bodyHtml: string, topicId: string, name: string): boolean =>
  bodyHtml.includes(`"/courseware/${topicId}/figures/${name}"`);
