/**
 * What stands in a workbook beside cells, lines and sheets: names on sheets, merges, groups, rules, comments, protection,
 * assumptions, results and scenarios. One random act on them, and everything that their readers say.
 */
import { type Range, type Sheet, english, isLocked, resultArea, resultKeys } from '../../model/index.ts';
import { textOfStored } from '../../model/formula/stored.ts';
import {
  addAssumption,
  assumptionsOf,
  changeAssumption,
  changeAssumptions,
  remarksOn,
  removeAssumption,
} from '../../model/workbook/assumptions.ts';
import {
  deleteMessage,
  deleteThread,
  editMessage,
  mentionsOf,
  reopenThread,
  replyInThread,
  resolveThread,
  startThread,
  threadsOf,
} from '../../model/workbook/comments.ts';
import {
  addConditionalFormat,
  changeConditionalFormat,
  conditionalFormatsOf,
  conditionalStyles,
  moveConditionalFormat,
  removeConditionalFormat,
} from '../../model/workbook/conditional-formats.ts';
import { type CellSet, openPrecedents } from '../../model/workbook/precedents.ts';
import { markReady, obstaclesTo, readinessOf, withdrawReady } from '../../model/workbook/readiness.ts';
import type { ReadValue } from '../../model/workbook/register.ts';
import { mergeCells, mergesOf, unmergeCells } from '../../model/workbook/merges.ts';
import { defineName, renameName } from '../../model/workbook/names.ts';
import { outlineOf } from '../../model/workbook/outline.ts';
import {
  collapseLines,
  expandLines,
  groupLines,
  hideLines,
  showLines,
  ungroupLines,
} from '../../model/workbook/outline-verbs.ts';
import { freezePanes } from '../../model/workbook/panes.ts';
import {
  changeProtection,
  protectRange,
  protectedRanges,
  unprotectRange,
} from '../../model/workbook/protection.ts';
import {
  changeResult,
  defineResult,
  moveResult,
  removeResult,
  resultText,
} from '../../model/workbook/results.ts';
import {
  addScenario,
  clearScenarioValue,
  duplicateScenario,
  moveScenario,
  removeScenario,
  renameScenario,
  scenarioInputs,
  scenariosOf,
  setScenarioValue,
  writeScenario,
} from '../../model/workbook/scenarios.ts';
import {
  type WantedRule,
  changeValidation,
  choicesOf,
  clearValidation,
  setValidation,
  standingBreach,
  validationsOf,
} from '../../model/workbook/validation.ts';
import type { Person } from './workbooks.ts';

/** Numbers that decide what an act does; taken modulo what is there. */
type Chance = readonly number[];

function pick<Thing>(things: readonly Thing[], n: number): Thing | undefined {
  return things[n % Math.max(things.length, 1)];
}

/** One act on the workbook's furniture, on a sheet and a range of it. */
export function performFurniture(person: Person, sheet: Sheet, range: Range, n: Chance): void {
  const acts = [names, merges, lines, lines, conditions, validations, comments, comments];
  const more = [protection, assumptions, assumptions, results, scenarios, scenarios, readiness];
  pick([...acts, ...more], n[4]!)!(person, sheet, range, n);
}

