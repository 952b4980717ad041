import { encode } from "uqr";

/** A QR code as one path; dark runs of a line are one rectangle, because a sheet has hundreds of codes. */
export function qrPath(text: string, border = 2): { size: number; path: string } {
  const { data, size } = encode(text, { border });
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y]?.[x]) continue;
      const from = x;
      while (data[y]?.[x + 1]) x++;
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
  }
  return { size, path };
}
