/** Help while a formula is typed: what a word may become, and what the function takes in which the caret stands. */
import { type Accessor, createMemo, createSignal, createUniqueId } from 'solid-js';
import { type Language, callAt, wordAt } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Desk, Draft } from './desk.ts';
import { type Offer, isUnfinished, offersFor } from './formula-offers.ts';
import { functionTexts } from './function-guide.ts';
import { type ShownArgument, readSignature, shownArguments } from './signature.ts';

/** A function, told. */
export interface ToldFunction {
  readonly name: string;
  readonly takes: readonly ShownArgument[];
  readonly says: string;
}

export interface FormulaHelp {
  readonly id: string;
  readonly offers: Accessor<readonly Offer[]>;
  readonly chosen: Accessor<number>;
  choose(index: number): void;
  readonly activeId: Accessor<string | undefined>;
  /** the function that is chosen in the list, or else the one whose arguments are typed */
  readonly told: Accessor<ToldFunction | undefined>;
  readonly isOpen: Accessor<boolean>;
  /** Handles a key of the list; true when it was one. */
  onKey(event: KeyboardEvent): boolean;
  take(offer: Offer): void;
}

export interface FormulaHelpOptions {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Accessor<Language>;
  readonly place: Draft['place'];
}

export function createFormulaHelp(options: FormulaHelpOptions): FormulaHelp {
  const { desk, session, language } = options;
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal(0);
  /** the person has gone through the list: Enter takes what it stands at */
  const [hasGone, setHasGone] = createSignal(false);
  const [hushed, setHushed] = createSignal<string>();

  const draft = (): Draft | undefined => {
    const typing = desk.draft();
    return typing?.place === options.place && desk.formula.isFormula() ? typing : undefined;
  };
  const word = createMemo(() => {
    const typing = draft();
    return typing && !desk.formula.pointed()
      ? wordAt(desk.formula.tokens(), typing.text, desk.formula.caret())
      : undefined;
  });
  const offers = createMemo((): readonly Offer[] => {
    const typed = word();
    const typing = draft();
    if (!typed || !typing || hushed() === typing.text) return [];
    setChosen(0);
    setHasGone(false);
    const found = offersFor(typed, {
      workbook: session.workbook,
      sheet: typing.at.sheet,
      language: language(),
    });
    const isDone = found.length === 1 && found[0]!.kind === 'name' && found[0]!.label === typed.text;
    return isDone ? [] : found;
  });
  const isListOpen = (): boolean => offers().length > 0;

  const told = createMemo((): ToldFunction | undefined => {
    if (!draft()) return undefined;
    const texts = functionTexts(language().id);
    const offer = offers()[chosen()];
    const call = callAt(desk.formula.tokens(), desk.formula.caret());
    const name = isListOpen() ? offer?.function : call?.name;
    const text = name === undefined ? undefined : texts?.[name];
    if (name === undefined || !text) return undefined;
    const [takes, says] = text;
    const current = isListOpen() ? -1 : (call?.argument ?? -1);
    return {
      name: language().functionFromEnglish(name),
      takes: shownArguments(readSignature(takes), current),
      says,
    };
  });

  const take = (offer: Offer): void => {
    const typing = draft();
    const at = word();
    if (!typing || !at) return;
    const after = typing.text.slice(at.end);
    const written = after.startsWith('(') && offer.kind === 'function' ? offer.label : offer.written;
    const caret = at.start + written.length + (written === offer.label && offer.kind === 'function' ? 1 : 0);
    desk.formula.write(typing.text.slice(0, at.start) + written + after, { start: caret, end: caret });
  };

  return {
    id,
    offers,
    chosen,
    choose: setChosen,
    activeId: () => (isListOpen() ? `${id}-${chosen()}` : undefined),
    told,
    isOpen: () => isListOpen() || told() !== undefined,
    take,
    onKey(event) {
      const { length } = offers();
      const typed = word();
      const { ctrlKey, altKey, shiftKey } = event;
      if (length === 0 || !typed || ctrlKey || altKey || shiftKey) return false;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const takes =
        event.key === 'Tab' || (event.key === 'Enter' && (hasGone() || isUnfinished(typed, offers())));
      if (step !== 0) {
        setChosen((chosen() + step + length) % length);
        setHasGone(true);
      } else if (takes) take(offers()[chosen()]!);
      else if (event.key === 'Escape') setHushed(draft()?.text);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
