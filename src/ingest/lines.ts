export type { Layout, Line } from '../core/lines.ts';
export { layoutOf, linesOf } from '../core/lines.ts';
