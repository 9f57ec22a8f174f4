import { Image, Target, TargetImage, TargetPlan, TargetPlanItem, TargetRun } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { Egress } from '../src/outside/outside.js';
import { type TargetOutcome, TargetRunner } from '../src/targets/target-runner.js';
import { allowLoopback, Engine } from './engine.js';
import { PASSWORD, type TargetForeman } from './target-foreman.js';

/** Our catalog with one target, and what a test does with both. */
export class TargetCatalog {
  private constructor(
    readonly engine: Engine,
    readonly foreman: TargetForeman,
    readonly target_id: number,
    readonly compute_resource_id: number,
    private readonly runner: TargetRunner,
  ) {}

  /** Prepares a compute resource that both have, and a target that has nothing else. */
  static async open(foreman: TargetForeman, name: string, settings: Partial<Target> = {}): Promise<TargetCatalog> {
    const engine = await Engine.open();
    const resource = { name, provider: 'EC2', user: 'key', password: 'p', region: 'eu-central-1' };
    await foreman.send('POST', '/compute_resources', { compute_resource: resource });
    const compute_resource_id = await engine.createComputeResource({ name, sync_due_at: null });
    await engine.database.query(
      `INSERT INTO architectures (name) VALUES ('x86_64'), ('aarch64') ON CONFLICT DO NOTHING`,
    );
    await engine.database.query(
      `INSERT INTO operatingsystems (name, major, minor, family, release_name, title)
       VALUES ('Debian', '12', '', 'Debian', 'bookworm', 'Debian 12')`,
    );
    const row = { name: 'there', address: foreman.address, user: 'admin', creates_parents: true, ...settings };
    const { identifiers } = await engine.database.manager.insert(Target, row);
    const { id } = identifiers[0] as { id: number };
    const password = await engine.sealer.seal({ table: 'targets', column: 'password', id }, PASSWORD);
    await engine.database.manager.update(Target, id, { password });
    const opener = await Opener.of(engine.keys);
    const egress = new Egress({ rules: allowLoopback([foreman.frontPort]), own_servers: [] });
    const runner = new TargetRunner(engine.database, opener, { egress, lease_seconds: 60, waits: [] });
    return new TargetCatalog(engine, foreman, id, compute_resource_id, runner);
  }

  /** Makes images here, from one number to another. */
  async make(from: number, to: number): Promise<void> {
    await this.engine.database.query(
      `INSERT INTO images (name, uuid, username, user_data, compute_resource_id, operatingsystem_id, architecture_id)
       SELECT 'image ' || lpad(n::text, 5, '0'), 'ami-' || n, 'debian', n % 2 = 0, $1,
              (SELECT id FROM operatingsystems WHERE name = 'Debian'), (SELECT id FROM architectures WHERE name = 'x86_64')
       FROM generate_series($2::int, $3::int) n`,
      [this.compute_resource_id, from, to],
    );
  }

  async remove(uuid: string): Promise<void> {
    await this.engine.database.manager.delete(Image, { uuid });
  }

  /** Runs it now, due or not. */
  async run(): Promise<TargetOutcome> {
    await this.engine.database.query('UPDATE targets SET due_at = now() WHERE id = $1', [this.target_id]);
    return this.runner.run(this.target_id);
  }

  /** Does what is due or requested. */
  runWhenDue(): Promise<TargetOutcome> {
    return this.runner.run(this.target_id);
  }

  async rehearse(): Promise<TargetOutcome> {
    await this.engine.database.manager.insert(TargetRun, { target_id: this.target_id, dry_run: true });
    await this.engine.database.query('UPDATE targets SET due_at = NULL WHERE id = $1', [this.target_id]);
    return this.runner.run(this.target_id);
  }

  async configure(values: Partial<Target>): Promise<void> {
    await this.engine.database.manager.update(Target, this.target_id, values);
  }

  lastRun(): Promise<TargetRun> {
    return this.engine.database.manager.findOneOrFail(TargetRun, {
      where: { target_id: this.target_id },
      order: { id: 'DESC' },
    });
  }

  owned(): Promise<TargetImage[]> {
    return this.engine.database.manager.find(TargetImage, { order: { uuid: 'ASC' } });
  }

  plans(): Promise<TargetPlan[]> {
    return this.engine.database.manager.find(TargetPlan, { order: { id: 'ASC' } });
  }

  items(plan_id: number): Promise<TargetPlanItem[]> {
    return this.engine.database.manager.find(TargetPlanItem, { where: { plan_id }, order: { uuid: 'ASC' } });
  }

  async decide(planId: number, state: 'approved' | 'rejected'): Promise<void> {
    await this.engine.database.manager.update(TargetPlan, planId, { state });
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}
