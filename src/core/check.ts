/** One thing that `doctor` looked at; `remedy` says, in Vietnamese, what to do about it. */
export interface Check {
  name: string;
  ok: boolean;
  detail: string;
  remedy?: string;
}
