/** One commit, with the files that it renamed, added and deleted. */
export interface Commit {
  subject: string;
  renamed: { from: string; to: string }[];
  deleted: string[];
  added: string[];
}

/** Where the files of an old commit are now, and which of them are gone. */
export interface Moves {
  moved: { from: string; to: string }[];
  gone: { path: string; subject: string }[];
}

/** Reads `git log --reverse --format=%x00%s --name-status`. */
export function parseLog(log: string): Commit[] {
  const commits = log.split('\0').slice(1);
  return commits.map((text) => {
    const [subject = '', ...lines] = text.split('\n');
    const commit: Commit = { subject, renamed: [], deleted: [], added: [] };
    for (const line of lines) {
      const [status = '', path = '', to = ''] = line.split('\t');
      if (status.startsWith('R')) commit.renamed.push({ from: path, to });
      else if (status === 'D') commit.deleted.push(path);
      else if (status === 'A') commit.added.push(path);
    }
    return commit;
  });
}

/**
 * Follows every file through all commits in turn. One look at both ends would miss a file that was moved first and
 * rewritten afterwards. A file that was deleted and made again stands where it stood.
 */
export function traceMoves(commits: readonly Commit[]): Moves {
  const origins = new Map<string, string | null>();
  const gone = new Map<string, string>();
  // Whatever no commit has named before was there from the beginning, under its own name.
  const takeOrigin = (path: string) => {
    const origin = origins.has(path) ? (origins.get(path) ?? null) : path;
    origins.delete(path);
    return origin;
  };
  for (const { subject, renamed, deleted, added } of commits) {
    for (const path of deleted) {
      const origin = takeOrigin(path);
      if (origin !== null) gone.set(origin, subject);
    }
    // All origins first: two files may have changed places.
    const targets = renamed.map(({ from, to }) => [to, takeOrigin(from)] as const);
    for (const [to, origin] of targets) origins.set(to, origin);
    for (const path of added) {
      origins.set(path, gone.has(path) ? path : null);
      gone.delete(path);
    }
  }
  const moved = [...origins].flatMap(([to, from]) => (from === null || from === to ? [] : [{ from, to }]));
  return {
    moved: moved.sort((a, b) => compare(a.from, b.from)),
    gone: [...gone].map(([path, subject]) => ({ path, subject })).sort((a, b) => compare(a.path, b.path)),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
