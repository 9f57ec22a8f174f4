import type { Import } from './read-imports.ts';

/** Folder to the folders that it imports. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** Names the folder of a picture in which a file lies; null when the picture does not show it. */
export type FolderOf = (file: string) => string | null;

/** Gathers the imports of files into arrows between the folders of a picture. */
export function arrowsBetween(imports: readonly Import[], folderOf: FolderOf): Arrows {
  const arrows = new Map<string, Set<string>>();
  const at = (folder: string) => {
    const targets = arrows.get(folder) ?? new Set<string>();
    arrows.set(folder, targets);
    return targets;
  };
  for (const { from, to } of imports) {
    const [source, target] = [folderOf(from), folderOf(to)];
    if (source !== null) at(source);
    if (target !== null) at(target);
    if (source !== null && target !== null && source !== target) at(source).add(target);
  }
  return arrows;
}

/**
 * Leaves out every arrow that others already imply: with a → b → c, there is no a → c. What remains is readable and still
 * says all about the order of the folders.
 * @throws Error when the arrows form a circle, since then no arrow can be left out.
 */
export function withoutImplied(arrows: Arrows): Arrows {
  const reached = new Map<string, Set<string>>();
  const reach = (folder: string, path: readonly string[]): Set<string> => {
    if (path.includes(folder)) throw new Error(`Folders import each other: ${[...path, folder].join(' -> ')}`);
    const known = reached.get(folder);
    if (known) return known;
    const below = new Set<string>();
    for (const target of arrows.get(folder) ?? []) {
      below.add(target);
      for (const further of reach(target, [...path, folder])) below.add(further);
    }
    reached.set(folder, below);
    return below;
  };
  return new Map(
    [...arrows].map(([folder, targets]) => {
      const implied = new Set([...targets].flatMap((target) => [...reach(target, [folder])]));
      return [folder, new Set([...targets].filter((target) => !implied.has(target)))];
    }),
  );
}

/** Draws arrows as a Mermaid flowchart, always in the same order. */
export function drawMermaid(arrows: Arrows): string {
  const folders = [...arrows.keys()].sort();
  const id = (folder: string) => folder.replace(/\W/g, '_');
  const lines = ['flowchart TD', ...folders.map((folder) => `  ${id(folder)}["${folder}"]`)];
  for (const folder of folders) {
    for (const target of [...(arrows.get(folder) ?? [])].sort()) lines.push(`  ${id(folder)} --> ${id(target)}`);
  }
  return lines.join('\n');
}
