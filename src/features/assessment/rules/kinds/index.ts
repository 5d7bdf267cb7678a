import { fillIn } from './fill-in.tsx';
import { matching } from './matching.tsx';
import { multipleChoice } from './multiple-choice.tsx';
import { numeric } from './numeric.tsx';
import { ordering } from './ordering.tsx';
import { singleChoice } from './single-choice.tsx';
import { trueFalse } from './true-false.tsx';

/** Every kind of question; types derive from this list. */
export const kinds = [
  singleChoice,
  multipleChoice,
  trueFalse,
  fillIn,
  numeric,
  matching,
  ordering,
] as const;
