/** What becomes of an available image at the next run, and why. */
export interface ImportExplanationView {
  uuid: string;
  name: string;
  /** The rule that takes it; null when none does, and then its hints alone decide. */
  rule: { id: number; name: string } | null;
  /** A word for why it would not be imported; null when it would. */
  reason: string | null;
  /** The reason as a sentence. */
  message: string;
  becomes: {
    name: string;
    username: string;
    user_data: boolean;
    operatingsystem: string;
    architecture: string;
  } | null;
}

/** What a rule would do at the next run. */
export interface ImportRulePreviewView {
  /** Available images that its search matches, whatever other rules say. */
  matched: number;
  /** How many of these an earlier rule takes first, of those that were looked at. */
  taken_by_earlier: number;
  /** Whether there is more than `takes` shows. */
  is_cut: boolean;
  takes: ImportExplanationView[];
}
