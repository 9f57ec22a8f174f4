import { Socket } from 'node:net';

/**
 * A socket that holds back what is written until the present turn of the event loop has written all it has to write, and
 * sends that in one piece. Statements that do not wait for each other then cost one message instead of one each.
 */
export class GatheringSocket extends Socket {
  private isHolding = false;

  override connect(target: never, ...rest: never[]): this {
    super.connect(target, ...rest);
    // Node puts its own `write` on every socket that connects. Node: lib/net.js, Socket.prototype.connect
    Reflect.deleteProperty(this, 'write');
    return this;
  }

  override write(chunk: Uint8Array | string, ...rest: never[]): boolean {
    if (!this.isHolding) this.hold();
    return super.write(chunk, ...rest);
  }

  private hold(): void {
    this.isHolding = true;
    this.cork();
    setImmediate(() => {
      this.isHolding = false;
      this.uncork();
    });
  }
}
