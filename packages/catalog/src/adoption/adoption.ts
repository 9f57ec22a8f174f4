import { type AdoptedOutcome, type Adoption, sqlState } from '@image-catalog/database';
import { isDeepStrictEqual } from 'node:util';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { type AdoptedKind, NotAdopted } from './adopted-kind.js';
import { findAdopted, findKnownIds, findTakenIds, type KnownRow } from './adopted-rows.query.js';
import { findUnusedKinds, renumberSeeds } from './keep-ids.js';
import { ADOPTED_KINDS } from './kinds.js';
import { KnownIds } from './known-ids.js';
import { finishAdoption, openAdoption } from './open-adoption.statement.js';
import { raiseSequence } from './raise-sequence.statement.js';
import { recordAdoptedRows } from './record-adopted-row.statement.js';
import type { AdoptedKindName, TheirRow, TheirRows } from './their-rows.js';
import { insertRow, insertRows, linkSeed, updateRow } from './write-row.js';

/** What became of a row in this run. `deleted`: people deleted it here, so it stays away. */
export type RowOutcome = AdoptedOutcome | 'updated' | 'unchanged' | 'deleted';

/** A line of the report. */
export interface AdoptedLine {
  kind: AdoptedKindName;
  their_id: number;
  our_id: number | null;
  name: string;
  outcome: RowOutcome;
  reason: string | null;
}

/** Runs work in a transaction of its own, or inside the one of a dry run. */
export type Transact = <Result>(work: (manager: EntityManager) => Promise<Result>) => Promise<Result>;

/** Brings the rows of one Foreman in, a page in a transaction. A break loses nothing: the next run goes on. */
export class AdoptionRun {
  private constructor(
    private readonly transact: Transact,
    private readonly adoption: Adoption,
    private readonly ids: KnownIds,
  ) {}

  /** Opens the adoption of an address. */
  static open(transact: Transact, address: string): Promise<AdoptionRun> {
    return transact(async (manager) => {
      const adoption = await openAdoption(manager, address, await findUnusedKinds(manager));
      const ids = new KnownIds();
      for (const { kind, their_id, our_id } of await findKnownIds(manager, adoption.id))
        ids.set(kind, their_id, our_id);
      return new AdoptionRun(transact, adoption, ids);
    });
  }

  /** Prepares for the rows of a kind, all of which are given; for images none need to be. */
  async prepare<Name extends AdoptedKindName>(name: Name, all: readonly TheirRows[Name][]): Promise<void> {
    await this.transact((manager) => renumberSeeds(manager, this.adoption, ADOPTED_KINDS[name], all));
  }

  /** Brings a page of rows in. Whatever is wrong with a row is a line of the report; the others go on. */
  adopt<Name extends AdoptedKindName>(name: Name, rows: readonly TheirRows[Name][]): Promise<AdoptedLine[]> {
    const kind: AdoptedKind<TheirRows[Name]> = ADOPTED_KINDS[name];
    return this.transact(async (manager) => {
      const theirIds = rows.map(({ id }) => id);
      const known = new Map(
        (await findAdopted(manager, this.adoption.id, name, theirIds)).map((row) => [row.their_id, row]),
      );
      const taken = this.keepsIds(name) ? await findTakenIds(manager, kind.table, theirIds) : undefined;
      const idOf = (row: TheirRow) => (taken === undefined || taken.has(row.id) ? undefined : row.id);
      const together = known.size === 0 ? await this.adoptTogether(manager, kind, rows, rows.map(idOf)) : undefined;
      const lines: AdoptedLine[] = together ?? [];
      if (together === undefined)
        for (const row of rows) lines.push(await this.adoptOne(manager, kind, row, known.get(row.id), idOf(row)));
      if (this.keepsIds(name)) await raiseSequence(manager, kind.table);
      return lines;
    });
  }

  /** Ends a run that read everything. */
  async finish(): Promise<void> {
    await this.transact((manager) => finishAdoption(manager, this.adoption.id));
  }

  private keepsIds(name: AdoptedKindName): boolean {
    return this.adoption.keeps_ids.includes(name);
  }

