import { describe, expect, it } from "vitest";
import { verdictName } from "./queue";
import { KEYS } from "./shortcuts";
import italian from "./texts/it.json";
import { KINDS, PROTECTIONS } from "./types";

const each = (names: readonly string[], ...patterns: string[]) =>
  names.flatMap((name) => patterns.map((pattern) => `lead.${pattern.replace("*", name)}`));

describe("the desk's texts", () => {
  it("have a name for everything that is named by the server or by a rule", () => {
    const item = { id: "1", text: "", votes: 0, status: "shown" } as const;
    const verdicts = [
      { into: "1" },
      { into: "2" },
      { status: "shown" },
      { status: "hidden" },
      { status: "waiting" },
      { pinned: true },
      { pinned: false },
      { answered: true },
      { answered: false },
    ] as const;
    const wanted = [
      ...each(KINDS, "kind-*", "kind-*-about"),
      ...each(PROTECTIONS, "protection-*", "protection-*-about"),
      ...each(["weak", "medium", "strong"], "strength-*", "strength-*-about"),
      ...each(["hidden", "shown"], "names-*", "names-*-about", "names-*-says"),
      ...each(["led", "own"], "pacing-*", "pacing-*-about", "pacing-*-says"),
      ...each(["owner", "cofacilitator", "moderator"], "role-*", "role-*-about", "you-are-*"),
      ...each(["live", "template", "ended"], "list-*", "phase-*"),
      ...each(["template", "ended"], "lead-*"),
      ...each(["prepared", "open", "closed"], "state-*"),
      ...each(["waiting", "shown", "hidden"], "queue-*"),
      ...each(["offline", "stale"], "cut-*"),
      ...each(["approve", "restore", "hide", "pin", "unpin", "answered", "unanswered"], "*"),
      ...each(Object.values(KEYS), "key-*"),
      ...each(["next", "previous", "open", "again", "close", "undo", "help"], "*"),
      ...each(
        verdicts.map((verdict) => verdictName(verdict, item)),
        "undo-*",
      ),
    ];
    expect(wanted.filter((key) => !(key in italian))).toEqual([]);
  });
});
