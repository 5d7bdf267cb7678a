import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  formatDate,
  Page,
  RadioField,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Enrolment } from '../../enrolment/index.ts';
import { changeableUntil, mayChange, type SeatWindow, type WindowPlaces } from '../rules/seat.ts';

export interface SeatPageProps {
  enrolment: Enrolment;
  title: string;
  /** The windows that are not over, with the seats left. */
  places: readonly WindowPlaces[];
  held: SeatWindow | null;
  now: Date;
  form: FormState;
}

/** Where a learner books a seat in one of the windows of the exam, changes it and gives it up (N15). */
export function SeatPage(props: SeatPageProps) {
  const { enrolment, title, places, held, now, form } = props;
  const open = held === null || mayChange(held, now);
  return (
    <Page
      title="预约考试座位"
      lead={title}
      width="narrow"
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: title, href: `/study/${enrolment.id}` },
        { label: '考试', href: `/exams/${enrolment.id}` },
        { label: '座位' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {held ? <Held {...{ enrolment, held, now }} /> : null}
        {open ? (
          <Card title={held ? '改到别的场次' : '选一个场次'} icon="calendar">
            {places.length === 0 ? (
              <EmptyState title="没有可以预约的场次" icon="calendar">
                您能选的场次都已经结束。
              </EmptyState>
            ) : (
              <Choice {...{ enrolment, places, held, form }} />
            )}
          </Card>
        ) : null}
      </div>
    </Page>
  );
}

function Held({ enrolment, held, now }: { enrolment: Enrolment; held: SeatWindow; now: Date }) {
  const address = `/exams/${enrolment.id}`;
  return (
    <Alert tone="success" title={`已预约：${held.name}`}>
      <p>
        {periodOf(held)}，在这段时间里任何时候都能开始考试。
        {mayChange(held, now) ? (
          <>
            <DateTime value={changeableUntil(held)} /> 以前可以改或取消。
          </>
        ) : (
          '离开始不到一天，不能再改或取消。'
        )}
      </p>
      <div class="mt-3 flex flex-wrap gap-3">
        <ButtonLink href={address}>去考试页</ButtonLink>
        {mayChange(held, now) ? (
          <ConfirmButton
            label="取消预约"
            question="取消以后座位给别人，您可以再约有座位的场次。"
            confirm="确定取消"
            action={`${address}/seat/cancellation`}
          />
        ) : null}
      </div>
    </Alert>
  );
}

function Choice({
  enrolment,
  places,
  held,
  form,
}: Pick<SeatPageProps, 'enrolment' | 'places' | 'held' | 'form'>) {
  const chosen = [form.values.window ?? held?.name].flat()[0];
  return (
    <Form action={`/exams/${enrolment.id}/seat`}>
      <RadioField
        name="window"
        label="场次"
        required
        hint="开始前一天以内预约的，约好就不能再改。"
        value={chosen}
        error={form.errors.window}
        options={places.map((window) => ({
          value: window.name,
          label: `${window.name}：${periodOf(window)}`,
          hint: window.left > 0 ? `还有 ${window.left} 个座位` : '已经约满',
        }))}
      />
      <SubmitButton>{held ? '改到这个场次' : '预约'}</SubmitButton>
    </Form>
  );
}

/** When a window is, in words. */
export const periodOf = ({ opensAt, closesAt }: SeatWindow) =>
  `${formatDate(opensAt)}至${formatDate(closesAt)}`;
