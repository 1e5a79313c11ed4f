/**
 * What a workbook takes for granted: for a value cell, what is known about the value. The cell holds the value itself, so
 * that formulas need know nothing of assumptions. Each attribute is an entry of its own: one person can give the source
 * while another gives the range.
 */
import { type Result, refused } from '../result.ts';
import { anchorOfCell, cellOfAnchor } from './anchor.ts';
import type { Editor, Writer } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, type Entries, cellKey, isId, newId } from './schema.ts';
import { isLivingThing, livingThings, numberOf, textOf, wordOf } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

/** How well a value is known, the best first: law or register, trial, natural experiment, before and after, own estimate. */
export const evidenceGrades = ['law', 'rct', 'quasi', 'beforeAfter', 'estimate'] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

/** What documents from before these grades say, each as the nearest grade that does not promise more. */
const formerGrades: Readonly<Record<string, EvidenceGrade>> = {
  strong: 'rct',
  moderate: 'quasi',
  indication: 'beforeAfter',
  ownData: 'beforeAfter',
};

export const reviewStates = ['open', 'proposed', 'agreed', 'disputed', 'outdated'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What is known about a value; undefined: nobody has said. */
export interface Knowledge {
  /** the template's name of the input, by which evidence and own numbers find it */
  readonly key: string | undefined;
  readonly label: string | undefined;
  readonly low: number | undefined;
  /** when it is not the value in the cell */
  readonly likely: number | undefined;
  readonly high: number | undefined;
  readonly unit: string | undefined;
  /** whom the value holds for */
  readonly population: string | undefined;
  readonly source: string | undefined;
  /** of the source or the estimate: 2026-08-31 */
  readonly date: string | undefined;
  readonly owner: string | undefined;
  readonly grade: EvidenceGrade | undefined;
  readonly review: ReviewState | undefined;
  /** ids of entries of model/evidence that speak for it, in people's order */
  readonly evidence: readonly string[] | undefined;
}

export type AssumptionField = keyof Knowledge;

export interface Assumption extends Knowledge {
  readonly id: string;
  readonly cell: CellId;
}

const letters = {
  key: 'k',
  label: 'n',
  low: 'l',
  likely: 'm',
  high: 'h',
  unit: 'u',
  population: 'p',
  source: 's',
  date: 'd',
  owner: 'o',
  grade: 'g',
  review: 'r',
  evidence: 'e',
} as const satisfies Record<AssumptionField, string>;

const fields = Object.keys(letters) as AssumptionField[];

const textLimits = { key: 100, label: 200, unit: 50, population: 500, source: 2000, owner: 200 } as const;

/** A calendar day that there is, as 2026-08-31. */
function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value) ? value : undefined;
}

/** Most evidence that one assumption names. */
const maxEvidence = 20;

function formerGrade(value: unknown): EvidenceGrade | undefined {
  return typeof value === 'string' && Object.hasOwn(formerGrades, value) ? formerGrades[value] : undefined;
}

/** Ids of evidence, with a space between them; undefined for none and for what is no list of them. */
function evidenceOf(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'string') return undefined;
  const ids = value.split(' ');
  return ids.length <= maxEvidence && ids.every(isId) ? ids : undefined;
}

/** A field's value as it may stand in the document; undefined for none and for what no verb would write. */
function fieldOf<Field extends AssumptionField>(field: Field, value: unknown): Knowledge[Field];
function fieldOf(field: AssumptionField, value: unknown): Knowledge[AssumptionField] {
  switch (field) {
    case 'low':
    case 'likely':
    case 'high':
      return numberOf(value);
    case 'date':
      return dayOf(value);
    case 'grade':
      return wordOf(value, evidenceGrades) ?? formerGrade(value);
    case 'review':
      return wordOf(value, reviewStates);
    case 'evidence':
      return evidenceOf(value);
    default:
      return textOf(value, textLimits[field]);
  }
}

/**
 * The assumptions whose cells are there, by sheet, row and column. Of two that were added for one cell at the same time
 * the one with the lower id is read; the other rests until that one is gone.
 */