function names({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const at = workbook.cellAt(sheet, range.firstRow, range.firstColumn)!;
  const stored = `=\`${sheet.id}!$${at.row}.$${at.column}\``;
  const name = pick(workbook.definedNames, n[0]!);
  if (n[1]! % 3 === 0 && name) renameName(editor, name.id, ['Rente', 'Sats', 'Pris'][n[2]! % 3]!);
  else defineName(editor, { text: n[2]! % 2 === 0 ? 'Rente' : 'Sats', scope: sheet.id }, stored);
}

function merges({ editor }: Person, sheet: Sheet, range: Range, n: Chance): void {
  if (n[0]! % 4 === 0) unmergeCells(editor, range);
  else if (n[0]! % 4 === 1) freezePanes(editor, sheet.id, { rows: n[1]! % 4, columns: n[2]! % 3 });
  else mergeCells(editor, range);
}

function lines({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const at = { sheet: sheet.id, side: 'rows', first: range.firstRow, count: 1 + (n[1]! % 4) } as const;
  const group = pick(outlineOf(workbook, sheet.id, 'rows').groups, n[2]!);
  if (group && n[0]! % 2 === 0) {
    const fold = n[3]! % 3 === 0 ? expandLines : collapseLines;
    fold(editor, { ...at, first: group.first, count: group.last - group.first + 1 }, group.level);
    return;
  }
  pick([hideLines, showLines, groupLines, groupLines, ungroupLines], n[3]!)!(editor, at);
}

function conditions({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const rule = pick(conditionalFormatsOf(workbook, sheet.id), n[0]!);
  const at = rule && { sheet: sheet.id, id: rule.id };
  const wanted = pick(
    [
      { kind: 'compare', is: '>', value: n[2]! % 50 },
      { kind: 'duplicate' },
      { kind: 'formula', text: '=$A1>B$2', language: english },
    ] as const,
    n[2]!,
  )!;
  if (at && n[1]! % 5 === 0) removeConditionalFormat(editor, at);
  else if (at && n[1]! % 5 === 1) moveConditionalFormat(editor, at, n[3]! % 3);
  else if (at && n[1]! % 5 === 2) changeConditionalFormat(editor, at, { style: 'good', condition: wanted });
  else addConditionalFormat(editor, range, { condition: wanted, style: 'bad', stops: n[3]! % 3 === 0 });
}

function validations({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const known = pick(validationsOf(workbook, sheet.id), n[0]!);
  const rules: readonly WantedRule[] = [
    { kind: 'whole', min: 0, max: 900 },
    { kind: 'list', items: ['tekst', 10, true] },
    { kind: 'range', range },
    { kind: 'formula', text: '=SUM(A1:B2)>A1', language: english },
  ];
  const rule = pick(rules, n[2]!)!;
  const strictness = n[3]! % 4 === 0 ? 'stop' : 'warn';
  if (n[1]! % 4 === 0) clearValidation(editor, range);
  else if (known && n[1]! % 4 === 1) {
    changeValidation(editor, { sheet: sheet.id, id: known.id }, { message: `Ret ${n[2]!}`, strictness });
  } else setValidation(editor, range, { rule, allowsEmpty: n[2]! % 2 === 0, strictness, message: '' });
}

function comments({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const by = { person: `p${workbook.doc.clientID}`, name: 'Navn' };
  const remark = { by, at: n[2]! % 50, text: `Nå ${n[3]!}`, mentions: n[3]! % 2 === 0 ? ['p1'] : [] };
  const thread = pick(threadsOf(workbook), n[0]!);
  const message = thread && pick(thread.messages, n[1]!);
  if (!thread || !message) {
    startThread(editor, workbook.cellAt(sheet, range.firstRow, range.firstColumn)!, remark);
    return;
  }
  const at = { thread: thread.id, message: message.id };
  const verbs = [
    () => startThread(editor, workbook.cellAt(sheet, range.firstRow, range.firstColumn)!, remark),
    () => replyInThread(editor, thread.id, remark),
    () => replyInThread(editor, thread.id, remark),
    () => editMessage(editor, at, remark),
    () => deleteMessage(editor, at, by.person),
    () => resolveThread(editor, thread.id, { by, at: n[2]! }),
    () => reopenThread(editor, thread.id),
    () => deleteThread(editor, thread.id),
  ];
  pick(verbs, n[3]!)!();
}

function protection({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const known = pick(protectedRanges(workbook, sheet.id), n[0]!);
  const at = known && { sheet: sheet.id, id: known.id };
  const mayEdit = n[2]! % 8 === 0 ? (['owner'] as const) : (['owner', 'editor'] as const);
  if (at && n[1]! % 3 === 0) unprotectRange(editor, at);
  else if (at && n[1]! % 3 === 1) changeProtection(editor, at, { label: `Nr. ${n[2]!}`, mayEdit });
  else protectRange(editor, range, { label: 'Område', mayEdit });
}

function assumptions({ editor, workbook }: Person, sheet: Sheet, range: Range, n: Chance): void {
  const known = pick(assumptionsOf(workbook), n[0]!);
  const knowledge = pick(
    [
      { low: n[2]! % 9 },
      { high: n[2]! % 20, source: 'STAR' },
      { grade: 'rct', review: undefined },
      { evidence: n[3]! % 3 === 0 ? undefined : [`e${n[3]! % 5}`, 'bip'] },
      { label: 'Effekt' },
      { unit: 'kr.', source: 'Lov', date: '2026-01-01', grade: 'law' },
    ] as const,
    n[3]!,
  )!;
  if (n[1]! % 7 === 6) {
    const more = assumptionsOf(workbook).slice(0, 3);
    changeAssumptions(
      editor,
      more.map(({ id }) => ({ id, knowledge })),
    );
  } else if (known && n[1]! % 4 === 0) removeAssumption(editor, known.id);
  else if (known && n[1]! % 4 === 1) changeAssumption(editor, known.id, knowledge);
  else addAssumption(editor, workbook.cellAt(sheet, range.firstRow, range.firstColumn)!, knowledge);
}

function results({ editor, workbook }: Person, _sheet: Sheet, range: Range, n: Chance): void {
  const key = pick(resultKeys(workbook), n[0]!);
  const text = { label: `Resultat ${n[2]! % 3}`, unit: n[2]! % 2 === 0 ? 'kr.' : '' };
  if (key !== undefined && n[1]! % 5 === 0) removeResult(editor, key);
  else if (key !== undefined && n[1]! % 5 === 1) moveResult(editor, key, n[3]! % 4);
  else if (key !== undefined && n[1]! % 5 === 2) changeResult(editor, key, { ...text, range });
  else defineResult(editor, range, text);
}

function scenarios({ editor, workbook }: Person, _sheet: Sheet, _range: Range, n: Chance): void {
  const scenario = pick(scenariosOf(workbook), n[0]!)?.id;
  const assumption = pick(assumptionsOf(workbook), n[2]!)?.id;
  const name = `Scenarie ${n[3]! % 4}`;
  if (scenario === undefined) {
    addScenario(editor, name);
    return;
  }
  const at = { scenario, assumption: assumption ?? 'borte' };
  const verbs = [
    () => addScenario(editor, name),
    () => duplicateScenario(editor, scenario, name),
    () => renameScenario(editor, scenario, name),
    () => moveScenario(editor, scenario, n[2]! % 3),
    () => removeScenario(editor, scenario),
    () => setScenarioValue(editor, at, n[2]!),
    () => setScenarioValue(editor, at, n[2]!),
    () => clearScenarioValue(editor, at),
    () => writeScenario(editor, scenario),
  ];
  pick(verbs, n[1]!)!();
}

/** Values as they stand in cells. */
function readerOf({ workbook }: Person): ReadValue {
  return (at) => {
    const content = workbook.contentAt(at);
    return 'value' in content ? content.value : undefined;
  };
}

/** All that the workbook's results come from. */
function behindAll({ workbook }: Person): CellSet {
  const precedents = openPrecedents(workbook);
  const cells = precedents.behind(resultKeys(workbook));
  precedents.close();
  return cells;
}

function readiness(person: Person, _sheet: Sheet, _range: Range, n: Chance): void {
  if (n[0]! % 4 === 0) {
    withdrawReady(person.editor);
    return;
  }
  const by = { person: `p${person.doc.clientID}`, name: 'Navn' };
  markReady(person.editor, { by, at: n[2]!, read: readerOf(person), behind: behindAll(person) });
}

/** Everything that the readers say of a workbook's furniture, in one comparable form. */
export function furnitureOf(person: Person): unknown {
  const { workbook } = person;
  const sheets = workbook.sheets.map((sheet) => {
    const rules = validationsOf(workbook, sheet.id);
    const styles = conditionalStyles(workbook, sheet, {
      valueAt: (id, key) => {
        const content = workbook.contentOf(workbook.sheetOf(id)!, key);
        return content.kind === 'number' || content.kind === 'text' ? content.value : undefined;
      },
      calculate: (stored, id) => textOfStored(stored, id, workbook, english).length % 2 === 0,
      today: 46_000,
    });
    const cells = sheet.rows.lines.slice(0, 8).flatMap((row, r) =>
      sheet.columns.lines.slice(0, 4).map((column, c) => {
        const at = { sheet: sheet.id, row, column };
        return [styles(r, c), standingBreach(workbook, at)?.rule, isLocked(workbook, at)];
      }),
    );
    const outlines = (['rows', 'columns'] as const).map((side) => {
      const { levels, hidden, groups } = outlineOf(workbook, sheet.id, side);
      return [levels, [...hidden], groups];
    });
    return [
      mergesOf(workbook, sheet.id),
      outlines,
      conditionalFormatsOf(workbook, sheet.id),
      rules,
      rules.map(({ rule }) => choicesOf(workbook, rule, sheet.id)),
      protectedRanges(workbook, sheet.id),
      workbook.frozenOf(sheet.id),
      cells,
    ];
  });
  return [
    sheets,
    workbook.definedNames,
    threadsOf(workbook),
    mentionsOf(workbook, 'p1').length,
    assumptionsOf(workbook).map((assumption) => [assumption, remarksOn(assumption, 5)]),
    resultKeys(workbook).map((key) => [key, resultArea(workbook, key), resultText(workbook, key)]),
    scenariosOf(workbook).map((scenario) => [scenario, scenarioInputs(workbook, scenario.id)]),
    readinessOf(workbook, behindAll(person)),
    obstaclesTo(workbook, readerOf(person)),
  ];
}
