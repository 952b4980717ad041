// First, before the router looks at the address: it takes the secret of a set-up link out of it.
import "./setup-link.svelte";
import "../kit/styles/conduce.scss";
import { mount } from "svelte";
import { config } from "../kit/config.svelte";
import { i18n } from "../kit/i18n.svelte";
import "../kit/look.svelte";
import { session } from "../rooms/identity/session.svelte";
import App from "./App.svelte";
import { dropForms } from "./kept";

session.onSignOut(dropForms);
void config.load();
void session.load();
void i18n
  .start({ it: () => import("./texts/it"), en: () => import("./texts/en") })
  .then(() => mount(App, { target: document.getElementById("app") as HTMLElement }));
