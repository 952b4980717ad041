import results from "./en.json";

export default results as Record<string, string>;
