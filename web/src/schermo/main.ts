import "../kit/styles/schermo.scss";
import { mount } from "svelte";
import { stayAwake } from "../kit/awake";
import { i18n } from "../kit/i18n.svelte";
import { keepOwnFiles } from "../kit/own-files";
import { health } from "../rooms/display/health.svelte";
import App from "./App.svelte";

stayAwake();
keepOwnFiles("/schermo/", 15_000);
void i18n.start({ it: () => import("./texts/it"), en: () => import("./texts/en") }).then(() => {
  health.start();
  mount(App, { target: document.getElementById("app") as HTMLElement });
});
