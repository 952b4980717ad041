/** The view `hub/desk`: counts, and the numbers of today's events. */
export interface DeskView {
  approvals: number;
  needs: number;
  conflicts: number;
  events: Record<
    string,
    { starts: string; expected: number; arrived: number; inside: number; conflicts: number }
  >;
}
