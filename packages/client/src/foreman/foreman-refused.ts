/** Answers that another try may mend. */
const PASSING = new Set([429, 502, 503, 504]);

/** Foreman refused or did not answer; the message says what to do. */
export class ForemanRefused extends Error {
  constructor(
    message: string,
    /** Undefined when there was no answer, or none that could be read. */
    readonly status?: number,
  ) {
    super(message);
  }
}

/** Tells whether an error is a refusal. */
export function isRefused(error: unknown): error is ForemanRefused {
  return error instanceof ForemanRefused;
}

/** Tells whether another try may succeed: Foreman is busy, or could not be reached. */
export function isPassing(error: unknown): boolean {
  return isRefused(error) ? PASSING.has(error.status ?? 0) : true;
}

/** Says in words why Foreman refused, from its answer. */
export function describeRefusal(response: Response, text: string): string {
  if (response.status === 401) return 'Foreman refused the login. Check the user and the password or token.';
  if (response.status >= 300 && response.status < 400)
    return `Foreman answered with a redirect to ${response.headers.get('location') ?? 'nowhere'}. Give that address instead.`;
  if (response.status === 403) return `The user lacks a permission: ${missingPermissions(text)}`;
  return `Foreman answered ${response.status}: ${fullMessages(text) ?? text.slice(0, 300)}`;
}

function missingPermissions(text: string): string {
  const names = /"missing_permissions":\s*\[([^\]]*)\]/.exec(text)?.[1]?.replaceAll('"', '');
  return names || text.slice(0, 300);
}

function fullMessages(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: { full_messages?: string[]; message?: string } };
    return (error?.full_messages?.join('; ') ?? error?.message)?.slice(0, 300);
  } catch {
    return undefined;
  }
}
