import { api, ask, type Schemas } from "./api";

/** What the server says of itself; undefined until it answered. */
class PublicConfig {
  now: Schemas["PublicConfig"] | undefined = $state.raw();

  async load(): Promise<void> {
    const answer = await ask(api.GET("/config"));
    if (answer.ok) this.now = answer.data;
  }
}

export const config = new PublicConfig();
