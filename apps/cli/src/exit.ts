/** Exit codes by the state of a run. 0, 1 and 2 have their general meaning. */
const CODES = { succeeded: 0, partial: 3, held: 4, failed: 5, cancelled: 6 } as const;

/** Exit code of a command that timed out while it waited. */
export const TIMED_OUT = 7;

/** Ends a command with an exit code, when everything is printed. */
export class Exit extends Error {
  constructor(readonly code: number) {
    super('');
  }
}

/** Ends a command with the exit code of a run's state. @throws Exit unless the run succeeded. */
export function endAs(state: string): void {
  const code = CODES[state as keyof typeof CODES] ?? CODES.failed;
  if (code !== 0) throw new Exit(code);
}

/** Lists the exit codes for --help. */
export const EXIT_CODES_HELP =
  '\nExit codes: 0 succeeded, 1 command failed, 2 wrong usage, 3 run partial, 4 run held, 5 run failed, 6 run cancelled, 7 timed out.';
