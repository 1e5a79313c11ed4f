/**
 * What came to something new, as the engine tells it. HyperFormula 3.5.0 files each changed cell under a text made of its
 * address, twice over, and lists them from there: a fifth of the time that a long chain of formulas takes. Each is
 * calculated once in a run, so a list will do.
 */
import type { CellValue, HyperFormula, SimpleCellAddress } from 'hyperformula';

/** A cell with a formula, and what it comes to now. The address is the engine's own. */
export interface FormulaChange {
  readonly address: SimpleCellAddress;
  readonly value: CellValue;
}

/** The parts of the engine that are reached into, as far as they are used. */
interface Inside {
  readonly _evaluationSuspended: boolean;
  readonly _crudOperations: { getAndClearContentChanges(): unknown };
  readonly _exporter: { exportValue(value: unknown): CellValue };
  readonly _evaluator: Evaluator;
  readonly dependencyGraph: {
    readonly graph: {
      getTopSortedWithSccSubgraphFrom(
        changed: readonly Vertex[],
        recompute: (vertex: Vertex) => boolean,
        onCycle: (vertex: Vertex) => void,
      ): unknown;
    };
    verticesToRecompute(): readonly Vertex[];
    clearDirtyVertices(): void;
  };
  compactLazyTransformationsIfNeeded(): void;
  recomputeIfDependencyGraphNeedsIt(): readonly unknown[];
}

type Vertex = object;

interface Changes {
  addChange(value: unknown, address: SimpleCellAddress): void;
}

interface Evaluator {
  recomputeVertex(vertex: Vertex, changes: Changes): boolean;
  processVertexOnCycle(vertex: Vertex, changes: Changes): void;
}

/** Lets `work` set what it will, calculates once after it, and gives the cells whose formula came to something new. */
export type CalculateAfter = (work: () => void) => readonly FormulaChange[];

/** Makes an engine list its changes. */
export function listChanges(engine: HyperFormula): CalculateAfter {
  const inside = engine as unknown as Inside;
  const { _evaluator: evaluator, dependencyGraph } = inside;
  let latest: FormulaChange[] = [];
  const changes: Changes = {
    addChange(value, address) {
      // Names have a sheet below all others.
      if (address.sheet >= 0) latest.push({ address, value: inside._exporter.exportValue(value) });
    },
  };
  inside.recomputeIfDependencyGraphNeedsIt = () => {
    if (inside._evaluationSuspended) return [];
    inside._crudOperations.getAndClearContentChanges();
    const due = dependencyGraph.verticesToRecompute();
    dependencyGraph.clearDirtyVertices();
    inside.compactLazyTransformationsIfNeeded();
    latest = [];
    if (due.length > 0)
      dependencyGraph.graph.getTopSortedWithSccSubgraphFrom(
        due,
        (vertex) => evaluator.recomputeVertex(vertex, changes),
        (vertex) => evaluator.processVertexOnCycle(vertex, changes),
      );
    return [];
  };
  return (work) => {
    engine.suspendEvaluation();
    work();
    latest = [];
    engine.resumeEvaluation();
    const found = latest;
    latest = [];
    return found;
  };
}
