import { randomUUID } from 'node:crypto';

/** The measured requests, with the minimum throughput of the API relative to the floor. */
export const AIMS = { list: 1, show: 1, create: 0.85 } as const;

export type Kind = keyof typeof AIMS;

export const KINDS = Object.keys(AIMS) as Kind[];

export const LOGIN = 'bench';

/** The compute resource that is read, and the one in which images are created. */
export const READ_ID = 1;
export const WRITTEN_ID = 2;

/** A request as it is sent. */
export interface Request {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

/** Builds a request of a kind. All creates differ. */
export function requestOf(kind: Kind, imageId: number): Request {
  if (kind === 'list') return { method: 'GET', path: `/api/compute_resources/${READ_ID}/images` };
  if (kind === 'show') return { method: 'GET', path: `/api/compute_resources/${READ_ID}/images/${imageId}` };
  const id = randomUUID();
  const image = { name: `bench ${id}`, uuid: id, username: 'root', operatingsystem_id: 1, architecture_id: 1 };
  return {
    method: 'POST',
    path: `/api/compute_resources/${WRITTEN_ID}/images`,
    body: JSON.stringify({ image }),
  };
}

/** The headers of every request, for the API and its floor alike. */
export function headersOf(password: string): Record<string, string> {
  return {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${LOGIN}:${password}`).toString('base64')}`,
  };
}
