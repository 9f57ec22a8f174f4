import type { Difference } from './compare-replies.ts';
import type { Step } from './recording.ts';

/** A row of the table in docs/compatibility.md: a difference that is meant to stay. */
interface ListedDifference {
  line: number;
  table: Table;
  /** Patterns on a step, or on method and path. */
  requests: Pattern[];
  path: Pattern[];
  foreman: Pattern[];
  here: Pattern[];
}

interface Pattern {
  text: string;
  expression: RegExp;
  /** Whether it took part in covering a difference. */
  used: boolean;
}

/** Which table a row belongs to: replies that differ, or that cannot be the same and are counted apart. */
type Table = 'different' | 'apart';

const HEADING = '## Replies of a recorded Foreman';
const HEADING_APART = '### What cannot be the same';
const COLUMNS = ['requests', 'path', 'foreman', 'here'] as const;

/** The differences from the recorded Foreman that are meant to stay, as docs/compatibility.md lists them. */
export class ListedDifferences {
  private readonly rows: ListedDifference[];

  /** @throws Error for a row that lacks a column or a reason */
  constructor(page: string) {
    this.rows = readRows(page);
  }

  /** Finds the table with a row that covers a difference: with its request, its path and both answers. */
  find({ id, method, path }: Step, difference: Difference): Table | undefined {
    const covering = this.rows.filter((row) => {
      const matching = [
        row.requests.filter(({ expression }) => expression.test(id) || expression.test(`${method} ${path}`)),
        ...(['path', 'foreman', 'here'] as const).map((column) =>
          row[column].filter(({ expression }) => expression.test(difference[column])),
        ),
      ];
      if (matching.some((patterns) => patterns.length === 0)) return false;
      for (const pattern of matching.flat()) pattern.used = true;
      return true;
    });
    return covering.find(({ table }) => table === 'apart')?.table ?? covering[0]?.table;
  }

  /** Names the patterns that covered nothing. */
  unused(): string[] {
    return this.rows.flatMap((row) =>
      COLUMNS.flatMap((column) => row[column].filter(({ used }) => !used)).map(
        ({ text }) => `line ${row.line}: ${text}`,
      ),
    );
  }
}

function readRows(page: string): ListedDifference[] {
  const lines = page.split('\n');
  const start = lines.indexOf(HEADING);
  if (start === -1) throw new Error(`The page has no part "${HEADING}"`);
  const end = lines.findIndex((line, at) => at > start && line.startsWith('## '));
  const section = lines.slice(0, end === -1 ? undefined : end);
  const apart = section.indexOf(HEADING_APART, start);
  const tableAt = (at: number): Table => (apart !== -1 && at > apart ? 'apart' : 'different');
  return section.flatMap((line, at) =>
    at > start && line.startsWith('| `') ? [readRow(line, at + 1, tableAt(at))] : [],
  );
}

function readRow(text: string, line: number, table: Table): ListedDifference {
  const [, ...cells] = text.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [requests = [], path = [], foreman = [], here = []] = cells.slice(0, 4).map(readPatterns);
  if ([requests, path, foreman, here].some((patterns) => patterns.length === 0) || !cells[4]) {
    throw new Error(`Line ${line} needs requests, a path, both answers in backticks, and a reason: ${text}`);
  }
  return { line, table, requests, path, foreman, here };
}

// `*` stands for any text, and `\|` for a pipe, which would end the cell.
function readPatterns(cell: string): Pattern[] {
  return [...cell.matchAll(/(`+)(.+?)\1(?!`)/g)].map(([, , code = '']) => {
    const text = code.replaceAll('\\|', '|').trim();
    const expression = new RegExp(`^${text.split('*').map(escapeExpression).join('[^]*')}$`);
    return { text, expression, used: false };
  });
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
