import kit from "../../kit/texts/en.json";
import organise from "../../rooms/budgets/conduce/texts/en.json";
import budgets from "../../rooms/budgets/texts/en.json";
import screens from "../../rooms/display/conduce/texts/en.json";
import staff from "../../rooms/identity/conduce/texts/en.json";
import identity from "../../rooms/identity/texts/en.json";
import lead from "../../rooms/polls/conduce/texts/en.json";
import conduce from "./en.json";

export default { ...kit, ...identity, ...budgets, ...organise, ...staff, ...lead, ...screens, ...conduce };
