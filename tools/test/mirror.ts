import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A simplestreams mirror on loopback whose content a test changes, and which a test can keep from answering. */
export class Mirror {
  /** Names of the images it holds. */
  names: string[] = [];
  /** What a request for products waits for. */
  gate: Promise<void> = Promise.resolve();

  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  static async start(): Promise<Mirror> {
    const server = createServer();
    const mirror = new Mirror(server);
    server.on('request', (request, response) => {
      const isIndex = request.url?.endsWith('/index.json');
      const send = () => response.end(JSON.stringify(isIndex ? INDEX : mirror.products()));
      if (isIndex) send();
      else void mirror.gate.then(send);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return mirror;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/streams/v1/index.json`;
  }

  /** Uuid of the image of a name, as the provider makes it. */
  uuid(name: string): string {
    return `images/${name}/1/disk.qcow2`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private products(): object {
    const version = { items: { 'disk.qcow2': { ftype: 'disk-kvm.img', path: 'x.img', size: 1, sha256: 'a' } } };
    const product = { arch: 'amd64', os: 'Debian', release: 'bookworm', version: '12', versions: { 1: version } };
    return {
      format: 'products:1.0',
      datatype: 'image-downloads',
      content_id: 'images',
      products: Object.fromEntries(this.names.map((name) => [name, product])),
    };
  }
}

const INDEX = {
  format: 'index:1.0',
  index: {
    images: { format: 'products:1.0', datatype: 'image-downloads', path: 'streams/v1/images.json', products: [] },
  },
};
