// A worker of one target, as a process that can be killed: `node target-crash-child.mjs '<JSON of the order>'`. It counts its
// statements and requests, and kills itself before or after the one that it is told. Its output is their number.
import 'reflect-metadata';
import { buildDataSource } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { Egress } from '../dist/outside/outside.js';
import { TargetRunner } from '../dist/targets/target-runner.js';

const order = JSON.parse(process.argv[2]);
let armed = false;
let count = 0;

async function counted(work) {
  if (!armed) return work();
  const number = ++count;
  const isHere = order.fail?.at === number;
  if (isHere && order.fail.when === 'before') process.kill(process.pid, 'SIGKILL');
  const result = work();
  if (isHere) await result.finally(() => process.kill(process.pid, 'SIGKILL'));
  return result;
}

const query = Reflect.get(pg.Client.prototype, 'query');
pg.Client.prototype.query = function (...values) {
  // With a callback it gives nothing that could be waited for; settings of a new connection are no place of their own.
  const text = typeof values[0] === 'string' ? values[0] : values[0].text;
  if (typeof values.at(-1) === 'function' || text.startsWith('SET ')) return query.apply(this, values);
  return counted(() => query.apply(this, values));
};

const egress = new Egress({ rules: order.egress, own_servers: [] });
const outside = egress.outside.bind(egress);
egress.outside = (...values) => {
  const way = outside(...values);
  return { ...way, fetch: (...request) => counted(() => way.fetch(...request)) };
};

Logger.overrideLogger(false);
const dataSource = await buildDataSource(order.url).initialize();
const runner = new TargetRunner(dataSource, await Opener.of(order.keys), { egress, lease_seconds: 600, waits: [] });
armed = true;
await runner.run(order.id);
armed = false;
await dataSource.destroy();
console.log(count);
