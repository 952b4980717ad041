import { call } from "../../../conduce/call";
import { api } from "../../../kit/api";
import type { Problem, Result } from "../../../kit/problem";
import type { Budget } from "./types";

/** One budget as organisers see it, drafts too: read once, then replaced by what each command answers. */
export class BudgetDesk {
  now: Budget | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();

  constructor(readonly slug: string) {
    void this.load();
  }

  load = async (): Promise<void> => {
    const answer = await call(api.GET("/budgets/{budget}", { params: { path: { budget: this.slug } } }));
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.now = answer.data;
  };

  /** Takes a newer document; the feed's may come before or after a command's answer. */
  take(budget: Budget): void {
    this.now = budget;
  }

  /** A command that answers with the budget; undefined if it was done. */
  async run(command: Promise<Result<Budget>>): Promise<Problem | undefined> {
    const answer = await command;
    if (!answer.ok) return answer.problem;
    this.now = answer.data;
    return undefined;
  }

  get path() {
    return { params: { path: { budget: this.slug } } };
  }
}
