import type pg from 'pg';

/** Longer texts are parsed each time: they are searches of hundreds of terms, which hardly ever come again. */
const LONGEST_KEPT = 8 * 1024;

/** Most characters of prepared text per connection. Postgres needs up to a hundred times as many bytes. */
const KEPT = 96 * 1024;

interface Statement {
  name: string;
  text: string;
  /** When it was last used, counted in uses. */
  used: number;
}

/** Members of pg's connection that its types leave out: the parsed statements, and those not answered yet. */
export interface Connection extends pg.Connection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  close(message: { type: 'S'; name: string }): void;
}

/**
 * The prepared statements of one connection. Postgres keeps a statement and its plan until it is told to close it, so the
 * sum of their lengths is bounded; the least recently used is closed first.
 */
export class PreparedStatements {
  private readonly byText = new Map<string, Statement>();
  private kept = 0;
  private uses = 0;

  constructor(private readonly connection: Connection) {}

  /** Gives the name of the prepared statement, or undefined when the text is too long to keep. */
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
    // A name is never used twice: answers about a closed statement may still come.
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

  /** Gives the least recently used statement, except those that Postgres has not parsed yet. */
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
