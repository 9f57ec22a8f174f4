/** Reads one compute resource to its end in a process of its own, and prints what came of it as JSON. */
import type { ProviderAccount } from '../src/provider.js';
import { ProviderError } from '../src/provider-error.js';
import { findProvider } from '../src/registry.js';
import { buildAccount, buildOutside } from './outside.js';

const { kind, account, files_root } = JSON.parse(process.argv[2] ?? '') as {
  kind: string;
  account: Partial<ProviderAccount>;
  files_root: string | null;
};

let images = 0;
const failure = await read().then(
  () => null,
  (error: unknown) => (error instanceof ProviderError ? { kind: error.kind, message: error.message } : String(error)),
);
console.log(JSON.stringify({ failure, images, max_rss: process.resourceUsage().maxRSS * 1024 }));
process.exit(0);

async function read(): Promise<void> {
  const session = await findProvider(kind)!.connect(buildAccount(account), buildOutside({ filesRoot: files_root }));
  for (const scope of await session.scopes()) {
    for await (const page of session.pages(scope, null)) images += page.images.length;
  }
  await session.close();
}
