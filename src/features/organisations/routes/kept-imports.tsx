import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  formAction,
  officerOf,
  sendTemplate,
  type Upload,
  uploadField,
} from '../../../platform/http/index.ts';
import { importKept } from '../commands/import-kept.ts';
import { KeptImportPage } from '../pages/kept-import-page.tsx';
import { listCurrentJurisdictions } from '../queries/jurisdictions.ts';
import { checkKeptRows, keptColumns, keptHeadings } from '../rules/kept-rows.ts';
import { affiliationNames } from '../rules/organisation.ts';
import { keepingRoles } from '../rules/policy.ts';
import { rowsOfKeptFile } from './kept-file.ts';

const ImportForm = z.object({
  file: uploadField({
    kinds: ['zip', 'text', 'other'],
    megabytes: 10,
    missing: '请选择文件。',
    wrong: '请上传 Excel（.xlsx）或 CSV 文件。',
  }),
});

const keepers = { config: { access: keepingRoles } };

/** Units from a table: all rows right, or nothing is imported. */
export function keptImportRoutes(app: App): void {
  const { parts } = app;
  const currentPlaces = () => listCurrentJurisdictions(parts.db, dayOf(parts.clock.now()));

  app.get('/organisations/imports', keepers, (_request, reply) =>
    reply.page(<KeptImportPage form={emptyForm} faults={[]} result={null} />),
  );

  app.get('/organisations/template', keepers, async (_request, reply) => {
    const places = (await currentPlaces()).map(({ name }) => name);
    const choices = {
      affiliation: [...Object.values(affiliationNames), '非公有制单位'],
      place: places,
    };
    const columns = keptColumns.map((key) => ({
      label: keptHeadings[key][0] as string,
      choices: key === 'affiliation' || key === 'place' ? choices[key] : [],
    }));
    return sendTemplate(reply, '单位名录模板', columns);
  });

  formAction(app, '/organisations/imports', {
    ...keepers,
    by: officerOf,
    form: ImportForm,
    show: (_asked, form) => <KeptImportPage form={form} faults={[]} result={null} />,
    act: ({ actor }, { file }) => checkAndImport(actor, file),
    done: (_asked, { faults, result }) => ({
      page: <KeptImportPage form={emptyForm} faults={faults} result={result} />,
      status: faults.length > 0 ? 422 : 200,
    }),
  });

  async function checkAndImport(actor: Officer, file: Upload) {
    const ownPlace = actor.role === 'MUNICIPAL_OFFICER' ? null : (actor.jurisdictionId ?? '');
    const { rows, faults } = checkKeptRows(
      await rowsOfKeptFile(file),
      await currentPlaces(),
      ownPlace,
    );
    const result = faults.length > 0 ? null : await importKept(parts, actor, rows);
    return { faults, result };
  }
}
