import type { FeatureModule } from '../../platform/feature.ts';
import { dossierSections } from './routes/dossier.tsx';
import { downloadRoutes } from './routes/downloads.ts';
import { ledgerRoutes } from './routes/ledger.tsx';
import { lessonRoutes } from './routes/lessons.tsx';
import { noteRoutes } from './routes/notes.ts';
import { studiedVersionRoutes } from './routes/studied-versions.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'study',
  help: {
    '/study/:enrolmentId': 'study',
    '/study/:enrolmentId/lessons/:lessonId': 'video',
    '/study/:enrolmentId/ledger': 'ledger',
    '/study/:enrolmentId/lessons/:lessonId/versions/:version': 'ledger',
  },
  dossierSections,
  routes(app, contributed) {
    lessonRoutes(app, contributed);
    downloadRoutes(app);
    ledgerRoutes(app);
    noteRoutes(app);
    studiedVersionRoutes(app, contributed);
  },
  refusals,
};
