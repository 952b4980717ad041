import kit from "../../kit/texts/it.json";
import organise from "../../rooms/budgets/conduce/texts/it.json";
import budgets from "../../rooms/budgets/texts/it.json";
import screens from "../../rooms/display/conduce/texts/it.json";
import staff from "../../rooms/identity/conduce/texts/it.json";
import identity from "../../rooms/identity/texts/it.json";
import lead from "../../rooms/polls/conduce/texts/it.json";
import conduce from "./it.json";

export default { ...kit, ...identity, ...budgets, ...organise, ...staff, ...lead, ...screens, ...conduce };
