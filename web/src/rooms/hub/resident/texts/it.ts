import hub from "../../texts/it.json";
import events from "./events-it.json";
import spaces from "./spaces-it.json";

export default { ...hub, ...events, ...spaces };