  /** Brings new rows in with few statements; undefined when one of them needs a look of its own. */
  private async adoptTogether<Row extends TheirRow>(
    manager: EntityManager,
    kind: AdoptedKind<Row>,
    rows: readonly Row[],
    ids: readonly (number | undefined)[],
  ): Promise<AdoptedLine[] | undefined> {
    if (kind.links !== undefined || kind.members !== undefined) return undefined;
    try {
      return await manager.transaction(async (inner) => {
        const made = await insertRows(inner, kind, rows, this.ids, ids);
        if (made === undefined) throw new NotAdopted('Another row has its name here.');
        const lines = rows.map((row, index): AdoptedLine & { outcome: 'created'; our_id: number } => {
          const our_id = made[index] ?? 0;
          return {
            kind: kind.name,
            their_id: row.id,
            our_id,
            name: kind.nameOf(row),
            outcome: 'created',
            reason: null,
          };
        });
        const recorded = lines.map((line, index) => ({ ...line, their_row: rows[index] ?? {} }));
        await recordAdoptedRows(inner, this.adoption.id, recorded);
        if (kind.name !== 'image') for (const line of lines) this.ids.set(kind.name, line.their_id, line.our_id);
        return lines;
      });
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
      return undefined;
    }
  }

  private async adoptOne<Row extends TheirRow>(
    manager: EntityManager,
    kind: AdoptedKind<Row>,
    row: Row,
    known: KnownRow | undefined,
    id: number | undefined,
  ): Promise<AdoptedLine> {
    const line = { kind: kind.name, their_id: row.id, name: kind.nameOf(row) };
    try {
      // A nested transaction is a savepoint: what it wrote is gone when the database refuses the row.
      const [outcome, our_id] = await manager.transaction((inner) => this.write(inner, kind, row, known, id));
      // Nothing refers to images, and there are many.
      if (our_id !== null && kind.name !== 'image') this.ids.set(kind.name, row.id, our_id);
      return { ...line, our_id, outcome, reason: null };
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === undefined) throw error;
      if (known?.our_id !== undefined && known.our_id !== null)
        return { ...line, our_id: known.our_id, outcome: 'refused', reason };
      await this.record(manager, kind, row, null, 'refused', reason);
      return { ...line, our_id: null, outcome: 'refused', reason };
    }
  }

  private async write<Row extends TheirRow>(
    manager: EntityManager,
    kind: AdoptedKind<Row>,
    row: Row,
    known: KnownRow | undefined,
    id: number | undefined,
  ): Promise<[RowOutcome, number | null]> {
    if (known?.our_id) return this.follow(manager, kind, row, known, known.our_id);
    const columns = kind.columns(row, this.ids);
    const namesake = await manager.findOne(kind.entity, { where: kind.identity(columns), select: { id: true } });
    if (namesake !== null) {
      const our_id = Number(namesake['id']);
      if (this.keepsIds(kind.name)) await linkSeed(manager, kind, our_id, row, this.ids);
      await this.record(manager, kind, row, our_id, 'matched', null);
      return ['matched', our_id];
    }
    const our_id = await insertRow(manager, kind, row, this.ids, id);
    await this.record(manager, kind, row, our_id, 'created', null);
    return ['created', our_id];
  }

  /** Brings in what changed there since the last run. What people changed here stays, unless it changed there, too. */
  private async follow<Row extends TheirRow>(
    manager: EntityManager,
    kind: AdoptedKind<Row>,
    row: Row,
    known: KnownRow,
    our_id: number,
  ): Promise<[RowOutcome, number | null]> {
    const before = known.their_row as unknown as Row;
    if (!(await manager.existsBy(kind.entity, { id: our_id }))) return ['deleted', null];
    if (known.outcome === 'matched' || isDeepStrictEqual(before, row)) return ['unchanged', our_id];
    await updateRow(manager, kind, our_id, before, row, this.ids);
    await this.record(manager, kind, row, our_id, 'created', null);
    return ['updated', our_id];
  }

  private async record<Row extends TheirRow>(
    manager: EntityManager,
    kind: AdoptedKind<Row>,
    row: Row,
    our_id: number | null,
    outcome: AdoptedOutcome,
    reason: string | null,
  ): Promise<void> {
    const { name } = kind;
    const recorded = { kind: name, their_id: row.id, our_id, name: kind.nameOf(row), outcome, reason, their_row: row };
    await recordAdoptedRows(manager, this.adoption.id, [recorded]);
  }
}

/** Runs each piece of work in a transaction of its own. */
export function inTransactions(dataSource: DataSource): Transact {
  return (work) => dataSource.transaction(work);
}

/** Runs everything in one transaction that is rolled back at its end, so that nothing of it stays. */
export async function rehearse<Result>(
  dataSource: DataSource,
  work: (transact: Transact) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    return await work((inner) => inner(runner.manager));
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** Classes of errors by which PostgreSQL refuses a row: its data, or a constraint. */
const REFUSALS = ['22', '23'];

function refusalOf(error: unknown): string | undefined {
  if (error instanceof NotAdopted) return error.message;
  if (!(error instanceof QueryFailedError) || !REFUSALS.includes(sqlState(error)?.slice(0, 2) ?? '')) return undefined;
  const { detail, message } = error.driverError as { detail?: string; message: string };
  return detail ?? message;
}
