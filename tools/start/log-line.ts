/**
 * Reads what a line of a program's log has to tell the person at the terminal: the message of an error, JSON or plain.
 * Undefined for everything else, an error's stack included; that is in the log file.
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
