/** Whether the next run imports an available image, and why. */
export interface ImportExplanationView {
  uuid: string;
  name: string;
  /** The rule that applies; null when no rule matches and the provider's hints decide. */
  rule: { id: number; name: string } | null;
  /** Code of the reason why it would not be imported; null when it would. */
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

/** Preview of what a rule would do at the next run. */
export interface ImportRulePreviewView {
  /** Number of available images that its search matches, regardless of other rules. */
  matched: number;
  /** Number of these, among those checked, that an earlier rule takes. */
  taken_by_earlier: number;
  /** Whether `takes` is truncated. */
  is_cut: boolean;
  takes: ImportExplanationView[];
}
