/**
 * Collects chunks in one growing Buffer, from which bytes are taken off the front. Chunks are copied, because a source that
 * sends single bytes would otherwise keep a large block of memory with each.
 */
export class ByteQueue {
  private buffer = Buffer.alloc(0);
  private start = 0;
  private end = 0;

  get length(): number {
    return this.end - this.start;
  }

  add(chunk: Uint8Array): void {
    if (this.end + chunk.byteLength > this.buffer.length) this.makeRoom(chunk.byteLength);
    this.buffer.set(chunk, this.end);
    this.end += chunk.byteLength;
  }

  /** All bytes; valid until more are added. */
  bytes(): Buffer {
    return this.buffer.subarray(this.start, this.end);
  }

  /** Takes bytes off the front; valid until more are added. */
  take(length: number): Buffer {
    const taken = this.buffer.subarray(this.start, this.start + length);
    this.start += length;
    if (this.start === this.end) this.start = this.end = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    const needed = this.length + more;
    const room = needed > this.buffer.length / 2 ? Buffer.allocUnsafeSlow(Math.max(needed * 2, 4_096)) : this.buffer;
    this.buffer.copy(room, 0, this.start, this.end);
    this.end = this.length;
    this.start = 0;
    this.buffer = room;
  }
}
