import type { OurSystem } from './our-images.query.js';
import { readOurParents } from './our-images.query.js';
import type { FillingRun } from './filling-run.js';

interface TheirSystem {
  id: number;
  name: string;
  major: string | null;
  minor: string | null;
  title: string | null;
}

/** Finds, and where the operator allows it makes, the operating systems and architectures of a target. */
export class TheirParents {
  /** Why a parent could not be made, so that it is tried once a run. */
  private readonly failures = new Map<string, string>();

  private constructor(
    private readonly run: FillingRun,
    private readonly ours: Awaited<ReturnType<typeof readOurParents>>,
    private readonly systems: Map<string, number>,
    private readonly architectures: Map<string, number>,
  ) {}

  static async read(run: FillingRun): Promise<TheirParents> {
    const systems = await run.api.list<TheirSystem>('/operatingsystems', run.context);
    const architectures = await run.api.list<{ id: number; name: string }>('/architectures', run.context);
    return new TheirParents(
      run,
      await readOurParents(run.manager),
      new Map(systems.rows.map((row) => [versionOf(row), row.id])),
      new Map(architectures.rows.map(({ id, name }) => [name, id])),
    );
  }

  /** Gives the ids that an image's parents have there. @throws Error that says what is missing there */
  async of(image: { operatingsystem_id: number; architecture_id: number }) {
    const architecture_id = await this.architecture(image.architecture_id);
    return { architecture_id, operatingsystem_id: await this.system(image.operatingsystem_id, architecture_id) };
  }

  private async architecture(id: number): Promise<number> {
    const name = this.ours.architectures.get(id);
    if (name === undefined) throw new Error('Its architecture was deleted here a moment ago.');
    return (
      this.architectures.get(name) ??
      this.make(this.architectures, name, `architecture ${name}`, () =>
        this.run.api.post('/architectures', this.run.context, { architecture: { name } }),
      )
    );
  }

  private async system(id: number, architectureId: number): Promise<number> {
    const system = this.ours.systems.get(id);
    if (system === undefined) throw new Error('Its operating system was deleted here a moment ago.');
    const version = versionOf(system);
    return (
      this.systems.get(version) ??
      this.make(this.systems, version, `operating system ${system.title}`, () =>
        this.run.api.post('/operatingsystems', this.run.context, {
          operatingsystem: { ...attributesOf(system), architecture_ids: [architectureId] },
        }),
      )
    );
  }

  private async make(known: Map<string, number>, key: string, what: string, send: () => Promise<{ id: number }>) {
    if (!this.run.target.creates_parents)
      throw new Error(`There is no ${what} at the target, and the target's settings do not allow to make it.`);
    if (this.run.run.dry_run) return 0;
    const failure = this.failures.get(what);
    if (failure !== undefined) throw new Error(failure);
    try {
      const { id } = await send();
      known.set(key, id);
      return id;
    } catch (error) {
      this.failures.set(what, `The ${what} could not be made: ${(error as Error).message}`);
      throw error;
    }
  }
}

/** The name with the version, which is unique in Foreman. */
function versionOf({ name, major, minor }: Pick<TheirSystem, 'name' | 'major' | 'minor'>): string {
  return JSON.stringify([name, major ?? '', minor ?? '']);
}

function attributesOf({ name, major, minor, description, family, release_name }: OurSystem) {
  return { name, major, minor, description, family, release_name };
}
