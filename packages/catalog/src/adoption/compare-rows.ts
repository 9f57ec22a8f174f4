import { isDeepStrictEqual } from 'node:util';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { type AdoptedKind, NotAdopted } from './adopted-kind.js';
import { findAdopted, findAdoption, findKnownIds, type KnownRow } from './adopted-rows.query.js';
import { ADOPTED_KINDS } from './kinds.js';
import { KnownIds } from './known-ids.js';
import type { AdoptedKindName, TheirRow, TheirRows } from './their-rows.js';

/** How a row of theirs compares with ours. */
export interface ComparedRow {
  kind: AdoptedKindName;
  their_id: number;
  our_id: number | null;
  name: string;
  /** `missing`: it was never brought in, or is not here any more. */
  state: 'same' | 'different' | 'missing';
  /** The columns that differ, or why it is missing. */
  reason: string | null;
}

/** Compares a Foreman that was adopted with this catalog. It writes nothing. */
export class AdoptionComparison {
  private constructor(
    private readonly manager: EntityManager,
    private readonly adoptionId: number,
    private readonly ids: KnownIds,
  ) {}

  /** @throws Error when nothing was adopted from the address */
  static async of({ manager }: DataSource, address: string): Promise<AdoptionComparison> {
    const adoptionId = await findAdoption(manager, address);
    if (adoptionId === undefined) throw new Error(`Nothing was adopted from ${address} yet.`);
    const ids = new KnownIds();
    for (const { kind, their_id, our_id } of await findKnownIds(manager, adoptionId)) ids.set(kind, their_id, our_id);
    return new AdoptionComparison(manager, adoptionId, ids);
  }

  /** Compares a page of rows. Of rows that were here before the adoption only their existence counts. */
  async compare<Name extends AdoptedKindName>(name: Name, rows: readonly TheirRows[Name][]): Promise<ComparedRow[]> {
    const kind: AdoptedKind<TheirRows[Name]> = ADOPTED_KINDS[name];
    const adopted = await findAdopted(
      this.manager,
      this.adoptionId,
      name,
      rows.map(({ id }) => id),
    );
    const known = new Map(adopted.map((row) => [row.their_id, row]));
    const ourIds = adopted.flatMap(({ our_id }) => our_id ?? []);
    const own = await this.manager.find(kind.entity, { where: { id: In(ourIds) }, loadEagerRelations: false });
    const byId = new Map(own.map((row) => [Number(row['id']), row]));
    return rows.map((row) => this.compareOne(kind, row, known.get(row.id), byId));
  }

  private compareOne<Row extends TheirRow>(
    kind: AdoptedKind<Row>,
    row: Row,
    known: KnownRow | undefined,
    byId: ReadonlyMap<number, Record<string, unknown>>,
  ): ComparedRow {
    const our_id = known?.our_id ?? null;
    const own = our_id === null ? undefined : byId.get(our_id);
    const line = { kind: kind.name, their_id: row.id, our_id, name: kind.nameOf(row) };
    if (own === undefined) return { ...line, state: 'missing', reason: whyMissing(known) };
    const differing = known?.outcome === 'matched' ? [] : this.differing(kind, row, own);
    if (differing.length === 0) return { ...line, state: 'same', reason: null };
    return { ...line, state: 'different', reason: differing.join(' ') };
  }

  private differing<Row extends TheirRow>(kind: AdoptedKind<Row>, row: Row, own: Record<string, unknown>): string[] {
    try {
      const expected = Object.entries(kind.columns(row, this.ids));
      return expected.flatMap(([column, value]) =>
        isDeepStrictEqual(own[column] ?? null, value ?? null) ? [] : [column],
      );
    } catch (error) {
      if (error instanceof NotAdopted) return [error.message];
      throw error;
    }
  }
}

function whyMissing(known: KnownRow | undefined): string {
  if (known === undefined) return 'It was made there after the adoption. Adopt again.';
  return known.our_id === null ? (known.reason ?? 'It was refused.') : 'It was deleted here.';
}
