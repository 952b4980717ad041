import hub from "../../texts/en.json";
import events from "./events-en.json";
import spaces from "./spaces-en.json";

export default { ...hub, ...events, ...spaces };
