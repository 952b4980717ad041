import kit from "../../kit/texts/it.json";
import organise from "../../rooms/budgets/conduce/texts/it.json";
import budgets from "../../rooms/budgets/texts/it.json";
import screens from "../../rooms/display/conduce/texts/it.json";
import banco from "../../rooms/hub/conduce/banco/texts/it.json";
import events from "../../rooms/hub/conduce/events/texts/it.json";
import spaces from "../../rooms/hub/conduce/spaces/texts/it.json";
import common from "../../rooms/hub/conduce/texts/it.json";
import staff from "../../rooms/identity/conduce/texts/it.json";
import identity from "../../rooms/identity/texts/it.json";
import lead from "../../rooms/polls/conduce/texts/it.json";
import conduce from "./it.json";

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
