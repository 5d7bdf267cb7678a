/** What moves to the successor of a closed organisation, or stays, in one line of the preview. */
export interface Following {
  key: string;
  label: string;
  unit: string;
  count: number;
  /** Why they stay; null for those that move. */
  stays: string | null;
  /** The names of the people concerned, where they are staff. */
  people: string[];
}