export function assumptionsOf(workbook: Workbook): readonly Assumption[] {
  return workbook.derive('assumptions', () => {
    const map = workbook.assumptionEntries;
    if (map.size === 0) return [];
    const byCell = new Map<string, { readonly place: readonly number[]; readonly assumption: Assumption }>();
    const tabs = new Map(workbook.sheets.map(({ id }, i) => [id, i]));
    for (const id of livingThings(map, 'c')) {
      const cell = cellOfAnchor(workbook, map.get(`${id}/c`));
      const key = cell && `${cell.sheet}!${cellKey(cell.row, cell.column)}`;
      if (key === undefined || byCell.has(key)) continue;
      const { row, column } = workbook.positionOf(cell!)!;
      const read = <Field extends AssumptionField>(field: Field): Knowledge[Field] =>
        fieldOf(field, map.get(`${id}/${letters[field]}`));
      const assumption: Assumption = {
        id,
        cell: cell!,
        key: read('key'),
        label: read('label'),
        low: read('low'),
        likely: read('likely'),
        high: read('high'),
        unit: read('unit'),
        population: read('population'),
        source: read('source'),
        date: read('date'),
        owner: read('owner'),
        grade: read('grade'),
        review: read('review'),
        evidence: read('evidence'),
      };
      byCell.set(key, { place: [tabs.get(cell!.sheet)!, row, column], assumption });
    }
    return [...byCell.values()]
      .sort((a, b) => {
        const differs = a.place.findIndex((one, i) => one !== b.place[i]);
        return differs < 0 ? 0 : a.place[differs]! - b.place[differs]!;
      })
      .map(({ assumption }) => assumption);
  });
}

export function assumptionAt(workbook: Workbook, { sheet, row, column }: CellId): Assumption | undefined {
  return assumptionsOf(workbook).find(
    ({ cell }) => cell.sheet === sheet && cell.row === row && cell.column === column,
  );
}

/** What a reader of the assumption should be told. It forbids nothing. */
export type AssumptionRemark =
  /** low, likely and high are not in this order */
  | 'notInOrder'
  /** the value in the cell is below low or above high */
  | 'outsideRange'
  | 'noSource'
  | 'noRange';

/** `value` is what the cell holds; undefined for no number. */
export function remarksOn(assumption: Assumption, value: number | undefined): readonly AssumptionRemark[] {
  const { low, high, source } = assumption;
  const likely = assumption.likely ?? value;
  const known = [low, likely, high].filter((one) => one !== undefined);
  const remarks: AssumptionRemark[] = [];
  if (known.some((one, i) => i > 0 && one < known[i - 1]!)) remarks.push('notInOrder');
  const isBelow = value !== undefined && low !== undefined && value < low;
  const isAbove = value !== undefined && high !== undefined && value > high;
  if (isBelow || isAbove) remarks.push('outsideRange');
  if (source === undefined) remarks.push('noSource');
  if (low === undefined || high === undefined) remarks.push('noRange');
  return remarks;
}

/** What is to be kept of a field that was asked for; undefined takes it away, and so does an empty text. */
function wantedOf(knowledge: Partial<Knowledge>, field: AssumptionField): string | number | undefined {
  const value = knowledge[field];
  if (field === 'evidence') return knowledge.evidence?.join(' ') || undefined;
  return typeof value === 'string' ? value.trim() || undefined : (value as number | undefined);
}

/** The first field that cannot be kept. */
function badField(knowledge: Partial<Knowledge>): EditRefusal | undefined {
  const field = fields.find((one) => {
    if (one === 'evidence' && knowledge.evidence?.some((id) => !isId(id))) return true;
    const wanted = wantedOf(knowledge, one);
    return wanted !== undefined && fieldOf(one, wanted) === undefined;
  });
  return field && { kind: 'badField', field };
}

function writeKnowledge(write: Writer, map: Entries, id: string, knowledge: Partial<Knowledge>): void {
  for (const field of fields) {
    if (Object.hasOwn(knowledge, field))
      write.set(map, `${id}/${letters[field]}`, wantedOf(knowledge, field));
  }
}

