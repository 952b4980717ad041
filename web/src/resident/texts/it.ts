import kit from "../../kit/texts/it.json";
import budgets from "../../rooms/budgets/texts/it.json";
import identity from "../../rooms/identity/texts/it.json";
import resident from "./it.json";

export default { ...kit, ...identity, ...budgets, ...resident };
