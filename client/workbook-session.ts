/**
 * Everything that belongs to one open workbook: the shared document, the copy on this computer, the socket, the
 * calculation and what the page sees of them. One way in (verbs through the editor), one truth (the document), one way
 * out (the triggers below). Whoever opens it closes it.
 */
import { type Accessor, batch, createSignal } from 'solid-js';
import * as Y from 'yjs';
import {
  type Area,
  type CellId,
  type Editor,
  type Language,
  type Sheet,
  type Value,
  type Workbook,
  cellKey,
  entryText,
  formatAt,
  newDocument,
  openEditorBefore,
  openWorkbook,
  resultArea,
  watchWorkbook,
} from '#model';
import { type Connection, openConnection } from './collaborate/connection.ts';
import { type Arrived, askFirstState, takeFirstState } from './collaborate/first-state.ts';
import { type LocalCopy, openLocalCopy } from './collaborate/local-copy.ts';
import { type PresenceRoom, openPresence } from './collaborate/presence.ts';
import { loadAhead } from './parts/load-ahead.ts';
import { patiently } from './parts/patiently.ts';
import { type Calculation, loadEngine, openCalculation } from './sheet/calculation.ts';
import { type ConditionalLook, createConditionalLook } from './sheet/conditional-look.ts';
import { type ShownCell, shownCell } from './sheet/shown-cell.ts';
import { createTriggers } from './sheet/triggers.ts';

export interface WorkbookSession {
  readonly id: string;
  readonly workbook: Workbook;
  readonly editor: Editor;
  readonly connection: Connection;
  readonly presence: PresenceRoom;
  readonly calculation: Accessor<Calculation | undefined>;
  readonly localCopy: LocalCopy;
  /** the styles that conditional formats give cells */
  readonly conditions: ConditionalLook;
  /** what a stored formula that stands in no cell comes to on a sheet, as far as it is known */
  readonly calculated: (stored: string, sheet: string) => Value | undefined;
  /** whether I want to see which cells break the rules for what may stand in them */
  readonly showsInvalid: Accessor<boolean>;
  showInvalid(wanted: boolean): void;
  /** there is something to show: from this computer or from the server */
  readonly hasContent: Accessor<boolean>;
  /** a part of the document is still on its way: nothing may be written */
  readonly isArriving: Accessor<boolean>;
  /** the sheet has been painted: what it can do without is loaded from now on */
  readonly isDrawn: Accessor<boolean>;
  /** Told by the page when the sheet is in it. */
  noteMounted(): void;

  // What follows is reactive: a computation that reads it runs again when it changes.
  title(): string;
  isExample(): boolean;
  /** the document is from a newer program, or damaged */
  isReadOnly(): boolean;
  sheets(): readonly Sheet[];
  sheetName(id: string): string;
  /** order and number of rows and columns on all sheets, and what sheets and names are called */
  trackEveryLayout(): void;
  /** order, number and sizes of rows and columns */
  trackLayout(sheet: string): void;
  /** a sheet's conditional formats */
  trackConditions(sheet: string): void;
  /** what may stand in a sheet's cells */
  trackValidations(sheet: string): void;
  shown(sheet: Sheet, row: string, column: string, language: Language): ShownCell;
  /** whatever stands in any cell of a row, comes out there and gives it its look: once for many cells */
  trackRow(sheet: string, row: string): void;
  valueAt(at: CellId): Value | undefined;
  /** a cell's text as its editor shows it */
  entryOf(at: CellId, language: Language): string;
  resultArea(key: string): Area | undefined;
  /** any content or value of any cell */
  trackAnyValue(): void;
  /** what is known of values, and what their cells and names are called */
  trackAssumptions(): void;
  /** whatever anybody has written, but not what formulas come to */
  trackContents(): void;
  /** what a cell shows; not reactive, for those who track its row */
  look(sheet: Sheet, row: string, column: string, language: Language): ShownCell;
  /** not reactive, for those who track its row */
  isEmpty(sheet: Sheet, row: string, column: string): boolean;
  /** what anybody has lost to colleagues; also when what it is about moves or changes */
  trackReceipts(): void;
  /** comments, and where their cells are */
  trackComments(): void;
  /** whether what was changed last was changed here; not reactive */
  isLatestMine(): boolean;
  /** what can be undone and redone */
  steps(): { readonly canUndo: boolean; readonly canRedo: boolean };
  /** Called when the session is closed, by what was opened for it later. */
  onClose(close: () => void): void;
  close(): Promise<void>;
}

