import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Display } from './display.ts';
import type { Prepared } from './prepared.tsx';

export type Tone = 'success' | 'info' | 'warning' | 'error';

/** The person a page is made for; null for a visitor. */
export interface Viewer {
  name: string;
  roleName: string;
  /** Works here; not a learner. */
  officer?: boolean;
  organisationName: string | null;
  /** Other roles of the same account, to switch to (Q11). */
  otherRoles: { key: string; label: string }[];
  /** Messages not read yet. */
  unread: number;
  /** A learner has the bar at the bottom of the phone. */
  isLearner?: boolean;
}

/** What an officer keeps of the list at an address. */
export interface KeptList {
  views: { id: string; name: string; query: string }[];
  /** The columns they chose; null for those of the page. */
  columns: string[] | null;
}

export interface NavigationItem {
  href: string;
  label: string;
  /** Its heading in the folded menu. */
  group?: string | undefined;
  current: boolean;
}

/** What people see of the place. */
export interface PlaceLook {
  name: string;
  /** The line beside the name. */
  note: string;
  /** The line in the foot. */
  line: string;
  /** The address of the mark; null: that of the release. */
  mark: string | null;
  /** The address of the style sheet with its colours and the colour by day; null: those of the release. */
  colours: { href: string; day: string } | null;
}

/** What the release is called and says of itself. */
export const shippedLook: PlaceLook = {
  name: '继学',
  note: '专业技术人员继续教育',
  line: '专业技术人员公需科目学习、考试与审验',
  mark: null,
  colours: null,
};

/** What every page can use of the request without props. */
export interface PageContextValue {
  viewer: (Viewer & { navigation: NavigationItem[]; searches?: boolean }) | null;
  csrfToken: string;
  path: string;
  /** The query of the address: the filters of a list. */
  query: string;
  /** What the officer keeps of the list at this address; null for others. */
  kept?: KeptList | null;
  assets: {
    css: string;
    island(name: string): { src: string; preload: string[] };
  };
  nonce: string;
  demo: boolean;
  /** Names, mark and colours of the place; left out: those of the release. */
  place?: PlaceLook;
  /** Who runs the site, and under which numbers; left out: nobody is named. */
  site?: { sponsor: string | undefined; icp: string | undefined; police: string | undefined };
  /** The article of /help about this page; null or left out: none. */
  help?: string | null;
  /** The chapter of the officer's handbook about this page; null or left out: none, or no officer. */
  handbook?: string | null;
  /** How this browser shows pages; left out: the usual way. */
  display?: Display;
  /** A new privacy notice waits for the viewer's consent. */
  consentDue?: boolean;
  flash: { tone: Tone; text: string } | null;
  now: Date;
}

/** What a page sets for the document while it is rendered. */
export interface DocumentHead {
  title: string;
  /** What the page is about, in a sentence: for lists of results. */
  description: string;
  refreshSeconds: number | null;
  islands: Set<string>;
  /** Parts that were rendered before, in the order of the page. */
  prepared: Prepared[];
}

export interface RenderContext extends PageContextValue {
  head: DocumentHead;
}

export const PageContext = createContext<RenderContext | null>(null);

/** What people see of the place, on the page being rendered. */
export const usePlace = (): PlaceLook => usePage().place ?? shippedLook;

/** The context of the page being rendered. Throws outside `renderDocument`. */
export function usePage(): RenderContext {
  const context = useContext(PageContext);
  if (!context) throw new Error('a page is rendered by renderDocument');
  return context;
}
