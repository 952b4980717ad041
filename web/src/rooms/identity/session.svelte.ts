import { api, ask, type Schemas } from "../../kit/api";
import type { Problem, Result } from "../../kit/problem";
import { recall, remember } from "../../kit/stored";

type Who = Schemas["Session"];

/** Who is in front of the page. `now` is undefined until the server answered. */
class Session {
  now: Who | undefined = $state.raw();
  private readonly leavers: (() => void)[] = [];

  get signedIn(): boolean {
    return this.now?.signedIn === true;
  }

  /** The same person again? An e-mail address says so; with a voting code each sign-in is somebody new. */
  get who(): string | undefined {
    return this.signedIn ? (this.now?.email ?? `code ${recall<string>("voter")}`) : undefined;
  }

  /** Asks the server; what kept it from answering, if something did. */
  async load(): Promise<Problem | undefined> {
    const answer = await ask(api.GET("/session"));
    if (!answer.ok) return answer.problem;
    this.now = answer.data;
    return undefined;
  }

  async signIn(body: Schemas["SignIn"]): Promise<Result<Who>> {
    const answer = await ask(api.POST("/sessions", { body }));
    if (answer.ok) {
      if (body.votingCode) remember("voter", `${Date.now()}-${Math.random()}`);
      this.now = answer.data;
    }
    return answer;
  }

  async signOut(): Promise<void> {
    const answer = await ask(api.DELETE("/session"));
    if (!answer.ok) return;
    this.now = { signedIn: false };
    for (const leaver of this.leavers) leaver();
  }

  /** The server says that nobody is signed in: the session ran out. */
  ended(): void {
    this.now = { signedIn: false };
  }

  /** What must not stay on the device after somebody signed out. */
  onSignOut(leaver: () => void): void {
    this.leavers.push(leaver);
  }
}

export const session = new Session();
