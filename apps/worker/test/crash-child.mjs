// A worker of one sync, as a process that can be killed: `node crash-child.mjs '<JSON of CrashOrder>'`. It counts its
// statements, and kills itself before or after the one that it is told. The last line of its output is their number.
import 'reflect-metadata';
import { buildDataSource } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { Egress } from '../dist/outside/outside.js';
import { SyncRunner } from '../dist/sync/sync-runner.js';

const order = JSON.parse(process.argv[2]);
let armed = false;
let count = 0;

const query = Reflect.get(pg.Client.prototype, 'query');
pg.Client.prototype.query = function (...values) {
  // The watch for a cancellation comes by the clock, and settings come with new connections: neither is a place of its own.
  const text = typeof values[0] === 'string' ? values[0] : values[0].text;
  if (!armed || /"cancel_requested_at"|^SET transaction_timeout/.test(text)) return query.apply(this, values);
  const number = ++count;
  const isHere = order.fail?.at === number;
  if (isHere && order.fail.when === 'before') process.kill(process.pid, 'SIGKILL');
  const result = query.apply(this, values);
  return isHere ? result.finally(() => process.kill(process.pid, 'SIGKILL')) : result;
};

/** Gives what the order says, page by page. */
const source = {
  kind: 'Simplestreams',
  connect: async () => ({
    scopes: async () => Object.keys(order.scopes).map((name) => ({ name })),
    pages: async function* ({ name }, cursor) {
      const images = order.scopes[name];
      for (let offset = Number(cursor ?? 0); ; offset += order.page_size) {
        const end = offset + order.page_size >= images.length;
        const next = end ? null : offset + order.page_size;
        yield {
          images: images.slice(offset, offset + order.page_size),
          rejected: [],
          cursor: next,
          end,
          reported_total: null,
        };
        if (end) return;
      }
    },
    find: async (uuids) => {
      const all = Object.entries(order.scopes).flatMap(([scope, images]) => images.map((image) => ({ scope, image })));
      const images = all.filter(({ image }) => uuids.includes(image.uuid));
      return { images, missing: uuids.filter((uuid) => !images.some(({ image }) => image.uuid === uuid)) };
    },
    close: async () => undefined,
  }),
};

Logger.overrideLogger(false);
const dataSource = await buildDataSource(order.url).initialize();
const service = new SyncRunner(dataSource, await Opener.of(order.keys), {
  interval_minutes: 15,
  lease_seconds: 600,
  grace_days: 7,
  files_root: null,
  egress: new Egress({ rules: null, own_servers: [] }),
  concurrency: 4,
  find_provider: () => source,
});
armed = true;
await service.sync(order.id);
armed = false;
await dataSource.destroy();
console.log(count);
