const LINE_END = 0x0a;
const VALUE_END = 0x09;

/** Whole rows of one table in the text format of COPY: one row a line, as a line end inside a value is written as `\n`. */
export interface RowBlock {
  bytes: Buffer;
  rows: number;
}

/** Cuts the output of COPY into blocks of about `size` bytes. Each ends with a row, so that it can be loaded by itself. */
export async function* cutIntoBlocks(chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<RowBlock> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < size) continue;
    const all = Buffer.concat(held);
    const end = all.lastIndexOf(LINE_END) + 1;
    held = [all.subarray(end)];
    bytes = all.length - end;
    if (end > 0) yield blockOf(all.subarray(0, end));
  }
  if (bytes > 0) yield blockOf(Buffer.concat(held));
}

/**
 * Counts the rows and columns of a block. @throws Error when the last row is cut off, or rows differ in their number of
 * values.
 */
export function measureRows(bytes: Buffer): { rows: number; columns: number } {
  if (bytes.at(-1) !== LINE_END) throw new Error('the last row is cut off');
  let rows = 0;
  let columns = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === VALUE_END) values += 1;
    if (byte !== LINE_END) continue;
    rows += 1;
    if (rows > 1 && values !== columns) throw new Error(`row ${rows} has ${values} values, the one before ${columns}`);
    columns = values;
    values = 1;
  }
  return { rows, columns };
}

function blockOf(bytes: Buffer): RowBlock {
  let rows = 0;
  for (let at = bytes.indexOf(LINE_END); at !== -1; at = bytes.indexOf(LINE_END, at + 1)) rows += 1;
  return { bytes, rows };
}
