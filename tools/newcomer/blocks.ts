/** A block of commands that a page shows. */
export interface CommandBlock {
  page: string;
  /** The first line, as its name. */
  name: string;
  text: string;
}

/** Finds the blocks of commands in a page, in order. */
export function findBlocks(page: string, markdown: string): CommandBlock[] {
  return [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => {
    const name = text.split('\n').find((line) => line !== '') ?? '';
    return { page, name, text };
  });
}
