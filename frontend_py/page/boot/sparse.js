// Puts a memory snapshot together that the build stored without its empty blocks (`web_build/sparse.py` describes the layout).

/**
 * Write the runs of `packed` to their places in `whole`, which must be empty and of the right size.
 * @param {ArrayBuffer} packed
 * @param {Uint8Array} whole
 */
export function unpackSparse(packed, whole) {
  const numbers = new DataView(packed);
  const count = numbers.getUint32(4, true);
  let position = 8 + 8 * count;
  if (numbers.getUint32(0, true) !== whole.length) throw new Error("The snapshot has another size than the page expects.");
  for (let run = 0; run < count; run++) {
    const start = numbers.getUint32(8 + 8 * run, true), length = numbers.getUint32(12 + 8 * run, true);
    whole.set(new Uint8Array(packed, position, length), start);
    position += length;
  }
  if (position !== packed.byteLength) throw new Error("The snapshot is not complete.");
}
