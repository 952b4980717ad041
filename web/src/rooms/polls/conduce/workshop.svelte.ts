import { onDestroy } from "svelte";
import { call } from "../../../conduce/call";
import { LiveView } from "../../../feed/live.svelte";
import { api } from "../../../kit/api";
import type { Problem } from "../../../kit/problem";
import { Commands } from "./commands";
import { type Deed, may } from "./deeds";
import { Hand } from "./hand.svelte";
import type { Desk, Member } from "./types";

/** One workshop as those see it who lead it, live, with what one's own role may do. Made while a component starts. */
export class Workshop {
  readonly code: string;
  readonly hand = new Hand();
  readonly say: Commands;
  private readonly view: LiveView<Desk>;
  private roleFound: Member | undefined = $state();
  private roleProblem: Problem | undefined = $state.raw();
  private ended = false;

  constructor(code: string) {
    this.code = code.toUpperCase();
    this.view = new LiveView<Desk>(`polls/${this.code}/desk`);
    this.say = new Commands(this.code, this.hand);
    void this.findRole();
    onDestroy(() => (this.ended = true));
  }

  /** The desk and one's role; undefined until both are known. */
  get now(): Desk | undefined {
    return this.roleFound ? this.view.state : undefined;
  }

  get role(): Member | undefined {
    return this.roleFound;
  }

  get problem(): Problem | undefined {
    if (this.now) return undefined;
    if (this.view.missing) return { type: "about:blank", title: "", status: 404 };
    if (this.view.failed) return { type: "about:blank", title: "", status: 0 };
    return this.roleProblem;
  }

  may(deed: Deed): boolean {
    return may(this.roleFound, deed);
  }

  retry = (): void => {
    void this.view.read();
    void this.findRole();
  };

  private async findRole(): Promise<void> {
    const answer = await call(api.GET("/polls"));
    if (this.ended) return;
    this.roleProblem = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    const mine = answer.data.workshops.find((each) => each.code === this.code);
    this.roleFound = mine?.role;
    if (!mine) this.roleProblem = { type: "about:blank", title: "", status: 404 };
  }
}
