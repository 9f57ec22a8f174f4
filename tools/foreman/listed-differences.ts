import type { Difference } from './compare-replies.ts';
import type { Step } from './recording.ts';

/** A row of the table in docs/compatibility.md: a difference that is meant to stay. */
interface ListedDifference {
  line: number;
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

const HEADING = '## Replies of a recorded Foreman';
const COLUMNS = ['requests', 'path', 'foreman', 'here'] as const;

/** The differences from the recorded Foreman that are meant to stay, as docs/compatibility.md lists them. */
export class ListedDifferences {
  private readonly rows: ListedDifference[];

  /** @throws Error for a row that lacks a column or a reason */
  constructor(page: string) {
    this.rows = readRows(page);
  }

  /** Whether a row covers a difference, with what Foreman answers and what we answer. */
  cover({ id, method, path }: Step, difference: Difference): boolean {
    return (
      this.rows.filter((row) => {
        const matching = [
          row.requests.filter(({ expression }) => expression.test(id) || expression.test(`${method} ${path}`)),
          ...(['path', 'foreman', 'here'] as const).map((column) =>
            row[column].filter(({ expression }) => expression.test(difference[column])),
          ),
        ];
        if (matching.some((patterns) => patterns.length === 0)) return false;
        for (const pattern of matching.flat()) pattern.used = true;
        return true;
      }).length > 0
    );
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
  return section.flatMap((line, at) => (at > start && line.startsWith('| `') ? [readRow(line, at + 1)] : []));
}

function readRow(text: string, line: number): ListedDifference {
  const [, ...cells] = text.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [requests = [], path = [], foreman = [], here = []] = cells.slice(0, 4).map(readPatterns);
  if ([requests, path, foreman, here].some((patterns) => patterns.length === 0) || !cells[4]) {
    throw new Error(`Line ${line} needs requests, a path, both answers in backticks, and a reason: ${text}`);
  }
  return { line, requests, path, foreman, here };
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
