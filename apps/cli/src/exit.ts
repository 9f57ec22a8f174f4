/** What a shell learns of how a run ended; 0, 1 and 2 mean what they mean for all commands. */
const CODES = { succeeded: 0, partial: 3, held: 4, failed: 5, cancelled: 6 } as const;

/** What a shell learns when a command waited in vain. */
export const WAITED_IN_VAIN = 7;

/** Ends a command with an exit code of its own, when all has been said. */
export class Exit extends Error {
  constructor(readonly code: number) {
    super('');
  }
}

/** Ends a command as the run ended that it waited for. @throws Exit unless it succeeded. */
export function endAs(state: string): void {
  const code = CODES[state as keyof typeof CODES] ?? CODES.failed;
  if (code !== 0) throw new Exit(code);
}

/** Tells the exit codes, for --help. */
export const EXIT_CODES_HELP =
  '\nExit codes: 0 succeeded, 1 the command failed, 2 it was not understood, 3 partial, 4 held, 5 failed, 6 cancelled, 7 waited in vain.';
