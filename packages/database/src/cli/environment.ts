/** Gives what was typed after the program's name, and the environment it was typed in. */
export function readCommandLine(): { words: string[]; environment: NodeJS.ProcessEnv } {
  return { words: process.argv.slice(2), environment: process.env };
}