/** Writes an assumption into a fresh document, as templates do. */
export function writeAssumption(
  map: Entries,
  { id, cell, ...knowledge }: Partial<Knowledge> & Pick<Assumption, 'id' | 'cell'>,
): void {
  map.set(`${id}/c`, anchorOfCell(cell));
  for (const field of fields) {
    const wanted = wantedOf(knowledge, field);
    if (wanted !== undefined) map.set(`${id}/${letters[field]}`, wanted);
  }
}

/**
 * Makes a cell's value an assumption. A cell has one. Concurrent: of two that are added for one cell at once, one is read
 * and the other rests, the same for everybody; it follows its cell and rests while that is deleted; undo keeps one about
 * which a colleague has said something.
 */
export function addAssumption(
  editor: Editor,
  at: CellId,
  knowledge: Partial<Knowledge>,
): Result<string, EditRefusal> {
  const { workbook } = editor;
  if (!workbook.positionOf(at)) return refused({ kind: 'gone' });
  if (assumptionAt(workbook, at)) return refused({ kind: 'hasAssumption', at });
  const bad = badField(knowledge);
  if (bad) return refused(bad);
  const id = newId(workbook.doc);
  return editor.edit({ from: at, to: at }, (write) => {
    write.set(workbook.assumptionEntries, `${id}/c`, anchorOfCell(at));
    writeKnowledge(write, workbook.assumptionEntries, id, knowledge);
    return id;
  });
}

/**
 * For verbs that write a value with where it comes from: says more about the cell's assumption, or makes it one. What is
 * given must be such as `addAssumption` takes.
 */
export function writeAbout(
  write: Writer,
  workbook: Workbook,
  at: CellId,
  knowledge: Partial<Knowledge>,
): void {
  const known = assumptionAt(workbook, at);
  const id = known?.id ?? newId(workbook.doc);
  if (!known) write.set(workbook.assumptionEntries, `${id}/c`, anchorOfCell(at));
  writeKnowledge(write, workbook.assumptionEntries, id, knowledge);
}

/**
 * Says more about an assumption, or otherwise; a field that is given as undefined is taken away, one that is not given
 * stays. Concurrent: each field is the last writer's.
 */
export function changeAssumption(
  editor: Editor,
  id: string,
  knowledge: Partial<Knowledge>,
): Result<void, EditRefusal> {
  const map = editor.workbook.assumptionEntries;
  if (!isLivingThing(map, 'c', id)) return refused({ kind: 'gone' });
  const bad = badField(knowledge);
  if (bad) return refused(bad);
  return editor.edit(undefined, (write) => writeKnowledge(write, map, id, knowledge));
}

/** What is to be said about one of several assumptions. */
export interface KnowledgeOf {
  readonly id: string;
  readonly knowledge: Partial<Knowledge>;
}

/**
 * Says more about several assumptions, as one step; those that have been taken away meanwhile are left out.
 * Concurrent: as `changeAssumption`.
 */
export function changeAssumptions(
  editor: Editor,
  changes: readonly KnowledgeOf[],
): Result<void, EditRefusal> {
  const map = editor.workbook.assumptionEntries;
  for (const { knowledge } of changes) {
    const bad = badField(knowledge);
    if (bad) return refused(bad);
  }
  return editor.edit(undefined, (write) => {
    for (const { id, knowledge } of changes)
      if (isLivingThing(map, 'c', id)) writeKnowledge(write, map, id, knowledge);
  });
}

/**
 * Takes an assumption away; the value stays in its cell, and scenarios keep theirs for undo. Concurrent: what a colleague
 * says about it meanwhile is kept and returns with undo.
 */
export function removeAssumption(editor: Editor, id: string): Result<void, EditRefusal> {
  const map = editor.workbook.assumptionEntries;
  if (!isLivingThing(map, 'c', id)) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => write.set(map, `${id}/x`, markOfThing(map, id)));
}
