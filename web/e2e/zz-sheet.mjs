import { readdirSync, readFileSync } from "node:fs";
import { launch } from "./browser.mjs";

const [dir, filter, out] = process.argv.slice(2);
const b = await launch();
const p = await (await b.newContext({ viewport: { width: 1940, height: 1640 } })).newPage();
const fs = readdirSync(dir)
  .filter((f) => new RegExp(filter).test(f))
  .sort();
for (let k = 0; k < fs.length; k += 6) {
  const html = fs
    .slice(k, k + 6)
    .map(
      (f) =>
        `<img width=960 height=540 style="margin:2px" src="data:image/png;base64,${readFileSync(dir + "/" + f).toString("base64")}">`,
    )
    .join("");
  await p.setContent(`<body style="margin:0;background:#888;font-size:0">${html}`);
  await p.waitForTimeout(200);
  await p.screenshot({ path: `${out}-${k / 6}.png` });
}
await b.close();
