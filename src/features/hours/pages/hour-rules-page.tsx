import type { FieldErrors } from '../../../platform/http/index.ts';
import { ButtonLink, Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';
import { type HourUnit, hourUnits } from '../rules/conversion.ts';
import type { ConversionTable, KeptRule } from '../rules/hour-rule.ts';
import { type HourRule, minimaOf } from '../rules/year-account.ts';
import { ConversionsTable, RulesTable } from './rules-tables.tsx';

export interface HourRulesPageProps {
  rules: KeptRule[];
  tables: ConversionTable[];
  places: Jurisdiction[];
  /** The municipal bureau sets and ends them. */
  maintains: boolean;
  asked: { unit: HourUnit; quantity: number; testPassed: boolean; place: string; year: number };
  answer: { hours: number; rule: HourRule };
  /** The errors of the form that ends one. */
  errors: FieldErrors;
}

/** What each year asks for at each place, and the conversion tables (E1-E8). */
export function HourRulesPage(props: HourRulesPageProps) {
  const { maintains } = props;
  return (
    <Page
      title="学时规则"
      width="wide"
      lead="每年要学多少学时，课时、分钟怎样折算成学时。区县有自己的规则时按区县的，没有时按全市的；规则不修改，只停用和接替，过去的年度仍按当年的规则。"
      actions={
        maintains ? (
          <>
            <ButtonLink href="/hour-rules/conversions/new" tone="quiet">
              设定折算办法
            </ButtonLink>
            <ButtonLink href="/hour-rules/new">设定年度规则</ButtonLink>
          </>
        ) : undefined
      }
    >
      <div class="stack">
        <ErrorSummary errors={props.errors} />
        <TryConversion {...props} />
        <h2 class="text-xl">年度规则</h2>
        <RulesTable {...props} />
        <h2 class="text-xl">折算办法</h2>
        <ConversionsTable {...props} />
      </div>
    </Page>
  );
}

function TryConversion({ places, asked, answer }: HourRulesPageProps) {
  const options = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  const minima = minimaOf(answer.rule);
  return (
    <Card title="试算" icon="clock" tone="accent">
      <Form action="/hour-rules" method="get" class="filter-row no-print">
        <label class="filter-choice">
          <span>数量</span>
          <input class="input" name="quantity" inputMode="decimal" value={asked.quantity} />
        </label>
        <label class="filter-choice">
          <span>单位</span>
          <select name="unit" class="select">
            {options(hourUnits).map(({ value, label }) => (
              <option key={value} value={value} selected={value === asked.unit}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="filter-choice">
          <span>地区</span>
          <select name="place" class="select">
            <option value="">全市</option>
            {places.map(({ id, shortName }) => (
              <option key={id} value={id} selected={id === asked.place}>
                {shortName}
              </option>
            ))}
          </select>
        </label>
        <label class="filter-choice">
          <span>年度</span>
          <input class="input" name="year" inputMode="numeric" value={asked.year} />
        </label>
        <label class="filter-choice">
          <span>考试</span>
          <select name="tested" class="select">
            <option value="">没有考试</option>
            <option value="yes" selected={asked.testPassed}>
              考试合格
            </option>
          </select>
        </label>
        <SubmitButton tone="quiet">试算</SubmitButton>
      </Form>
      <p class="mt-4 text-lg">
        <strong class="figures">
          {asked.quantity} {hourUnits[asked.unit]} → {answer.hours} 学时
        </strong>
        <span class="text-muted">　每天最多计 {answer.rule.dailyCapHours} 学时</span>
      </p>
      <p>
        {asked.year}年要求：公需科目 {minima.publicHours} 学时
        {minima.professionalHours === null ? '' : `，专业科目 ${minima.professionalHours} 学时`}
        {minima.totalHours === null ? '' : `，全年合计 ${minima.totalHours} 学时`}；可以补到
        {asked.year + answer.rule.makeUpYears}年底；
        {answer.rule.carryOver ? '上一年超出的公需科目学时结转。' : '上一年超出的学时不结转。'}
      </p>
    </Card>
  );
}
