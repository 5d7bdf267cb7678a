import { Alert, Form, formatSeconds, formatTime, Island, SubmitButton } from '../../../ui/index.ts';
import type { SheetItem } from '../rules/sheet-item.ts';
import type { LiveSheet } from '../rules/sheet-protocol.ts';
import { answeredCount, SheetColumns } from './sheet-columns.tsx';

export interface SheetFrameProps extends LiveSheet {
  title: string;
  items: readonly SheetItem[];
  responses: readonly string[];
  marked: readonly boolean[];
  /** Where the form is submitted without a script. */
  sheetUrl: string;
  /** The page with the time left, framed without a script; null in practice. */
  clockUrl: string | null;
  lastSavedAt: Date | null;
}

/** The sheet with clock, navigation and buttons; a plain form that the island enhances. */
export function SheetFrame(props: SheetFrameProps) {
  const { items, responses, marked, deadlineAt, lastSavedAt } = props;
  const count = answeredCount(responses, items);
  return (
    <Island name="exam-sheet" props={islandProps(props)} class="exam">
      <Form action={props.sheetUrl}>
        <input type="hidden" name="token" value={props.token} />
        {/* What Enter in a field of text presses: it must not lead away from the questions. */}
        <button
          type="submit"
          name="next"
          value="save"
          class="sr-only"
          tabIndex={-1}
          aria-hidden="true"
        >
          保存
        </button>
        <div class="exam-head">
          <div class="exam-bar">
            <p class="exam-title">{props.title}</p>
            <p class="exam-clock" data-clock>
              <span class="text-sm">截止</span> <b class="figures">{formatTime(deadlineAt)}</b>
            </p>
            <p class="exam-saved" data-saved>
              {lastSavedAt ? `已保存 ${formatSeconds(lastSavedAt)}` : '还没有作答'}
            </p>
            <a class="exam-to-map" href="#exam-map" data-open-map>
              题目导航{' '}
              <span class="figures" data-answered>
                {count}
              </span>
            </a>
            <SubmitButton name="next" value="review">
              检查并交卷
            </SubmitButton>
          </div>
          <p class="sr-only" aria-live="assertive" data-announce />
          <div class="exam-notices" data-notices>
            {props.clockUrl ? (
              <noscript>
                <iframe src={props.clockUrl} title="剩余时间" class="exam-clock-frame" />
              </noscript>
            ) : null}
          </div>
        </div>
        <noscript>
          <div class="mb-4">
            <Alert tone="warning">
              浏览器没有开启脚本：请每答几题按一次“保存”，并在 {formatTime(deadlineAt)} 之前交卷。
            </Alert>
          </div>
        </noscript>
        <SheetColumns items={items} responses={responses} marked={marked} />
      </Form>
    </Island>
  );
}

function islandProps(props: SheetFrameProps): LiveSheet {
  const { attemptId, token, nextSeq, seqs, deadlineAt, now } = props;
  const { answersUrl, submissionUrl, resultUrl, contactUrl, lineUrl } = props;
  return {
    attemptId,
    token,
    nextSeq,
    seqs,
    deadlineAt,
    now,
    answersUrl,
    submissionUrl,
    resultUrl,
    contactUrl,
    lineUrl,
  };
}
