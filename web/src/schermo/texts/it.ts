import kit from "../../kit/texts/it.json";
import budgets from "../../rooms/budgets/wall/texts/it.json";
import display from "../../rooms/display/texts/it.json";
import hub from "../../rooms/hub/wall/texts/it.json";
import polls from "../../rooms/polls/wall/texts/it.json";

export default { ...kit, ...display, ...budgets, ...hub, ...polls };
