import { withDataSource } from '@image-catalog/database';

const START = 'Roles can grant permissions for our own routes.';

/** Reads the permissions that only we have, as docs/compatibility.md names them. @throws Error when it names none */
export function readOwnPermissions(page: string): string[] {
  const [, text = ''] = page.split(START);
  const names = [...(text.split('\n\n')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  if (names.length === 0) throw new Error(`The page names no permission after "${START}"`);
  return names;
}

/** Takes permissions out of a catalog, with the filters of its roles that grant nothing else. */
export async function leaveOutPermissions(url: string, names: readonly string[]): Promise<void> {
  await withDataSource(url, 'spec', async (database) => {
    await database.query(
      `WITH own AS (SELECT id FROM permissions WHERE name = ANY($1::text[]))
       DELETE FROM filters WHERE id IN (SELECT filter_id FROM filterings WHERE permission_id IN (SELECT id FROM own))`,
      [names],
    );
    const text = 'DELETE FROM permissions WHERE name = ANY($1::text[]) RETURNING name';
    const [gone] = await database.query<[{ name: string }[], number]>(text, [names]);
    if (gone.length !== names.length) throw new Error(`The catalog has only ${gone.length} of ${names.join(', ')}`);
  });
}

/** Deletes a role that the recorded Foreman deleted and a catalog keeps. */
export async function removeRole(url: string, name: string): Promise<void> {
  await withDataSource(url, 'spec', (database) => database.query('DELETE FROM roles WHERE name = $1', [name]));
}
