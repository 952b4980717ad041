import type { Member } from "./types";

/** What members of a workshop do to it; the table is in docs/rooms/polls.md, and the server holds to it whatever these pages offer. */
export type Deed = "moderate" | "lead" | "own";

const deeds: Record<Member, readonly Deed[]> = {
  owner: ["moderate", "lead", "own"],
  cofacilitator: ["moderate", "lead"],
  moderator: ["moderate"],
};

export const may = (role: Member | undefined, deed: Deed): boolean =>
  role !== undefined && deeds[role].includes(deed);
