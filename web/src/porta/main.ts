// First, before anything else looks at the address.
import "../rooms/hub/door/link";
import "../kit/styles/porta.scss";
import { mount } from "svelte";
import { i18n } from "../kit/i18n.svelte";
import "../kit/look.svelte";
import { keepFiles } from "../rooms/hub/door/files";
import App from "./App.svelte";
import italian from "./texts/it.json";

// Both languages come with the page: there may be no network when somebody changes it.
void i18n
  .start({ it: () => Promise.resolve({ default: italian }), en: () => import("./texts/en.json") })
  .then(() => {
    mount(App, { target: document.getElementById("app") as HTMLElement });
    keepFiles();
  });
