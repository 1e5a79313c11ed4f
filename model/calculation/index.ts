/**
 * The second door of the model: what needs the calculation engine. It is apart from the first because the engine is
 * larger than everything else together and the page must not load it; only workers open this door.
 */
export { type Clock, serialOfTime } from './clock.ts';
export { type ChangedValues, Projection, openProjection } from './projection.ts';
export type { CellError, ErrorName, Value } from './value.ts';
