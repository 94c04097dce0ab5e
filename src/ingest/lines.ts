export { layoutOf, linesOf } from '../core/lines.ts';
export type { Layout, Line } from '../core/lines.ts';
