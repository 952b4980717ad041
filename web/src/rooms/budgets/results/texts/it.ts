import results from "./it.json";

export default results as Record<string, string>;
