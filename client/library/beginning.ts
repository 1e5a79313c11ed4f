/** Making a workbook from something in the library, and going there. */
import { type Accessor, createSignal } from 'solid-js';
import type { Result } from '#model';
import type { ApiProblem } from '../api.ts';
import { goToPage } from '../parts/ways.tsx';

export interface Beginning {
  readonly isCreating: Accessor<boolean>;
  readonly problem: Accessor<ApiProblem | undefined>;
  begin(call: () => Promise<Result<{ readonly id: string }, ApiProblem>>): Promise<void>;
}

export function createBeginning(): Beginning {
  const [isCreating, setCreating] = createSignal(false);
  const [problem, setProblem] = createSignal<ApiProblem>();
  return {
    isCreating,
    problem,
    async begin(call) {
      setProblem(undefined);
      setCreating(true);
      const answer = await call();
      setCreating(false);
      if (answer.ok) void goToPage(`/mappe/${encodeURIComponent(answer.value.id)}`);
      else setProblem(answer.error);
    },
  };
}
