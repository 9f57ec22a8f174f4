/** The usual error body: 401, 404, 500, and 422 for a name or an association. */
export interface ErrorBody {
  error: { message: string };
}

/** 400 for an invalid search or order. */
export interface ParamErrorBody {
  error: { message: string; class: string };
}

/** 403, with the missing permissions; null when no permission would help. */
export interface DeniedBody {
  error: { message: string; details: string; missing_permissions: string[] | null };
}

/** 422 for an invalid record: messages by attribute, in validation order. `id` is null on create. */
export interface InvalidBody {
  error: { id: number | null; errors: Record<string, string[]>; full_messages: string[] };
}

/** 404 for a taxonomy or an optional parent, and 422 from a provider. There is no `error` around it. */
export interface MessageBody {
  message: string;
}

/** For malformed JSON and unknown routes: a third form, with the status inside. */
export interface StatusBody {
  status: number;
  error: string;
}
