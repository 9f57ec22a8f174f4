/** The most frequent error body: 401, 404, 422 of a name or association, 500. */
export interface ErrorBody {
  error: { message: string };
}

/** 400 of a search or an order. */
export interface ParamErrorBody {
  error: { message: string; class: string };
}

/** 403: what is missing. */
export interface DeniedBody {
  error: { message: string; details: string; missing_permissions: string[] };
}

/** 422 of a record: attribute to messages, in validation order; `id` is null on create. */
export interface InvalidBody {
  error: { id: number | null; errors: Record<string, string[]>; full_messages: string[] };
}

/** 404 of a taxonomy or an optional parent, 422 of a provider: no `error` around it. */
export interface MessageBody {
  message: string;
}

/** Malformed JSON and unknown routes: a third form, with the status inside. */
export interface StatusBody {
  status: number;
  error: string;
}
