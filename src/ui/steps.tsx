import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface Step {
  title: string;
  state: 'done' | 'current' | 'upcoming' | 'problem';
  note?: ComponentChildren;
  href?: string;
}

const stateWords = { done: '已完成', current: '进行中', upcoming: '未开始', problem: '需要处理' };

/** The steps of a year: a row on a wide screen, a column on a phone. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
  return (
    <ol class="steps-row" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.title}
          class={`step-item step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span class="step-dot" aria-hidden="true">
            {step.state === 'done' ? (
              <Icon name="check" size={18} />
            ) : step.state === 'problem' ? (
              '!'
            ) : (
              index + 1
            )}
          </span>
          <span class="step-text">
            <span class="step-title">
              {step.href ? (
                <a class="link link-hover" href={step.href}>
                  {step.title}
                </a>
              ) : (
                step.title
              )}
            </span>
            <span class="sr-only">（{stateWords[step.state]}）</span>
            {step.note ? <span class="step-note">{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
