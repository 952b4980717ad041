import kit from "../../kit/texts/en.json";
import budgets from "../../rooms/budgets/texts/en.json";
import identity from "../../rooms/identity/texts/en.json";
import resident from "./en.json";

export default { ...kit, ...identity, ...budgets, ...resident };
