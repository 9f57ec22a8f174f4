import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Latencies } from '@image-catalog/database/testing';

/** A compute resource that is synced beside people. */
export interface Watched {
  id: number;
  /** What the source holds, in its order. */
  uuids: readonly string[];
  /** Images of a page of the source. */
  page: number;
  /** Rest after each request; varies by half. */
  pause_ms: number;
}

/** Rests as people do, so that a sync of many images ends beside many of them. */
export function rest({ pause_ms }: Pick<Watched, 'pause_ms'>): Promise<void> {
  return sleep(pause_ms * (0.5 + Math.random()));
}

const SIZE = 20;

const TOTAL = `(SELECT COALESCE(sum(images), 0)::int FROM image_counts
                WHERE parent = 'compute_resource' AND parent_id = $1)`;

/** Lists as the API does: ids first, then the joins, beside the total that is kept. */
const listing = (condition: string, limit: string, total: string) => `
  WITH page AS MATERIALIZED (
    SELECT images.id AS page_id, row_number() OVER (ORDER BY images.id) AS position FROM images
    WHERE images.compute_resource_id = $1 ${condition} ORDER BY images.id ${limit})
  SELECT totals.total, listed.*
  FROM (SELECT ${total} AS total) totals
  LEFT JOIN (SELECT page.position, images.id, images.name, images.uuid, images.username, operatingsystems.title,
                    compute_resources.name AS compute_resource_name, architectures.name AS architecture_name
             FROM page JOIN images ON images.id = page.page_id
             JOIN operatingsystems ON operatingsystems.id = images.operatingsystem_id
             JOIN compute_resources ON compute_resources.id = images.compute_resource_id
             JOIN architectures ON architectures.id = images.architecture_id) listed ON true
  ORDER BY listed.position`;

const PAGE = listing('', 'LIMIT $2::bigint OFFSET $3::bigint', TOTAL);
const NAMED = listing('AND images.name = $2', `LIMIT ${SIZE}`, '(SELECT count(*)::int FROM page)');

interface Row {
  total: number;
  id: number | null;
  name: string;
  uuid: string;
  username: string;
}

/**
 * What the newest of everything says, in one snapshot. Looked up row by row with nothing
 * but keys, so that they are cheap without statistics too, which come only after a first sync.
 */
const NEWEST = `
  WITH newest AS MATERIALIZED (
    SELECT r.generation, p.seq, p.uuids FROM sync_runs r JOIN sync_pages p ON p.run_id = r.id
    WHERE r.compute_resource_id = $1 ORDER BY r.generation DESC, p.seq DESC LIMIT 1
  ), latest AS MATERIALIZED (
    SELECT id FROM images WHERE compute_resource_id = $1 ORDER BY id DESC LIMIT 100
  )
  SELECT (SELECT count(*)::int FROM images WHERE compute_resource_id = $1) AS images, ${TOTAL} AS counted,
         (SELECT count(*)::int FROM newest, unnest(newest.uuids) AS u(uuid) LEFT JOIN LATERAL (
            SELECT missing_since IS NULL AS is_present FROM available_images
            WHERE compute_resource_id = $1 AND uuid = u.uuid LIMIT 1) a ON true
          WHERE is_present IS NOT TRUE) AS absent,
         (SELECT count(*)::int FROM newest WHERE generation = 1 AND EXISTS (
            SELECT FROM available_images
            WHERE compute_resource_id = $1 AND uuid = ($2::text[])[newest.seq + 1])) AS ahead,
         (SELECT count(*)::int FROM latest LEFT JOIN LATERAL (
            SELECT true AS is_audited FROM audits
            WHERE auditable_type = 'Image' AND auditable_id = latest.id AND action = 'create' LIMIT 1) a ON true
          WHERE is_audited IS NULL) AS unaudited`;

interface Newest {
  images: number;
  counted: number;
  /** Images of the newest page that the inventory has not. */
  absent: number;
  /** Whether the inventory has the first image of the page after the newest, during the first sync. */
  ahead: number;
  /** Of the images made last, those without audit. */
  unaudited: number;
}

