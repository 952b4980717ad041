// A line to the server that can be cut: what a pulled cable is to a screen.
import { connect, createServer } from "node:net";

export async function cutLine(base) {
  const { hostname, port } = new URL(base);
  const open = new Set();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          open.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  await new Promise((ready) => server.listen(0, "localhost", ready));
  return {
    base: `http://localhost:${server.address().port}`,
    cut() {
      cut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      cut = false;
    },
    close: () => server.close(),
  };
}
