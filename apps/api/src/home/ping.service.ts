import { CATALOG_VERSION } from '@image-catalog/catalog';
import type { ComputeResourceStatusView, DatabaseStatusView, PartsView, StatusesView } from '@image-catalog/spec';
import { Injectable, Logger } from '@nestjs/common';
import type { Access } from '../access/access.js';
import { OutageLog } from '../foreman/outage-log.js';
import { Reads } from '../sql/reads.js';
import { FOREMAN_VERSION } from '../foreman/version.js';
import { DiskService } from './disk.service.js';
import { readParts } from './parts.query.js';
import { ping } from './ping.query.js';
import { type ComputeResourceStatusRow, readComputeResourceStatuses } from './compute-resource-statuses.query.js';

/** Checks the health of the database and the compute resources. Foreman: app/services/ping.rb */
@Injectable()
export class PingService {
  private readonly outages = new OutageLog(new Logger('PingService'));

  constructor(
    private readonly reads: Reads,
    private readonly disk: DiskService,
  ) {}

  /** Queries the database; `duration_ms` is whole milliseconds as text. */
  async database(): Promise<DatabaseStatusView> {
    const start = performance.now();
    const active = await this.answers();
    return { active, duration_ms: String(Math.round(performance.now() - start)) };
  }

  /** Returns the full health. For compute resources it reads the last sync, since the API never calls a provider. */
  async statuses(access: Access): Promise<StatusesView> {
    const rows = await readComputeResourceStatuses(this.reads, access);
    const foreman = {
      version: FOREMAN_VERSION,
      api: { version: 'v2' },
      plugins: [],
      smart_proxies: [],
      compute_resources: rows.map(presentStatus),
      database: await this.database(),
    };
    const disk = await this.disk.status();
    return { results: { foreman, ...(disk && { image_catalog: { disk } }) } };
  }

  /** Returns the parts of this installation. @throws when the database does not answer */
  async parts(): Promise<PartsView> {
    const start = performance.now();
    const { version = '', workers = 0 } = (await readParts(this.reads)) ?? {};
    const database = { active: true, duration_ms: String(Math.round(performance.now() - start)), version };
    return { version: CATALOG_VERSION, database, workers, disk: (await this.disk.status()) ?? null };
  }

  private async answers(): Promise<boolean> {
    try {
      await ping(this.reads);
      return true;
    } catch (error) {
      this.outages.report(error, 'pings');
      return false;
    }
  }
}

function presentStatus({ name, state, reason, duration_ms: ms }: ComputeResourceStatusRow): ComputeResourceStatusView {
  const hasFailed = state === 'failed' || state === 'partial';
  const errors = hasFailed && reason !== null ? [reason] : [];
  return { name, status: hasFailed ? 'FAIL' : 'ok', duration_ms: String(ms), errors };
}
