import { KINDS, type Kind, requestOf } from './requests.ts';
import type { RunningServer } from './servers.ts';
import type { Statement, StatementRecorder } from './statements.ts';

/** Sends one request and gives the body. @throws Error when it fails. */
export async function ask(
  server: RunningServer,
  kind: Kind,
  imageId: number,
  headers: Record<string, string>,
): Promise<string> {
  const { method, path, body } = requestOf(kind, imageId);
  const response = await fetch(server.url + path, { method, headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} is answered with ${response.status}: ${text}`);
  return text;
}

/** Records the statements that a server sends for one request of each kind. */
export async function recordStatements(
  server: RunningServer,
  recorder: StatementRecorder,
  imageId: number,
  headers: Record<string, string>,
): Promise<Record<Kind, Statement[]>> {
  // The first response includes what happens once: connecting and verifying the password.
  for (const kind of KINDS) await ask(server, kind, imageId, headers);
  recorder.take();
  const statements: Partial<Record<Kind, Statement[]>> = {};
  for (const kind of KINDS) {
    await ask(server, kind, imageId, headers);
    statements[kind] = recorder.take();
  }
  return statements as Record<Kind, Statement[]>;
}

/** Checks that both servers return the same responses. @throws Error that shows the difference. */
export async function compareAnswers(
  api: RunningServer,
  floor: RunningServer,
  imageId: number,
  headers: Record<string, string>,
): Promise<void> {
  for (const kind of KINDS) {
    const [ours, least] = await Promise.all([api, floor].map((server) => ask(server, kind, imageId, headers)));
    if (comparable(kind, ours ?? '') === comparable(kind, least ?? '')) continue;
    throw new Error(`The API and its floor answer ${kind} differently:\n${ours}\n${least}`);
  }
}

function comparable(kind: Kind, body: string): string {
  if (kind !== 'create') return body;
  const own = { id: 0, name: '', uuid: '', created_at: '', updated_at: '' };
  return JSON.stringify({ ...(JSON.parse(body) as object), ...own });
}
