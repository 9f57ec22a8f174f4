/** The envelope around every list, in Foreman's key order. Foreman: app/views/api/v2/layouts/index_layout.json.erb */
export interface ListView<Row> {
  /** Number of rows visible to the user, without the search. */
  total: number;
  /** Number of rows that match the search, on all pages. */
  subtotal: number;
  page: number;
  per_page: number;
  search: string | null;
  can_create?: boolean;
  can_edit?: boolean;
  sort: { by: string | null; order: string | null };
  results: Row[];
}

/** A row that another one refers to. */
export interface NamedRow {
  id: number;
  name: string;
}
