import type { AuditedType } from '@image-catalog/database';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { KnownIds } from './known-ids.js';
import type { AdoptedKindName, TheirRow } from './their-rows.js';

/** Why a row cannot be brought in, as a sentence for the report. The others go on. */
export class NotAdopted extends Error {}

/** What columns of a row get. */
export type Columns = Record<string, unknown>;

/** The rows that a row is linked to through a table that only says which belong together. */
export interface Links {
  entity: EntityTarget<ObjectLiteral>;
  /** The column of the row itself. */
  own: string;
  /** The column of the others. */
  other: string;
  ids: readonly number[];
}

/** How rows of one kind become rows of ours. */
export interface AdoptedKind<Row extends TheirRow = TheirRow> {
  readonly name: AdoptedKindName;
  /** For sentences. */
  readonly plural: string;
  readonly table: string;
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly auditable_type: AuditedType;
  /** The rows that a new catalog brings, and the column that names them; null when it brings none. */
  readonly seeds: { where: FindOptionsWhere<ObjectLiteral>; named: string } | null;
  /** Gives its name for audits and reports. */
  nameOf(row: Row): string;
  /** Gives what both programs agree on as the identity of a row. */
  identity(columns: Columns): FindOptionsWhere<ObjectLiteral>;
  /** Gives the columns. @throws NotAdopted */
  columns(row: Row, ids: KnownIds): Columns;
  /** Columns that only a new row gets; people may change them afterwards. */
  readonly atFirst?: Columns;
  links?(row: Row, ids: KnownIds): readonly Links[];
  /** Writes the rows that belong to it, when they differ from `before`. */
  members?(manager: EntityManager, id: number, row: Row, before: Row | undefined, ids: KnownIds): Promise<void>;
}
