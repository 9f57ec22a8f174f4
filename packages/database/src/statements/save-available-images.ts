import type { EntityManager } from 'typeorm';
import type { Withdrawal } from '../entities/available-image.entity.js';

/** An image as the inventory stores it. */
export interface ObservedImage {
  uuid: string;
  scope: string;
  name: string;
  path: string | null;
  architecture: string | null;
  os_name: string | null;
  os_major: string | null;
  os_minor: string | null;
  os_release_name: string | null;
  os_family: string | null;
  os_readings: string[];
  username: string | null;
  state: string;
  size_bytes: number | null;
  owner: string | null;
  tags: string[];
  /** How the source withdraws it; null when it does not. */
  withdrawal: Withdrawal | null;
  withdrawn_at: string | null;
  replacement: string | null;
  provider_created_at: string | null;
  provider_updated_at: string | null;
  /** Canonical JSON of an object. */
  properties: string;
  /** SHA-256 over the canonical form of the fields above, in hexadecimal: a Buffer would cost more than the hash. */
  content_hash: string;
}

/** The columns in the order of the parameters: the type that each is sent as, and how it becomes the value of the column. */
const COLUMNS: readonly { name: keyof ObservedImage; sent: string; stored?: string }[] = [
  { name: 'uuid', sent: 'text' },
  { name: 'scope', sent: 'text' },
  { name: 'name', sent: 'text' },
  { name: 'path', sent: 'text' },
  { name: 'architecture', sent: 'text' },
  { name: 'os_name', sent: 'text' },
  { name: 'os_major', sent: 'text' },
  { name: 'os_minor', sent: 'text' },
  { name: 'os_release_name', sent: 'text' },
  { name: 'os_family', sent: 'text' },
  // Most have none, and a title has one line.
  { name: 'os_readings', sent: 'text', stored: "string_to_array(os_readings, E'\\n')" },
  { name: 'username', sent: 'text' },
  { name: 'state', sent: 'text' },
  { name: 'size_bytes', sent: 'bigint' },
  { name: 'owner', sent: 'text' },
  // Arrays of different lengths cannot travel as one array of arrays.
  { name: 'tags', sent: 'jsonb', stored: 'ARRAY(SELECT jsonb_array_elements_text(tags))' },
  { name: 'withdrawal', sent: 'text' },
  { name: 'withdrawn_at', sent: 'timestamptz' },
  { name: 'replacement', sent: 'text' },
  { name: 'provider_created_at', sent: 'timestamptz' },
  { name: 'provider_updated_at', sent: 'timestamptz' },
  { name: 'properties', sent: 'jsonb' },
  { name: 'content_hash', sent: 'text', stored: "decode(content_hash, 'hex')" },
];

const names = COLUMNS.map(({ name }) => name);
const arrays = COLUMNS.map(({ sent }, index) => `$${index + 3}::${sent}[]`);
const values = COLUMNS.map(({ name, stored }) => stored ?? name);
const updates = names.slice(1).map((name) => `${name} = EXCLUDED.${name}`);

/** What a row says about the system of its image, in words that do not depend on how a version is cut in two. */
const systemOf = (row: string) =>
  `${row}.os_name || ' ' || concat_ws('.', ${row}.os_major, NULLIF(${row}.os_minor, ''))`;
const differs = (of: (row: string) => string) => `${of('a')} <> ${of('EXCLUDED')}`;
/** Whether the source says another operating system or architecture than before. To say nothing is not to say another. */
const DRIFTS = `COALESCE(${differs(systemOf)}, false) OR COALESCE(${differs((row) => `${row}.architecture`)}, false)`;
/** What the source said first stays beside what it says now. */
const DRIFT = `
          drifted_at = CASE WHEN ${DRIFTS} THEN now() ELSE a.drifted_at END,
          drifted_from = CASE WHEN ${DRIFTS}
                              THEN COALESCE(a.drifted_from,
                                            jsonb_build_object('os', ${systemOf('a')}, 'architecture', a.architecture))
                              ELSE a.drifted_from END`;

/** The old values of the fields that change; null when none does, as for an image that only comes back. */
const SHOWN = names.filter((name) => name !== 'uuid' && name !== 'content_hash');
const CHANGED_FROM = `(
            SELECT jsonb_object_agg(old.key, old.value) FROM jsonb_each(to_jsonb(a)) old
            WHERE old.key IN (${SHOWN.map((name) => `'${name}'`).join(', ')})
              AND old.value IS DISTINCT FROM to_jsonb(EXCLUDED) -> old.key)`;

const STATEMENT = `
  WITH saved AS (
    INSERT INTO available_images AS a
      (compute_resource_id, ${names.join(', ')}, first_generation, changed_generation)
    SELECT $1, ${values.join(', ')}, $2, $2
    FROM unnest(${arrays.join(', ')}) AS t(${names.join(', ')})
    ORDER BY uuid
    ON CONFLICT ON CONSTRAINT available_images_pkey DO UPDATE
      SET ${updates.join(', ')},
          ${DRIFT},
          changed_from = ${CHANGED_FROM},
          changed_generation = EXCLUDED.changed_generation, missing_since = NULL, missing_generation = NULL
      WHERE a.changed_generation <= EXCLUDED.changed_generation
        AND (a.content_hash <> EXCLUDED.content_hash OR a.missing_since IS NOT NULL)
        -- A slow listing must not undo what a targeted look has brought since it began. Only within one generation:
        -- a source whose times go backwards is believed at its next look.
        AND (a.changed_generation < EXCLUDED.changed_generation OR a.missing_since IS NOT NULL
             OR COALESCE(EXCLUDED.provider_updated_at >= a.provider_updated_at, true))
    RETURNING first_generation = $2 AS is_new)
  SELECT count(*)::int AS saved, (count(*) FILTER (WHERE is_new))::int AS created FROM saved`;

/**
 * Writes images that are new or changed, with the generation that found them; a missing one becomes present. An image is
 * refused when the same generation already wrote it with a later time of the source. The uuids must be unique. Counts the
 * written images, and the new ones among them.
 */
export async function saveAvailableImages(
  manager: EntityManager,
  run: { compute_resource_id: number; generation: number },
  images: readonly ObservedImage[],
): Promise<{ saved: number; created: number }> {
  const columns = COLUMNS.map(({ name }) =>
    images.map((image) => {
      if (name === 'tags') return JSON.stringify(image.tags);
      return name === 'os_readings' ? image.os_readings.join('\n') : image[name];
    }),
  );
  const parameters = [run.compute_resource_id, run.generation, ...columns];
  const [counts]: { saved: number; created: number }[] = await manager.query(STATEMENT, parameters);
  return counts ?? { saved: 0, created: 0 };
}
