/** One line of a Dockerfile: `RUN`, and what stands behind it. */
export interface Instruction {
  keyword: string;
  text: string;
}

/** What stands between one FROM and the next. */
export interface Stage {
  name: string;
  /** An image of a registry, or an earlier stage. */
  from: string;
  instructions: Instruction[];
}

/** Reads a Dockerfile's stages; continued lines are joined, comments dropped. */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')) {
    const [, keyword, rest] = /^\s*([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (keyword === undefined || rest === undefined) continue;
    if (keyword === 'FROM') stages.push(openStage(rest));
    else stages.at(-1)?.instructions.push({ keyword, text: rest.trim() });
  }
  return stages;
}

/** Gives what a stage's instructions of one keyword say, those of the stages it stands on included. */
export function said(stages: Stage[], name: string, keyword: string): string[] {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage === undefined) return [];
  const own = stage.instructions.filter((instruction) => instruction.keyword === keyword).map(({ text }) => text);
  return [...said(stages, stage.from, keyword), ...own];
}

/** Gives the words of the program that an image runs: ENTRYPOINT and CMD, both as JSON lists. */
export function programOf(stages: Stage[], name: string, command: string[] | undefined): string[] {
  const list = (keyword: string): string[] => JSON.parse(said(stages, name, keyword).at(-1) ?? '[]');
  return [...list('ENTRYPOINT'), ...(command ?? list('CMD'))];
}

function openStage(text: string): Stage {
  const [from, , name] = text.split(/\s+/);
  return { from: from ?? '', name: name ?? '', instructions: [] };
}
