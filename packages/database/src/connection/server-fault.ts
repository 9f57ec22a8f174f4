/** The oldest PostgreSQL that knows the SQL of our statements. */
const OLDEST = 15;

/** Version of a server, and encoding of one of its databases. */
export interface ServerFacts {
  /** For people: "15.4 (Debian 15.4-1)". */
  version: string;
  /** For machines: 150004. */
  version_num: number;
  encoding: string;
  database: string;
}

/**
 * Says why a server cannot be used and what is needed instead; undefined when it can. Encodings other than UTF-8 cannot hold
 * every name, and SQL_ASCII holds bytes that are no text.
 */
export function serverFault({ version, version_num, encoding, database }: ServerFacts): string | undefined {
  if (version_num < OLDEST * 10_000)
    return `Its server is PostgreSQL ${version}; Image Catalog needs PostgreSQL ${OLDEST} or newer. Upgrade the server, or set DATABASE_URL to another one.`;
  if (encoding === 'UTF8') return undefined;
  return (
    `The encoding of "${database}" is ${encoding}; Image Catalog needs UTF8. Create another database with ` +
    '"createdb --encoding=UTF8 --template=template0 <name>", and set DATABASE_URL to it.'
  );
}
