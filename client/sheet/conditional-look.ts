/**
 * The styles that conditional formats give the cells on the screen. A rule that is being made is shown to its maker alone:
 * it stands here until it is saved, and never in the shared document.
 */
import { type Accessor, createMemo, createRoot, createSignal, getOwner, runWithOwner } from 'solid-js';
import {
  type CellKey,
  type ConditionStyle,
  type ConditionalFormat,
  type Sheet,
  type SheetId,
  type Value,
  type Workbook,
  conditionalFormatsOf,
  conditionalStyles,
  serialOfDate,
} from '#model';

/** The styles of a cell by position, the most important first. */
export type StylesAt = (row: number, column: number) => readonly ConditionStyle[];

export interface ConditionalLook {
  /** Reactive: runs again when rules or values on the sheet change. */
  on(sheet: Sheet): StylesAt;
  /** Shows these rules on a sheet instead of those in the document, to me alone; undefined ends it. */
  preview(rules: Preview | undefined): void;
  close(): void;
}

export interface Preview {
  readonly sheet: SheetId;
  readonly rules: readonly ConditionalFormat[];
}

export interface LookSources {
  readonly workbook: Workbook;
  /** what the rules are, where their cells stand */
  trackRules(sheet: SheetId): void;
  trackAnyValue(): void;
  valueAt(sheet: SheetId, key: CellKey): Value | undefined;
  /** the value of a formula that stands in no cell; tracked */
  calculate(stored: string, sheet: SheetId): Value | undefined;
}

const none: readonly ConditionStyle[] = [];
const plain: StylesAt = () => none;

export function createConditionalLook(sources: LookSources): ConditionalLook {
  const { workbook } = sources;
  return createRoot((close) => {
    const owner = getOwner();
    const [shown, setShown] = createSignal<Preview>();
    const sheets = new Map<SheetId, Accessor<StylesAt>>();

    const open = (sheet: Sheet): Accessor<StylesAt> =>
      createMemo(() => {
        sources.trackRules(sheet.id);
        const previewed = shown();
        const rules =
          previewed?.sheet === sheet.id ? previewed.rules : conditionalFormatsOf(workbook, sheet.id);
        if (rules.length === 0) return plain;
        sources.trackAnyValue();
        const today = new Date();
        return conditionalStyles(
          workbook,
          sheet,
          {
            valueAt: (id, key) => sources.valueAt(id, key),
            calculate: (stored, id) => sources.calculate(stored, id),
            today: serialOfDate(today.getFullYear(), today.getMonth() + 1, today.getDate()),
          },
          rules,
        );
      });

    return {
      on(sheet) {
        let styles = sheets.get(sheet.id);
        if (!styles) {
          // It is opened inside whatever asks first, and must outlive that.
          styles = runWithOwner(owner, () => open(sheet))!;
          sheets.set(sheet.id, styles);
        }
        return styles();
      },
      preview: setShown,
      close,
    };
  });
}
