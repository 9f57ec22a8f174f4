/** One instruction of a Dockerfile: the keyword, such as `RUN`, and its arguments. */
export interface Instruction {
  keyword: string;
  text: string;
}

/** A build stage: everything from one FROM to the next. */
export interface Stage {
  name: string;
  /** An image of a registry, or an earlier stage. */
  from: string;
  instructions: Instruction[];
}

/** Reads the stages of a Dockerfile. Continued lines are joined, comments dropped. */
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

/** Returns the arguments of a stage's instructions with one keyword, including those of its base stages. */
export function said(stages: Stage[], name: string, keyword: string): string[] {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage === undefined) return [];
  const own = stage.instructions.filter((instruction) => instruction.keyword === keyword).map(({ text }) => text);
  return [...said(stages, stage.from, keyword), ...own];
}

/** Returns the command line of an image: ENTRYPOINT and CMD, both as JSON lists. */
export function programOf(stages: Stage[], name: string, command: string[] | undefined): string[] {
  const list = (keyword: string): string[] => JSON.parse(said(stages, name, keyword).at(-1) ?? '[]');
  return [...list('ENTRYPOINT'), ...(command ?? list('CMD'))];
}

function openStage(text: string): Stage {
  const [from, , name] = text.split(/\s+/);
  return { from: from ?? '', name: name ?? '', instructions: [] };
}
