import { expect, it } from "vitest";
import { match, type Route } from "./routes";

const load = () => Promise.reject(new Error("not loaded here"));
const routes: Route[] = ["/", "/budgets/:budget", "/budgets/:budget/progetti/:project"].map((path) => ({
  path,
  load,
}));

it("finds the page of an address, with its parameters decoded", () => {
  expect(match(routes, "/")?.route.path).toBe("/");
  expect(match(routes, "/budgets/x/")?.params).toEqual({ budget: "x" });
  expect(match(routes, "/budgets/x/progetti/a%2Fb%20c")?.params).toEqual({ budget: "x", project: "a/b c" });
});

it("has no page for other addresses", () => {
  expect(match(routes, "/altro")).toBeUndefined();
  expect(match(routes, "/budgets/%zz")).toBeUndefined();
});
