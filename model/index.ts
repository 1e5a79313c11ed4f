/** The model's door. What needs the calculation engine is behind `#model/calculation`, so that the page need not load it. */
export { type Result, done, refused } from './result.ts';
export {
  type Limits,
  type Notice,
  type NoticeAbout,
  type Role as AccessRole,
  closeCode,
  defaultLimits,
  isFinalClose,
  isRefusal,
  mayComment,
  mayEdit,
  messageKind,
  notices,
  readNoticeAbout,
  roles as accessRoles,
} from './protocol.ts';
export { type Presence, type Whereabouts, areWhereabouts, presenceLimits } from './presence.ts';
export { newDocument } from './workbook/new-document.ts';
export { forgetPerson } from './workbook/forget-person.ts';
export { cellsWrittenBy, writerOf } from './workbook/authorship.ts';
export {
  type Acknowledgement,
  acknowledgeWarning,
  hasAcknowledgements,
  withdrawAcknowledgement,
} from './workbook/acknowledgements.ts';
export {
  type Assumption,
  type AssumptionField,
  type EvidenceGrade,
  type Knowledge,
  type ReviewState,
  addAssumption,
  assumptionsOf,
  changeAssumption,
  changeAssumptions,
  evidenceGrades,
  removeAssumption,
  reviewStates,
} from './workbook/assumptions.ts';
export { type Axis, type LineId, type SlotId } from './workbook/axis.ts';
export {
  type Author,
  type Message,
  type MessageId,
  type Remark,
  type Thread,
  commentLimits,
  deleteMessage,
  editMessage,
  reopenThread,
  replyInThread,
  resolveThread,
  restingThreads,
  startThread,
  threadsOf,
} from './workbook/comments.ts';
export { type Content, readContent } from './workbook/content.ts';
export { type Editor, type Place, type Undone, openEditorBefore } from './workbook/editor.ts';
export { openEditor } from './workbook/open-editor.ts';
export {
  type CarriedBlock,
  type CarriedCell,
  type CopiedPart,
  type InBits,
  copiedCells,
  partOfCell,
  transposedBlock,
  typedCells,
  valueContent,
} from './workbook/carried.ts';
export { typedCell } from './workbook/typed-cell.ts';
export {
  type Landing,
  type Pasted,
  type Shifted,
  mergesIn,
  pasteAtOnce,
  pasteCells,
  pasteInBits,
} from './workbook/paste.ts';
export { clearCells, clearInputs, ownInputs, setBlock, setCell, setCells } from './workbook/edit.ts';
export { type TextPattern, readPattern } from './workbook/text-pattern.ts';
export { copyCells, fillRange } from './workbook/copy.ts';
export { copySheet } from './workbook/copy-sheet.ts';
export { moveCells } from './workbook/move-cells.ts';
export { type SeriesFill, fillSeries } from './workbook/fill-series.ts';
export { type Merge, mergeCells, mergesOf, unmergeCells } from './workbook/merges.ts';
export { type LineGroup, type Outline, outlineOf } from './workbook/outline.ts';
export {
  collapseLines,
  expandLines,
  groupLines,
  hideLines,
  showLines,
  ungroupLines,
} from './workbook/outline-verbs.ts';
export { freezePanes } from './workbook/panes.ts';
export { type SortKey, sortRange } from './workbook/sort.ts';
export { compareValues } from './workbook/sort-order.ts';
export {
  carriedTokens,
  entryText,
  findLostName,
  findLostPlace,
  problemOf,
  readFormula,
} from './workbook/entry.ts';
export { type Border, type BorderLine, type BorderSide, sidesOf, withSides } from './workbook/border.ts';
export {
  type Align,
  type CellFormat,
  type FormatChange,
  type Role,
  type Tint,
  type VerticalAlign,
  formatAt,
  isInputRole,
  isLocked,
  plainFormat,
  readFormatEntry,
  setFormat,
  setLineSize,
  sizeOfLine,
  tints,
} from './workbook/format.ts';
export { paintFormat } from './workbook/paint-format.ts';
export { type BorderChoice, borderChoices, setBorders } from './workbook/set-borders.ts';
export { type Loss, type OriginalOf, lossesIn } from './workbook/conflicts.ts';
export { type Unsent, bringOver, countWorn, nextEpoch, originalsIn, unsentIn } from './workbook/epoch.ts';
export { type LostThing, lostThing } from './workbook/lost-thing.ts';
export {
  type LostEntry,
  type Receipt,
  cellOfLost,
  markReceiptsSeen,
  portionsOf,
  receiptsFor,
  receiptsOf,
  restoreReceipt,
  writeReceipts,
} from './workbook/receipts.ts';
export { type Question, answerQuestions, isOpen, questionsAbout } from './workbook/questions.ts';
export { type CellSet, openPrecedents } from './workbook/precedents.ts';
export {
  type Obstacle,
  type Readiness,
  isMarkedReady,
  markReady,
  obstaclesTo,
  readinessOf,
  withdrawReady,
} from './workbook/readiness.ts';
export { type Lack, type RegisterLine, registerOf } from './workbook/register.ts';
export { type Warning, warningsOf } from './workbook/warnings.ts';
export {
  type Margins,
  type PageLine,
  type PageSetup,
  type PageText,
  orientations,
  pageLimits,
  pageSetupOf,
  pageTexts,
  papers,
  printAreaOf,
  setPageSetup,
} from './workbook/page-setup.ts';
export { type Range, rangeOfCell, sizeOf } from './workbook/range.ts';
export type { EditRefusal } from './workbook/refusal.ts';
export type { Rule } from './workbook/rule.ts';
export {
  type Breach,
  type Strictness,
  type Validation,
  type WantedRule,
  type WantedValidation,
  changeValidation,
  choicesOf,
  clearValidation,
  helpAt,
  ruleFormula,
  ruleText,
  setValidation,
  standingBreach,
  validationAt,
  validationsOf,
} from './workbook/validation.ts';
export { isYes } from './workbook/range-formula.ts';
export { breachesOn } from './workbook/breaches.ts';
export { type Comparison, type Condition, meets } from './workbook/condition.ts';
export {
  type ConditionalFormat,
  type ConditionStyle,
  type WantedCondition,
  type WantedFormat,
  addConditionalFormat,
  changeConditionalFormat,
  conditionStyles,
  conditionText,
  conditionalFormatsOf,
  conditionalStyles,
  moveConditionalFormat,
  plannedFormat,
  removeConditionalFormat,
} from './workbook/conditional-formats.ts';
export {
  type CellId,
  type CellKey,
  type SheetId,
  cellKey,
  isSet,
  linesOfKey,
  readRootName,
  schemaVersion,
  sheetLimits,
} from './workbook/schema.ts';
export { closedFormula } from './workbook/closed-formula.ts';
export { type ListedName, listNames, readNamed } from './workbook/name-list.ts';
export { defineName, deleteName, renameName } from './workbook/names.ts';
export { type ReferenceMark, areaOfName, referenceMarks } from './workbook/reference-marks.ts';
export { dependentsOf, precedentsOf } from './workbook/trace.ts';
export { addSheet, deleteSheet, moveSheet, renameSheet } from './workbook/sheets.ts';
export { maxTitleLength, renameWorkbook } from './workbook/title.ts';
export { type Sight, retyped, sightOf } from './workbook/half-typed.ts';
export { type Layout, type Migrated, currentLayout, migrate } from './workbook/migrate.ts';
export { type Lines, type Side, deleteLines, insertLines, moveLines } from './workbook/structure.ts';
export { type SheetChange, type WorkbookChange, watchWorkbook } from './workbook/watch.ts';
export { type Sheet, type Workbook, openWorkbook } from './workbook/workbook.ts';
export { type CprNumber, findCprNumbers, withoutCprNumbers } from './privacy/cpr-number.ts';
export { protectSheet } from './workbook/protection.ts';
export { type CprRule, cprRules, findPersonalNumber } from './privacy/personal-numbers.ts';
export { type Rights, openRights } from './workbook/rights/rights.ts';
export type { Entered, RightsWriter, RootWrites, Writes, Wrong } from './workbook/rights/writes.ts';
export { storedFormatCode } from './formula/format-code.ts';
export { readRelative, writeRelative } from './formula/relative.ts';
export { type Language, type LanguageId, danish, english, languages } from './formula/language.ts';
export {
  dateOfSerial,
  editText,
  formatPresets,
  formatValue,
  isDateFormat,
  serialOfDate,
} from './formula/number-format.ts';
export {
  type TextReference,
  nameOfCell,
  nameOfColumn,
  quoteSheetName,
  readWholeReference,
  writeReference,
} from './formula/reference.ts';
export { withDecimals } from './formula/decimals.ts';
export { type FormatCodeProblem, formatCodeText, readFormatCode } from './formula/typed-format-code.ts';
export { type Token, readTokens } from './formula/tokens.ts';
export { type PointingPlace, cycleFixed, pointingPlace } from './formula/pointing.ts';
export {
  type OpenCall,
  type Span,
  type TypedWord,
  bracketsAt,
  callAt,
  isFormulaText,
  strayCloses,
  typedTokens,
  wordAt,
} from './formula/typing.ts';
export { engineFunctions } from './formula/function-names.ts';
export { type Problem } from './formula/syntax.ts';
export { type Alternative, type Meaning, readTyped } from './formula/typed-input.ts';
export { type CellError, type ErrorName, type Value, isError } from './calculation/value.ts';
export { type Area, areaOf, referencesIn } from './formula/stored.ts';
export { resultArea, resultKeys } from './workbook/results.ts';
export { newWorkbookState, templates } from './templates/catalogue.ts';
export {
  type PictureKind,
  type PictureMark,
  type TemplatePicture,
  pictureKinds,
  pictureOf,
} from './templates/picture.ts';
export type { Template, TemplateWords } from './templates/template.ts';
export { ownNumbersId } from './templates/own-numbers.ts';
export { type ChangedRate, type RateDifference, rateDifference, updateRates } from './workbook/rate-sheet.ts';
export {
  type NumberFill,
  type NumberPlaces,
  type OwnNumber,
  fillOwnNumbers,
  ownNumbersIn,
  placesFor,
} from './workbook/own-numbers.ts';
export { type RateRowText, shippedRates } from './rates/rate-rows.ts';
export { evidence, evidenceFor } from './evidence/entries.ts';
export type { Direction, Evidence, Source, Support } from './evidence/evidence.ts';
export {
  type EffortKind,
  type Figure,
  type FigureUnit,
  type LibraryCase,
  type MissingInput,
  type TargetGroup,
  effortKinds,
  targetGroups,
} from './library/case.ts';
export { libraryCase, libraryCases } from './library/catalogue.ts';
export { amountText, figureText } from './library/figure-text.ts';
export { type Recalculated, recalculate } from './library/recalculate.ts';
export { type Telling, type ToldResult, tellingOf } from './library/named-results.ts';
export { startOf } from './library/start-of.ts';
export { publicCopy } from './workbook/public-copy.ts';
export { lineColour, nearestTint, tintColours } from './exchange/tint-colours.ts';
export { exportWorkbook } from './exchange/export-workbook.ts';
export type {
  NeutralArea,
  NeutralCell,
  NeutralCondition,
  NeutralContent,
  NeutralLook,
  NeutralPage,
  NeutralSheet,
  NeutralValidation,
  NeutralWorkbook,
} from './exchange/neutral.ts';
export {
  type Change,
  type ChangeAct,
  type ChangeFacts,
  type ChangeKind,
  changeActs,
  changeKinds,
} from './history/change.ts';
export { type Replay, openReplay } from './history/replay.ts';
export {
  type CellDifference,
  type CellSide,
  type Difference,
  type ResultDifference,
  type ThingDifference,
  type Version,
  compareVersions,
  pageOfDifference,
} from './history/compare.ts';
export { formulaIn } from './history/wording.ts';
export { type EarlierCell, restoreCells, restoreVersion } from './workbook/restore-version.ts';
