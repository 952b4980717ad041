// First, before anything else looks at the address.
import "./token";
import "../kit/styles/phone.scss";
import { mount } from "svelte";
import { i18n } from "../kit/i18n.svelte";
import "../kit/look.svelte";
import { serverTime } from "../rooms/polls/phone/server-time.svelte";
import App from "./App.svelte";
import italian from "./texts/it.json";

void serverTime.load();
// Italian comes with the page: one journey less for most, and something to show when a language's file is lost on the way.
void i18n
  .start({
    it: () => Promise.resolve({ default: italian }),
    en: () => import("./texts/en.json"),
    ar: () => import("./texts/ar.json"),
    es: () => import("./texts/es.json"),
    zh: () => import("./texts/zh.json"),
  })
  .then(() => mount(App, { target: document.getElementById("app") as HTMLElement }));
