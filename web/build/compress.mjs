// Writes .br and .gz beside everything that shrinks, so that the server never compresses.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesUnder, root } from "./stamp.mjs";

export function compressAll() {
  for (const file of filesUnder(`${root}dist`)) {
    if (!/\.(js|css|svg|json|html|txt)$/.test(file) || file.includes("/.vite/")) continue;
    const plain = readFileSync(file);
    const best = {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    };
    writeFileSync(`${file}.br`, brotliCompressSync(plain, best));
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
  }
}
