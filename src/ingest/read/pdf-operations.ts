/** pdf.js's operators of a page, and its table of their codes. */
export interface Operations {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}
export type Operators = Readonly<Record<string, number>>;
