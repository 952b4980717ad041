import { call } from "../../../conduce/call";
import { api, type Schemas } from "../../../kit/api";
import { t } from "../../../kit/i18n.svelte";
import type { Hand } from "./hand.svelte";
import type { Verdict } from "./queue";
import type { Status } from "./types";

/** Everything that the desk can say about one workshop; each answers whether it was done. */
export class Commands {
  constructor(
    readonly code: string,
    private readonly hand: Hand,
  ) {}

  private at(question: string, round: number) {
    return { params: { path: { code: this.code, question, round: String(round) } } };
  }

  private get path() {
    return { path: { code: this.code } };
  }

  /** The question on the wall and, where led, on the phones; undefined for none. */
  current(question: string | undefined): Promise<boolean> {
    return this.steer("current", t("lead.did-current"), { current: question ?? "" });
  }

  freeze(frozen: boolean): Promise<boolean> {
    return this.steer("freeze", t(frozen ? "lead.freeze" : "lead.unfreeze"), { frozen });
  }

  lock(locked: boolean): Promise<boolean> {
    return this.steer("lock", t(locked ? "lead.lock" : "lead.unlock"), { locked });
  }

  pacing(pacing: Schemas["PollPacing"]): Promise<boolean> {
    return this.steer("pacing", t("lead.pacing"), { pacing });
  }

  private steer(name: string, label: string, body: Schemas["WorkshopControls"]): Promise<boolean> {
    return this.hand.run(name, label, () =>
      call(api.PATCH("/polls/{code}/controls", { params: this.path, body })),
    );
  }

  open(question: string, round: number, seconds?: number): Promise<boolean> {
    const body = seconds === undefined ? {} : { seconds };
    return this.hand.run("open", t("lead.open"), () =>
      call(
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}", { ...this.at(question, round), body }),
      ),
    );
  }

  close(question: string, round: number): Promise<boolean> {
    return this.hand.run("close", t("lead.close"), () =>
      call(api.POST("/polls/{code}/questions/{question}/rounds/{round}/closure", this.at(question, round))),
    );
  }

  reveal(question: string, round: number, revealed: boolean): Promise<boolean> {
    return this.hand.run("results", t(revealed ? "lead.reveal" : "lead.hide-results"), () =>
      call(
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}/visibility", {
          ...this.at(question, round),
          body: { revealed },
        }),
      ),
    );
  }

  countdown(question: string, round: number, seconds: number): Promise<boolean> {
    return this.hand.run("countdown", t("lead.countdown"), () =>
      call(
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}/countdown", {
          ...this.at(question, round),
          body: { seconds },
        }),
      ),
    );
  }

  stopCountdown(question: string, round: number): Promise<boolean> {
    return this.hand.run("countdown", t("lead.countdown-stop"), () =>
      call(
        api.DELETE("/polls/{code}/questions/{question}/rounds/{round}/countdown", this.at(question, round)),
      ),
    );
  }

  word(question: string, round: number, word: string, verdict: { status?: Status; into?: string }) {
    const params = { path: { ...this.at(question, round).params.path, word } };
    return this.hand.run("moderate", t("lead.moderate"), () =>
      call(
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}/words/{word}", { params, body: verdict }),
      ),
    );
  }

  entry(question: string, round: number, entry: string, { into: _, ...verdict }: Verdict) {
    const params = { path: { ...this.at(question, round).params.path, entry } };
    return this.hand.run("moderate", t("lead.moderate"), () =>
      call(
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}/entries/{entry}", {
          params,
          body: verdict,
        }),
      ),
    );
  }

  order(questions: string[]): Promise<boolean> {
    return this.hand.run("order", t("lead.reorder"), () =>
      call(api.PUT("/polls/{code}/order", { params: this.path, body: { questions } })),
    );
  }
}
