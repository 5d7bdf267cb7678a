import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import { type FormState, typed } from '../../../platform/http/index.ts';
import {
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { AcceptanceCheck } from '../queries/acceptance.ts';
import { mostApplicants } from '../rules/applicants.ts';

export const sourceNames = { RECOMMENDED: '单位推荐的人员', LIST: '名单' };

export interface AcceptancePageProps {
  checks: AcceptanceCheck[];
  year: number;
  form: FormState;
}

/** An authority checks applicants: those its units recommended, or a list it was given (N37). */
export function AcceptancePage({ checks, year, form }: AcceptancePageProps) {
  const { values, errors } = form;
  return (
    <Page
      title="受理核验"
      width="wide"
      lead="受理职称评审申报前，核验申报人本周期的公需科目合格单。缺少合格单或者资格已取消的，不予受理。"
    >
      <div class="stack">
        <ErrorSummary errors={errors} />
        <Card title="新的核验" icon="search" tone="accent">
          <Form action="/acceptance" upload>
            <div class="flex flex-wrap gap-4">
              <TextField
                name="year"
                label="申报年度"
                value={typed(values, 'year', String(year))}
                error={errors.year}
                type="number"
                inputMode="numeric"
                size="short"
                required
              />
              <SelectField
                name="level"
                label="申报层级"
                value={typed(values, 'level', 'INTERMEDIATE')}
                error={errors.level}
                required
                options={titleLevels.map((level) => ({
                  value: level,
                  label: titleLevelNames[level],
                }))}
              />
            </div>
            <RadioField
              name="source"
              label="核验谁"
              value={typed(values, 'source', 'RECOMMENDED')}
              required
              options={[
                {
                  value: 'RECOMMENDED',
                  label: '单位推荐的人员',
                  hint: '管辖范围内各单位已推荐、还没有办理的人员。',
                },
                { value: 'LIST', label: '下面的名单', hint: `每行一人，最多${mostApplicants}人。` },
              ]}
            />
            <TextArea
              name="list"
              label="名单"
              hint="每行一人：姓名、证件号码，用空格或逗号隔开；可以直接从表格里复制。"
              rows={6}
              value={typed(values, 'list')}
              error={errors.list}
            />
            <FileField
              name="file"
              label="或者上传名单文件"
              hint="Excel 或 csv 文件，两列：姓名、证件号码。上传了文件，就不看上面的文字。"
              accept=".xlsx,.xls,.csv,.txt"
              error={errors.file}
            />
            <SubmitButton busyText="正在核验…">核验</SubmitButton>
          </Form>
        </Card>
        <DataTable
          caption="以前的核验"
          rows={checks}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有核验过" icon="list">
              核验的结果会留在这里。
            </EmptyState>
          }
          columns={[
            {
              key: 'at',
              label: '时间',
              cell: ({ id, madeAt }) => (
                <a class="link" href={`/acceptance/${id}`}>
                  <DateTime value={madeAt} />
                </a>
              ),
            },
            {
              key: 'year',
              label: '申报年度',
              cell: ({ applicationYear }) => `${applicationYear}年`,
            },
            { key: 'level', label: '层级', cell: ({ level }) => titleLevelNames[level] },
            { key: 'source', label: '来源', cell: ({ source }) => sourceNames[source] },
            { key: 'by', label: '核验人', cell: ({ madeByName }) => madeByName },
          ]}
        />
      </div>
    </Page>
  );
}
