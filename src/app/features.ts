import { feature as accountMergers } from '../features/account-mergers/feature.ts';
import { feature as announcements } from '../features/announcements/feature.ts';
import { feature as audit } from '../features/audit/feature.ts';
import { feature as courses } from '../features/courses/feature.ts';
import { feature as dossier } from '../features/dossier/feature.ts';
import { feature as earlierResults } from '../features/earlier-results/feature.ts';
import { feature as eligibility } from '../features/eligibility/feature.ts';
import { feature as endorsement } from '../features/endorsement/feature.ts';
import { feature as enrolment } from '../features/enrolment/feature.ts';
import { feature as exam } from '../features/exam/feature.ts';
import { feature as handbook } from '../features/handbook/feature.ts';
import { feature as helpdesk } from '../features/helpdesk/feature.ts';
import { feature as home } from '../features/home/feature.ts';
import { feature as hours } from '../features/hours/feature.ts';
import { feature as identity } from '../features/identity/feature.ts';
import { feature as invoices } from '../features/invoices/feature.ts';
import { feature as irregularities } from '../features/irregularities/feature.ts';
import { feature as jurisdictions } from '../features/jurisdictions/feature.ts';
import { feature as learnerYears } from '../features/learner-years/feature.ts';
import { feature as ledger } from '../features/ledger/feature.ts';
import { feature as lists } from '../features/lists/feature.ts';
import { feature as messages } from '../features/messages/feature.ts';
import { feature as operations } from '../features/operations/feature.ts';
import { feature as organisationMergers } from '../features/organisation-mergers/feature.ts';
import { feature as organisations } from '../features/organisations/feature.ts';
import { feature as packages } from '../features/packages/feature.ts';
import { feature as papers } from '../features/papers/feature.ts';
import { feature as payment } from '../features/payment/feature.ts';
import { feature as people } from '../features/people/feature.ts';
import { feature as place } from '../features/place/feature.ts';
import { feature as practice } from '../features/practice/feature.ts';
import { feature as privacy } from '../features/privacy/feature.ts';
import { feature as professionalSubjects } from '../features/professional-subjects/feature.ts';
import { feature as proposals } from '../features/proposals/feature.ts';
import { feature as questionBank } from '../features/question-bank/feature.ts';
import { feature as questionFiles } from '../features/question-files/feature.ts';
import { feature as regrade } from '../features/regrade/feature.ts';
import { feature as resultSlips } from '../features/result-slips/feature.ts';
import { feature as roster } from '../features/roster/feature.ts';
import { feature as statistics } from '../features/statistics/feature.ts';
import { feature as study } from '../features/study/feature.ts';
import { feature as supervision } from '../features/supervision/feature.ts';
import { feature as textbooks } from '../features/textbooks/feature.ts';
import { feature as titles } from '../features/titles/feature.ts';
import { feature as verification } from '../features/verification/feature.ts';
import type { FeatureModule } from '../platform/feature.ts';

/** Every feature, in the order of the graph (features/dependencies.ts). */
export const features: FeatureModule[] = [
  audit,
  organisations,
  proposals,
  place,
  organisationMergers,
  jurisdictions,
  identity,
  lists,
  people,
  titles,
  messages,
  roster,
  announcements,
  helpdesk,
  courses,
  questionBank,
  questionFiles,
  enrolment,
  study,
  packages,
  payment,
  textbooks,
  invoices,
  ledger,
  practice,
  exam,
  papers,
  resultSlips,
  endorsement,
  hours,
  regrade,
  earlierResults,
  learnerYears,
  eligibility,
  irregularities,
  statistics,
  professionalSubjects,
  supervision,
  verification,
  privacy,
  dossier,
  accountMergers,
  handbook,
  operations,
  home,
];
