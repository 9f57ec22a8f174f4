/** The oldest PostgreSQL whose SQL our statements are written in. */
const OLDEST = 15;

/** What a server says about itself and one of its databases. */
export interface ServerFacts {
  /** For people: "15.4 (Debian 15.4-1)". */
  version: string;
  /** For machines: 150004. */
  version_num: number;
  encoding: string;
  database: string;
}

/**
 * Says what is wrong with a server and what is needed instead; undefined when it can be worked with. Another encoding than
 * UTF-8 cannot hold every name, and SQL_ASCII holds bytes that are no text at all.
 */
export function judgeServer({ version, version_num, encoding, database }: ServerFacts): string | undefined {
  if (version_num < OLDEST * 10_000)
    return `Its server is PostgreSQL ${version}; Image Catalog needs PostgreSQL ${OLDEST} or newer. Upgrade the server, or set DATABASE_URL to another one.`;
  if (encoding === 'UTF8') return undefined;
  return (
    `The encoding of "${database}" is ${encoding}; Image Catalog needs UTF8. Create another database with ` +
    '"createdb --encoding=UTF8 --template=template0 <name>", and set DATABASE_URL to it.'
  );
}
