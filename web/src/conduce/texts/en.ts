import kit from "../../kit/texts/en.json";
import organise from "../../rooms/budgets/conduce/texts/en.json";
import budgets from "../../rooms/budgets/texts/en.json";
import screens from "../../rooms/display/conduce/texts/en.json";
import banco from "../../rooms/hub/conduce/banco/texts/en.json";
import events from "../../rooms/hub/conduce/events/texts/en.json";
import spaces from "../../rooms/hub/conduce/spaces/texts/en.json";
import common from "../../rooms/hub/conduce/texts/en.json";
import staff from "../../rooms/identity/conduce/texts/en.json";
import identity from "../../rooms/identity/texts/en.json";
import lead from "../../rooms/polls/conduce/texts/en.json";
import conduce from "./en.json";

export default {
  ...kit,
  ...identity,
  ...budgets,
  ...organise,
  ...staff,
  ...lead,
  ...screens,
  ...common,
  ...events,
  ...spaces,
  ...banco,
  ...conduce,
};
