import type { ComponentChildren } from 'preact';
import type { IconName } from '../kernel/icon-name.ts';
import { Icon } from './icon.tsx';
import type { Tone } from './page-context.ts';

/** A card: a group of related content. */
export function Card({
  title,
  icon,
  actions,
  tone,
  children,
}: {
  title?: ComponentChildren;
  icon?: IconName;
  actions?: ComponentChildren;
  tone?: 'plain' | 'accent';
  children: ComponentChildren;
}) {
  return (
    <section class={`sheet ${tone === 'accent' ? 'sheet-accent' : ''}`}>
      {title ? (
        <div class="sheet-head">
          <h2 class="sheet-title">
            {icon ? <Icon name={icon} /> : null}
            {title}
          </h2>
          {actions}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** A state in one word; the colour only supports the word. */
export function Badge({ tone, children }: { tone: Tone | 'neutral'; children: ComponentChildren }) {
  return <span class={`tag tag-${tone}`}>{children}</span>;
}

/** An empty list: a sentence and the next step. */
export function EmptyState({
  title,
  icon = 'list',
  children,
  action,
}: {
  title: string;
  icon?: IconName;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={28} />
      </span>
      <p class="font-semibold text-lg">{title}</p>
      {children ? <div class="text-muted max-w-md">{children}</div> : null}
      {action ? <div class="mt-2">{action}</div> : null}
    </div>
  );
}

export interface Definition {
  label: string;
  value: ComponentChildren;
}

/** Labels with values; a null value is left out. */
export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl class="definitions">
      {items
        .filter((item) => item.value !== null && item.value !== undefined && item.value !== '')
        .map((item) => (
          <div key={item.label}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A progress bar with the same figures in words. */
export function Progress({
  label,
  value,
  max,
  text,
}: {
  label: string;
  value: number;
  max: number;
  text?: string;
}) {
  const share = max > 0 ? Math.min(100, Math.round((value / max) * 100)) : 0;
  return (
    <div>
      <div class="flex justify-between text-sm mb-1">
        <span>{label}</span>
        <span class="figures text-muted">{text ?? `${share}%`}</span>
      </div>
      <progress class="progress progress-primary w-full" value={value} max={max} aria-label={label}>
        {share}%
      </progress>
    </div>
  );
}

/** A figure with its label. */
export function Stat({
  label,
  value,
  note,
}: {
  label: string;
  value: ComponentChildren;
  note?: ComponentChildren;
}) {
  return (
    <div class="stat-block">
      <p class="text-sm text-muted">{label}</p>
      <p class="stat-value figures">{value}</p>
      {note ? <p class="text-sm text-muted">{note}</p> : null}
    </div>
  );
}

export interface Tab {
  href: string;
  label: string;
  current: boolean;
  count?: number | string;
}

/** Views of the same list, as links. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} class="tab-row">
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          class={`tab-link ${tab.current ? 'tab-link-current' : ''}`}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.label}
          {tab.count === undefined ? null : <span class="tab-count figures">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
