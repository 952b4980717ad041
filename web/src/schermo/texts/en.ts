import kit from "../../kit/texts/en.json";
import budgets from "../../rooms/budgets/wall/texts/en.json";
import display from "../../rooms/display/texts/en.json";
import hub from "../../rooms/hub/wall/texts/en.json";
import polls from "../../rooms/polls/wall/texts/en.json";

export default { ...kit, ...display, ...budgets, ...hub, ...polls };
