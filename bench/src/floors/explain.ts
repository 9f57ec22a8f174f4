import type { Database } from './catalog.ts';
import type { Statement } from './statements.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** How Postgres runs a statement. */
export interface Explanation {
  milliseconds: number;
  /** Blocks of 8 kB that it read. */
  blocks: number;
  /** How it accessed the images: scans and indexes. */
  images_by: string[];
}

/** Explains a statement as it runs. @throws Error when it reads all images one by one. */
export async function explain(database: Database, { text, values }: Statement): Promise<Explanation> {
  const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }[]>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
    values,
  );
  const [{ Plan: plan, 'Execution Time': milliseconds }] = row?.['QUERY PLAN'] ?? [{ Plan: null, 'Execution Time': 0 }];
  if (plan === null) throw new Error('Postgres explained nothing');
  const nodes = nodesOf(plan);
  const images = nodes.filter((node) => node['Relation Name'] === 'images').map((node) => node['Node Type']);
  if (images.includes('Seq Scan')) throw new Error(`This statement reads every image there is:\n${text}`);
  const blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  return { milliseconds, blocks, images_by: images };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
