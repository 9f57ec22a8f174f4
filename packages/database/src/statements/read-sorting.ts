/** A connection of pg or TypeORM. */
interface Connection {
  query(text: string): Promise<unknown>;
}

/** The versions of ICU, the library that sorts names: the one that the indexes were made with, and the server's own. */
export interface SortingVersions {
  made_with: string | null;
  server_has: string | null;
}

/** Reads by which versions of ICU names are sorted; undefined when the schema has no collation of ours yet. */
export async function readSorting(connection: Connection): Promise<SortingVersions | undefined> {
  const [versions] = (await connection.query(
    `SELECT collversion AS made_with, pg_collation_actual_version(oid) AS server_has
     FROM pg_collation WHERE oid = to_regcollation('alphabetical')`,
  )) as SortingVersions[];
  return versions;
}
