/**
 * Returns the error message in a line of a program's log, JSON or plain, for the terminal.
 * Undefined for everything else, stacks included, which are in the log file.
 */
export function readError(line: string): string | undefined {
  if (!line.startsWith('{')) return /\b(ERROR|FATAL)\b/.test(line) ? line.trim() : undefined;
  try {
    const { level, message }: { level?: unknown; message?: unknown } = JSON.parse(line);
    return level === 'error' || level === 'fatal' ? String(message) : undefined;
  } catch {
    return undefined;
  }
}
