import type pg from 'pg';

/** Longer texts are parsed each time: they come from searches of hundreds of terms, and hardly ever come again. */
const LONGEST_KEPT = 8 * 1024;

/** Characters of text that stay prepared on one connection. Postgres needs up to a hundred times as many bytes for them. */
const KEPT = 96 * 1024;

interface Statement {
  name: string;
  text: string;
  /** When it was last used, counted in uses. */
  used: number;
}

/** What pg keeps of a connection, of which its types tell little: statements it has parsed, and those on their way. */
export interface Connection extends pg.Connection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  close(message: { type: 'S'; name: string }): void;
}

/**
 * The statements that stay prepared on one connection. The sum of their lengths is bounded, as Postgres keeps a parsed
 * statement and its plan until it is told to let go of it; the least recently used go first.
 */
export class PreparedStatements {
  private readonly byText = new Map<string, Statement>();
  private kept = 0;
  private uses = 0;

  constructor(private readonly connection: Connection) {}

  /** Gives the name under which to run a text, or undefined when it is not worth keeping. */
  nameOf(text: string): string | undefined {
    this.uses += 1;
    const known = this.byText.get(text);
    if (known !== undefined) {
      known.used = this.uses;
      return known.name;
    }
    if (text.length > LONGEST_KEPT) return undefined;
    this.makeRoom(KEPT - text.length);
    return this.keep(text);
  }

  private keep(text: string): string {
    // Never used again, as pg may still hear of a statement that is closed by now.
    const name = `s${this.uses}`;
    this.byText.set(text, { name, text, used: this.uses });
    this.kept += text.length;
    return name;
  }

  private makeRoom(room: number): void {
    while (this.kept > room) {
      const oldest = this.oldest();
      if (oldest === undefined) return;
      this.drop(oldest);
    }
  }

  /** Gives the least recently used statement, apart from those whose parsing Postgres has not answered yet. */
  private oldest(): Statement | undefined {
    let oldest: Statement | undefined;
    for (const statement of this.byText.values()) {
      if (statement.name in this.connection.submittedNamedStatements) continue;
      if (oldest === undefined || statement.used < oldest.used) oldest = statement;
    }
    return oldest;
  }

  private drop({ name, text }: Statement): void {
    this.byText.delete(text);
    this.kept -= text.length;
    if (!(name in this.connection.parsedStatements)) return;
    Reflect.deleteProperty(this.connection.parsedStatements, name);
    this.connection.close({ type: 'S', name });
  }
}
