// First, before the router looks at the address: they take the secret of a set-up link or of an invitation out of it.
import "./setup-link.svelte";
import "../rooms/polls/conduce/invitation-secret";
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
