import "../kit/styles/schermo.scss";
import { mount } from "svelte";
import { i18n } from "../kit/i18n.svelte";
import { stayAwake, surviveReload } from "../rooms/display/awake";
import { health } from "../rooms/display/health.svelte";
import App from "./App.svelte";

stayAwake();
surviveReload();
void i18n.start({ it: () => import("./texts/it"), en: () => import("./texts/en") }).then(() => {
  health.start();
  mount(App, { target: document.getElementById("app") as HTMLElement });
});
