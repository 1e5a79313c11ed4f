/** Which cases fit what somebody looks for. */
import type { EffortKind, TargetGroup } from '#model';

/** '' is any. */
export interface Filter {
  readonly targetGroup: TargetGroup | '';
  readonly municipality: string;
  readonly effort: EffortKind | '';
}

export const noFilter: Filter = { targetGroup: '', municipality: '', effort: '' };

export interface Filterable {
  readonly targetGroup: TargetGroup;
  readonly municipality: string;
  readonly effort: EffortKind;
}

const fields = ['targetGroup', 'municipality', 'effort'] as const;

export function fits(one: Filterable, filter: Filter): boolean {
  return fields.every((field) => filter[field] === '' || filter[field] === one[field]);
}

/** What there is to choose among, each once; municipalities in alphabetical order. */
export function choicesIn<Field extends keyof Filterable>(
  all: readonly Filterable[],
  field: Field,
): readonly Filterable[Field][] {
  return [...new Set(all.map((one) => one[field]))].sort((a, b) => a.localeCompare(b, 'da'));
}