const socketUrl = (id: string, clients: readonly number[], whose: string | null): string => {
  const url = new URL(`/api/sync/${encodeURIComponent(id)}`, location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ ack: '1', clients: clients.join(','), as: whose ?? '' }).toString();
  return url.href;
};

export interface NewVisit {
  /** the server has said that this person may see the workbook */
  readonly admitted: Promise<void>;
}

/** Opens a workbook: what this computer keeps of it first, then the server. */
export async function openWorkbookSession(id: string, visit?: NewVisit): Promise<WorkbookSession> {
  const asked = visit && askFirstState(id);
  const doc = newDocument();
  const localCopy = await openLocalCopy(id, doc);
  await localCopy.loaded;
  const workbook = openWorkbook(doc);
  // Undo asks for rights, and there is nothing to undo before the first paint.
  let later: typeof import('./workbook/later.ts') | undefined;
  const editor = openEditorBefore(workbook, (of) => later?.openRights(of));
  const presence = openPresence(doc);
  const known = await localCopy.lastValues();
  const { unsavedBefore } = localCopy;
  let isClosed = false;
  const closers: (() => void)[] = [];
  const isNew = doc.store.clients.size === 0;
  const [isArriving, setArriving] = createSignal(isNew);
  let arrived: Arrived | undefined;
  const arrival = async (): Promise<void> => {
    if (!isNew) {
      // What was asked for in vain waits for nobody.
      if (asked) void takeFirstState(doc, asked, () => true);
      return;
    }
    const copy = localCopy.pause();
    arrived = await takeFirstState(doc, asked ?? askFirstState(id), () => isClosed);
    if (isClosed) return;
    copy.keep(arrived?.updates ?? [Y.encodeStateAsUpdate(doc)]);
    setArriving(false);
    noteContent();
  };
  const ready = Promise.all([arrival(), visit?.admitted]);
  const connection = openConnection({
    url: () => socketUrl(id, [doc.clientID, ...unsavedBefore.clients], localCopy.whose()),
    doc,
    presence: presence.awareness,
    ready,
    unsavedBefore: unsavedBefore.count,
    whyClosed: async () => later?.whyClosed(id, localCopy.whose()),
    onUnsaved: localCopy.rememberUnsaved,
  });

  const triggers = createTriggers();
  let isLatestMine = true;
  const [calculation, setCalculation] = createSignal<Calculation>();
  /** loaded while the document arrives */
  let engine: Worker | undefined;
  const [isDrawn, setDrawn] = createSignal(false);
  /** While it arrives, the sheets may come after the rest. */
  const isThere = (): boolean =>
    workbook.schemaState !== 'blank' && (!isArriving() || workbook.sheets.length > 0);
  const [hasContent, setHasContent] = createSignal(isThere());
  const noteContent = (): void => {
    setHasContent(isThere());
  };

  // What is written may be what a receipt is about. Of a large paste there are thousands of cells to look at.
  let isTellingReceipts = false;
  const tellReceiptsSoon = (): void => {
    if (isTellingReceipts) return;
    isTellingReceipts = true;
    requestAnimationFrame(() => {
      isTellingReceipts = false;
      if (!isClosed) triggers.tell('receipts');
    });
  };

  /** Each told of once, and the rows in which they stand. */
  const tellCells = (sheet: string, keys: ReadonlySet<string>): void => {
    triggers.tellEach(`${sheet} `, keys);
    const rows = new Set<string>();
    for (const key of keys) rows.add(key.slice(0, key.indexOf('.')));
    triggers.tellEach(`row ${sheet} `, rows);
  };

  const watch = watchWorkbook(workbook, (change) => {
    isLatestMine = change.isLocal;
    triggers.tell('contents');
    if (change.comments) triggers.tell('comments');
    if (change.assumptions) triggers.tell('assumptions');
    if (change.about) triggers.tell('about');
    if (change.about || change.sheets) noteContent();
    if (change.sheets) triggers.tell('sheets');
    if (change.names || change.results) triggers.tell('names');
    let isMoved = change.sheets;
    for (const [sheet, parts] of change.bySheet) {
      const { cells, formats, rows, columns, sizes, protection, lines, merges } = parts;
      if (parts.conditions || rows || columns) triggers.tell(`conditions ${sheet}`);
      if (parts.validations || rows || columns) triggers.tell(`validations ${sheet}`);
      if (rows || columns || sizes || protection || lines || merges) triggers.tell(`layout ${sheet}`);
      if (rows || columns) isMoved = true;
      // A cell that gets a value and a look at once is told of once.
      const told = new Set(cells);
      let isWide = false;
      for (const format of formats) {
        const key = format.slice(0, format.indexOf('/'));
        // The format of a whole row or column may show through in any of its cells.
        if (key.startsWith('.') || key.endsWith('.')) isWide = true;
        else told.add(key);
      }
      tellCells(sheet, told);
      if (isWide) triggers.tell(`looks ${sheet}`);
    }
    if (isMoved) triggers.tell('order');
    if (isMoved || change.bySheet.size > 0) triggers.tell('results');
    if (change.receipts) triggers.tell('receipts');
    else if (workbook.receiptEntries.size > 0) tellReceiptsSoon();
  });

  const steps = editor.onSteps(() => triggers.tell('steps'));

  const valueOf = (sheet: string, key: string): Value | undefined => {
    const running = calculation();
    return running ? running.valueAt(sheet, key) : known.get(sheet)?.get(key);
  };

  const look = (sheet: Sheet, row: string, column: string, language: Language): ShownCell => {
    const key = cellKey(row, column);
    const value = valueOf(sheet.id, key);
    return shownCell(workbook.contentOf(sheet, key), value, formatAt(sheet, row, column), language);
  };

  const startCalculation = (): void => {
    if (calculation()) return;
    setCalculation(
      openCalculation(
        doc,
        known,
        {
          onValues(changed) {
            // A sum may change thousands of cells of which few are looked at; those are drawn together.
            batch(() => {
              for (const [sheet, keys] of changed) tellCells(sheet, new Set(keys));
              if (changed.length > 0) triggers.tell('results');
            });
          },
          onAnswers: () => triggers.tell('answers'),
        },
        { engine, arrived },
      ),
    );
    arrived = undefined;
    engine = undefined;
  };

  const contentOrValue = (sheet: string, key: string): Value | undefined => {
    const holder = workbook.sheetOf(sheet);
    const content = holder && workbook.contentOf(holder, key);
    if (content?.kind === 'formula') return valueOf(sheet, key);
    return content && 'value' in content ? content.value : undefined;
  };

  const [showsInvalid, showInvalid] = createSignal(false);

  const calculated = (stored: string, sheet: string): Value | undefined => {
    triggers.track('answers');
    return calculation()?.calculate(stored, sheet);
  };

  const conditions = createConditionalLook({
    workbook,
    trackRules: (sheet) => triggers.track(`conditions ${sheet}`),
    trackAnyValue: () => triggers.track('results'),
    valueAt: contentOrValue,
    calculate: calculated,
  });

  const rememberValues = (): void => {
    const running = calculation();
    if (running?.state() === 'ready') void localCopy.rememberValues(running.values);
  };
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') rememberValues();
  };
  document.addEventListener('visibilitychange', onHidden);

  // The first paint comes before the engine: it starts when the page has drawn what it has.
  const whenDrawn = (run: () => void): void => {
    requestAnimationFrame(() => requestAnimationFrame(() => !isClosed && run()));
  };
  const begin = (): void => {
    if (workbook.schemaState === 'blank' || isArriving()) return;
    doc.off('afterTransaction', begin);
    whenDrawn(startCalculation);
  };
  const noteMounted = (): void =>
    whenDrawn(() => {
      if (!calculation() && !engine) {
        engine = loadEngine();
        // Whoever needs it then asks anew.
        engine.addEventListener('error', () => (engine = undefined));
      }
      setDrawn(true);
      loadAhead(async () => {
        later = await patiently(() => import('./workbook/later.ts'));
      });
    });
  doc.on('afterTransaction', begin);
  void ready.then(begin);

  const session: WorkbookSession = {
    id,
    workbook,
    editor,
    connection,
    presence,
    calculation,
    localCopy,
    conditions,
    calculated,
    showsInvalid,
    showInvalid,
    hasContent,
    isArriving,
    isDrawn,
    noteMounted,
    title() {
      triggers.track('about');
      return workbook.properties.title;
    },
    isExample() {
      triggers.track('about');
      return workbook.properties.isExample;
    },
    isReadOnly() {
      triggers.track('about');
      return workbook.schemaState === 'newer' || connection.isDamaged();
    },
    sheets() {
      triggers.track('sheets');
      return workbook.sheets;
    },
    sheetName(sheet) {
      triggers.track('sheets');
      return workbook.sheetName(sheet) ?? '';
    },
    trackEveryLayout() {
      triggers.track('sheets');
      triggers.track('names');
      triggers.track('order');
    },
    trackLayout(sheet) {
      triggers.track(`layout ${sheet}`);
    },
    trackConditions(sheet) {
      triggers.track(`conditions ${sheet}`);
    },
    trackValidations(sheet) {
      triggers.track(`validations ${sheet}`);
    },
    shown(sheet, row, column, language) {
      triggers.track(`${sheet.id} ${cellKey(row, column)}`);
      triggers.track(`looks ${sheet.id}`);
      return look(sheet, row, column, language);
    },
    trackRow(sheet, row) {
      triggers.track(`row ${sheet} ${row}`);
      triggers.track(`looks ${sheet}`);
    },
    look,
    isEmpty: (sheet, row, column) => !sheet.maps.cells.has(cellKey(row, column)),
    valueAt({ sheet, row, column }) {
      const key = cellKey(row, column);
      triggers.track(`${sheet} ${key}`);
      return contentOrValue(sheet, key);
    },
    entryOf(at, language) {
      triggers.track(`${at.sheet} ${cellKey(at.row, at.column)}`);
      const sheet = workbook.sheetOf(at.sheet);
      if (!sheet) return '';
      const { number } = formatAt(sheet, at.row, at.column);
      return entryText(workbook.contentAt(at), { workbook, sheet: at.sheet, number, language });
    },
    resultArea(key) {
      triggers.track('names');
      return resultArea(workbook, key);
    },
    trackAnyValue() {
      triggers.track('results');
    },
    trackAssumptions() {
      triggers.track('assumptions');
      session.trackEveryLayout();
    },
    trackContents() {
      triggers.track('contents');
    },
    trackReceipts() {
      triggers.track('receipts');
    },
    trackComments() {
      triggers.track('comments');
      session.trackEveryLayout();
    },
    isLatestMine: () => isLatestMine,
    steps() {
      triggers.track('steps');
      return { canUndo: editor.canUndo, canRedo: editor.canRedo };
    },
    onClose(close) {
      closers.push(close);
    },
    async close() {
      isClosed = true;
      document.removeEventListener('visibilitychange', onHidden);
      doc.off('afterTransaction', begin);
      const running = calculation();
      if (running?.state() === 'ready') await localCopy.rememberValues(running.values);
      running?.close();
      engine?.terminate();
      conditions.close();
      watch.close();
      for (const close of closers) close();
      steps.close();
      connection.close();
      presence.close();
      localCopy.close();
      workbook.close();
      doc.destroy();
    },
  };
  return session;
}
