import { Logger } from '@nestjs/common';
import { it } from '@jest/globals';
import { Engine } from './engine.js';

it('is fast', async () => {
  const engine = await Engine.open();
  Logger.overrideLogger(['error']);
  const id = await engine.createComputeResource();
  engine.source.pageSize = 1000;
  engine.source.holds('a', 100_000);
  await engine.database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements').catch(() => undefined);
  const slow = setInterval(() => {
    void engine.database.query(`SELECT now() - query_start AS age, left(query, 150) AS q FROM pg_stat_activity WHERE state = 'active' AND datname = current_database() AND now() - query_start > interval '300 ms'`).then((rows: unknown[]) => rows.length && process.stderr.write(JSON.stringify(rows) + '\n'));
  }, 500);
  const t0 = performance.now();
  await engine.sync(id);
  clearInterval(slow);
  process.stderr.write(`${performance.now() - t0}\n`);
  await engine.close();
}, 300_000);
