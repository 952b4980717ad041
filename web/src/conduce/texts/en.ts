import kit from "../../kit/texts/en.json";
import budgets from "../../rooms/budgets/texts/en.json";
import identity from "../../rooms/identity/texts/en.json";
import conduce from "./en.json";

export default { ...kit, ...identity, ...budgets, ...conduce };
