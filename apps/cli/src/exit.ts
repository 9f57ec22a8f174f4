/** Exit codes for how a run ended; 0, 1 and 2 mean the same for all commands. */
const CODES = { succeeded: 0, partial: 3, held: 4, failed: 5, cancelled: 6 } as const;

/** Exit code of a command that waited until its timeout. */
export const TIMED_OUT = 7;

/** Ends a command with an exit code, after it has printed everything. */
export class Exit extends Error {
  constructor(readonly code: number) {
    super('');
  }
}

/** Ends a command with the exit code of a run. @throws Exit unless it succeeded. */
export function endAs(state: string): void {
  const code = CODES[state as keyof typeof CODES] ?? CODES.failed;
  if (code !== 0) throw new Exit(code);
}

/** The exit codes, for --help. */
export const EXIT_CODES_HELP =
  '\nExit codes: 0 succeeded, 1 the command failed, 2 invalid usage, 3 partial, 4 held, 5 failed, 6 cancelled, 7 timed out.';
