// First, before anything else looks at the address.
import "../rooms/hub/door/link";
import "../kit/styles/porta.scss";
import { mount } from "svelte";
import { stayAwake } from "../kit/awake";
import { i18n } from "../kit/i18n.svelte";
import "../kit/look.svelte";
import { keepOwnFiles } from "../kit/own-files";
import App from "./App.svelte";
import english from "./texts/en.json";
import italian from "./texts/it.json";

// Both languages come with the page: there may be no network when somebody changes it.
void i18n
  .start({ it: () => Promise.resolve({ default: italian }), en: () => Promise.resolve({ default: english }) })
  .then(() => {
    mount(App, { target: document.getElementById("app") as HTMLElement });
    stayAwake();
    // Where there is no reader of its own, the camera needs it later, perhaps without a network.
    void import("jsqr").catch(() => undefined);
    keepOwnFiles("/porta/", 4_000);
  });