/** Reads lists and what must be true beside them until it is over; says how often. */
export async function readLists(
  people: DataSource,
  watched: Watched,
  latencies: Latencies,
  isOver: () => boolean,
): Promise<number> {
  const firsts = watched.uuids.filter((_uuid, index) => index % watched.page === 0);
  const known: Row[] = [];
  let reads = 0;
  let total = 0;
  const ask = async (kind: string, text: string, ...values: unknown[]): Promise<Row[]> => {
    const rows = await latencies.measure(kind, () => people.query<Row[]>(text, [watched.id, ...values]));
    await rest(watched);
    const [newest] = await people.query<[Newest]>(NEWEST, [watched.id, firsts]);
    const { images } = newest;
    expect(newest).toEqual({ images, counted: images, absent: 0, ahead: 0, unaudited: 0 });
    await rest(watched);
    return rows;
  };
  for (; !isOver(); reads++) {
    const deep = reads % 2 === 0 ? total - SIZE / 2 : Math.floor(Math.random() * total);
    for (const [kind, offset] of [['first page', 0] as const, ['deep page', Math.max(0, deep)] as const]) {
      const rows = await ask(kind, PAGE, SIZE, offset);
      total = rows[0]?.total ?? 0;
      const listed = rows.filter(({ id }) => id !== null);
      // A total that counts another number of images than there are shows at the end of the list.
      expect(listed).toHaveLength(Math.min(SIZE, Math.max(0, total - offset)));
      known.push(...listed.filter(({ uuid, username }) => uuid.startsWith('uuid-') && username !== 'hand').slice(-1));
    }
    const image = known[Math.floor(Math.random() * known.length)];
    // What the sync made and somebody has seen stays there, under its name.
    if (image) expect(await ask('exact name', NAMED, image.name)).toMatchObject([{ total: 1, uuid: image.uuid }]);
  }
  return reads;
}

/**
 * Parts of the truth that belong together, all of them, in one statement: no half is seen when they agree. Written as
 * differences of sets, which cost one pass over each, whatever the statistics say.
 */
const HALVES = `
  WITH seen AS MATERIALIZED (
    SELECT DISTINCT u.uuid FROM sync_runs r JOIN sync_pages p ON p.run_id = r.id, unnest(p.uuids) AS u(uuid)
    WHERE r.compute_resource_id = $1
  ), present AS MATERIALIZED (
    SELECT uuid FROM available_images WHERE compute_resource_id = $1 AND missing_since IS NULL
  ), counts AS MATERIALIZED (
    SELECT parent, parent_id, sum(images) AS images FROM image_counts GROUP BY parent, parent_id
  )
  SELECT (SELECT count(*)::int FROM present) AS present, (SELECT count(*)::int FROM seen) AS seen,
         (SELECT count(*)::int FROM (SELECT uuid FROM seen EXCEPT SELECT uuid FROM present) d) AS absent,
         (SELECT count(*)::int FROM images WHERE compute_resource_id = $1) AS images,
         (SELECT COALESCE(sum(images), 0)::int FROM counts WHERE parent = 'compute_resource' AND parent_id = $1) AS counted,
         (SELECT count(*)::int FROM (
            (SELECT 'operatingsystem', operatingsystem_id, count(*) FROM images GROUP BY operatingsystem_id
             UNION ALL SELECT 'architecture', architecture_id, count(*) FROM images GROUP BY architecture_id)
            EXCEPT SELECT * FROM counts) d) AS miscounted,
         (SELECT count(*)::int FROM (
            SELECT id FROM images WHERE compute_resource_id = $1
            EXCEPT SELECT auditable_id FROM audits WHERE auditable_type = 'Image' AND action = 'create') d) AS unaudited,
         (SELECT count(DISTINCT name)::int FROM images WHERE compute_resource_id = $1) AS names`;

interface Halves {
  /** Images of the inventory, those that a page showed, and those of the latter that are none of the former. */
  present: number;
  seen: number;
  absent: number;
  /** Images of the catalog, as they are and as they are counted; operating systems and architectures counted wrong. */
  images: number;
  counted: number;
  miscounted: number;
  unaudited: number;
  names: number;
}

/** Compares everything with everything until it is over; says how often. The last time is after the end. */
export async function compareHalves(auditor: DataSource, watched: Watched, isOver: () => boolean): Promise<number> {
  let last = 0;
  for (let reads = 1; ; reads++) {
    const isLast = isOver();
    const [halves] = await auditor.query<[Halves]>(HALVES, [watched.id]);
    const nothing = { absent: 0, miscounted: 0, unaudited: 0 };
    const { seen, images } = halves;
    expect(halves).toEqual({ present: seen, seen, images, counted: images, names: images, ...nothing });
    // What was there is never away in between.
    expect(halves.present).toBeGreaterThanOrEqual(last);
    last = halves.present;
    const page = await auditor.query<unknown[]>(
      'SELECT uuid FROM available_images WHERE compute_resource_id = $1 ORDER BY name COLLATE alphabetical, uuid LIMIT 20 OFFSET $2',
      [watched.id, Math.max(0, last - SIZE)],
    );
    // The list is read after the counts, and may have grown since.
    expect(page.length).toBeGreaterThanOrEqual(Math.min(SIZE, last));
    if (isLast) return reads;
    for (let pauses = 0; pauses < 10 && !isOver(); pauses++) await rest(watched);
  }
}
