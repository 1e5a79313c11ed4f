/**
 * The engine's graph of what depends on what, made to grow and to be walked in time that follows its size. HyperFormula
 * 3.5.0 looks through all that depends on a cell before it adds one more (issue: its own "idea for improvement"), joins a
 * range to its cells anew for every formula that names it, and copies lists at every step of its walk: together a third of
 * the first calculation of a case. What comes out is the same.
 */
import type { HyperFormula } from 'hyperformula';

/** The parts of the engine that are reached into, as far as they are used. */
interface Inside {
  readonly dependencyGraph: DependencyGraph;
}

interface Vertex {
  readonly idInGraph?: number;
}

interface Graph {
  readonly nextId: number;
  readonly nodesSparseArray: readonly (Vertex | undefined)[];
  readonly edgesSparseArray: readonly (number | undefined)[][];
  addEdge(from: Vertex | number, to: Vertex | number): void;
  getTopSortedWithSccSubgraphFrom: Walk;
}

type Walk = (
  changed: readonly Vertex[],
  recompute: (vertex: Vertex) => boolean,
  onCycle: (vertex: Vertex) => void,
) => { readonly sorted: readonly Vertex[]; readonly cycled: readonly Vertex[] };

interface Found {
  readonly vertex: Vertex;
  readonly id?: number;
}

interface Range {
  readonly start: unknown;
  readonly end: unknown;
  isFinite(): boolean;
}

type Dependency = Range | { readonly name: string } | { readonly row: number };

interface DependencyGraph {
  readonly graph: Graph;
  processCellDependencies(dependencies: readonly Dependency[], formula: Vertex): void;
  getRange(start: unknown, end: unknown): Vertex | undefined;
  fetchCellOrCreateEmpty(address: unknown): Found;
}

export interface QuickGraph {
  /** Runs `fill`, and joins what is set in it only when all of it is there: no cell is looked for before it exists. */
  joinAfter(fill: () => void): void;
}

/** Makes an engine's graph quick. */
export function quickenGraph(engine: HyperFormula): QuickGraph {
  const dependencyGraph = (engine as unknown as Inside).dependencyGraph;
  const { graph } = dependencyGraph;
  graph.addEdge = quickEdges(graph);
  graph.getTopSortedWithSccSubgraphFrom = quickWalk(graph);

  const joinAny = dependencyGraph.processCellDependencies.bind(dependencyGraph);
  const join: DependencyGraph['processCellDependencies'] = (dependencies, formula) => {
    for (const dependency of dependencies) {
      if ('name' in dependency) {
        joinAny([dependency], formula);
      } else if ('row' in dependency) {
        const { vertex, id } = dependencyGraph.fetchCellOrCreateEmpty(dependency);
        graph.addEdge(id ?? vertex, formula);
      } else {
        // A range that is there has been joined to its cells, and the engine keeps it so.
        const range = dependencyGraph.getRange(dependency.start, dependency.end);
        if (range?.idInGraph === undefined || !dependency.isFinite()) joinAny([dependency], formula);
        else graph.addEdge(range, formula);
      }
    }
  };
  dependencyGraph.processCellDependencies = join;
  return {
    joinAfter(fill) {
      const waiting: (readonly [readonly Dependency[], Vertex])[] = [];
      dependencyGraph.processCellDependencies = (dependencies, formula) => {
        if (dependencies.length > 0) waiting.push([dependencies, formula]);
      };
      try {
        fill();
      } finally {
        dependencyGraph.processCellDependencies = join;
      }
      // One that was written over since is no longer in the graph.
      for (const [dependencies, formula] of waiting)
        if (formula.idInGraph !== undefined) join(dependencies, formula);
    },
  };
}

/** What is larger than everything that a cell leads to need not be looked for there. */
function quickEdges(graph: Graph): Graph['addEdge'] {
  const addAny = graph.addEdge.bind(graph);
  /** by vertex, a number that none of its edges exceeds */
  const largest: number[] = [];
  return (from, to) => {
    const fromId = typeof from === 'number' ? from : from.idInGraph;
    const toId = typeof to === 'number' ? to : to.idInGraph;
    if (fromId === undefined || toId === undefined || toId <= (largest[fromId] ?? -1)) {
      addAny(from, to);
      return;
    }
    graph.edgesSparseArray[fromId]!.push(toId);
    largest[fromId] = toId;
  };
}

/** Tarjan's walk: what depends on the changed vertices, each after all that it depends on; cycles apart. */
function quickWalk(graph: Graph): Walk {
  let size = 0;
  let walk = 0;
  /** by vertex: the walk that came by last; when it came, and the earliest that can be reached; its next edge */
  let seen = new Int32Array(0);
  let entered = new Int32Array(0);
  let low = new Int32Array(0);
  let next = new Int32Array(0);
  /** by vertex: bits of this walk */
  let marks = new Uint8Array(0);

  return (changed, recompute, onCycle) => {
    const { nodesSparseArray: vertices, edgesSparseArray: edges } = graph;
    if (graph.nextId > size) {
      size = Math.ceil(graph.nextId * 1.5);
      walk = 0;
      [seen, entered, low, next] = [0, 1, 2, 3].map(() => new Int32Array(size)) as [
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
      ];
      marks = new Uint8Array(size);
    }
    walk++;
    let time = 0;
    const path: number[] = [];
    const open: number[] = [];
    /** in reverse: what depends on others first */
    const order: number[] = [];
    const enter = (id: number): void => {
      seen[id] = walk;
      entered[id] = low[id] = time++;
      next[id] = 0;
      marks[id] = isOpen;
      path.push(id);
      open.push(id);
    };
    const leave = (id: number): void => {
      path.pop();
      const before = path.at(-1);
      if (before !== undefined && low[id]! < low[before]!) low[before] = low[id]!;
      if (low[id] !== entered[id]) return;
      const isCycle = open.at(-1) !== id;
      for (let member = -1; member !== id;) {
        member = open.pop()!;
        marks[member] = (marks[member]! & ~isOpen) | (isCycle ? isOnCycle : 0);
        order.push(member);
      }
    };
    const roots = changed.flatMap(({ idInGraph }) => idInGraph ?? []);
    for (const root of roots.toReversed()) {
      if (seen[root] === walk) continue;
      enter(root);
      while (path.length > 0) {
        const id = path.at(-1)!;
        const leads = edges[id]!;
        if (next[id]! >= leads.length) {
          leave(id);
          continue;
        }
        const to = leads[next[id]!++];
        if (to === undefined || vertices[to] === undefined) continue;
        if (seen[to] !== walk) enter(to);
        else if (to === id) marks[id]! |= isOnCycle;
        else if (marks[to]! & isOpen && entered[to]! < low[id]!) low[id] = entered[to]!;
      }
    }
    for (const root of roots) marks[root]! |= isDue;
    const sorted: Vertex[] = [];
    const cycled: Vertex[] = [];
    for (let i = order.length - 1; i >= 0; i--) {
      const id = order[i]!;
      const vertex = vertices[id]!;
      const isCycled = (marks[id]! & isOnCycle) !== 0;
      (isCycled ? cycled : sorted).push(vertex);
      if (isCycled) onCycle(vertex);
      else if (!(marks[id]! & isDue) || !recompute(vertex)) continue;
      for (const to of edges[id]!) if (to !== undefined && vertices[to] !== undefined) marks[to]! |= isDue;
    }
    return { sorted, cycled };
  };
}

const isOpen = 1;
const isOnCycle = 2;
const isDue = 4;
