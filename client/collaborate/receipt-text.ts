/** What was lost, in the person's words: one sentence or three for the notice, single words for the list. */
import { type FormatChange, type Language, formatPresets } from '#model';
import type { TextKey, Translate } from '../text/text.tsx';
import type { ReceiptFacts, Wording } from './receipt-facts.ts';

export interface Speaker {
  readonly t: Translate;
  readonly language: Language;
  /** whose receipts they are */
  readonly me: string;
  readonly now: Date;
  /** the sheet that is open: its name need not be said */
  readonly openSheet: string | undefined;
}

/** Longest value that a sentence quotes; the list shows more of it. */
const longestQuoted = 60;

function quoted(text: string, longest: number): string {
  const oneLine = text.replaceAll(/\s+/g, ' ');
  return oneLine.length <= longest ? oneLine : `${oneLine.slice(0, longest - 1)}…`;
}

const locales = { da: 'da-DK', en: 'en-GB' } as const;

/** The time of day when it was today, otherwise the date too. */
export function textOfMoment(
  at: number,
  { t, language, now }: Pick<Speaker, 't' | 'language' | 'now'>,
): string {
  const moment = new Date(at);
  const locale = locales[language.id];
  const time = moment.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (moment.toDateString() === now.toDateString()) return t('receipt.at', { time });
  const date = moment.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    ...(moment.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  });
  return t('receipt.onDate', { date, time });
}

function nameOfColleague({ receipt: { by } }: ReceiptFacts, { t, me }: Pick<Speaker, 't' | 'me'>): string {
  if (by.person === me) return t('receipt.otherWindow');
  return by.name || t('receipt.someone');
}

/** The longest text in the list; more would bury the other entries. */
const longestListed = 300;

export function textOfWording(wording: Wording, t: Translate, longest = longestListed): string {
  switch (wording.kind) {
    case 'text':
      return quoted(wording.text, longest);
    case 'format':
      return textOfFormat(wording.change, t);
    case 'size':
      return wording.px === undefined
        ? t('receipt.word.usualSize')
        : t('receipt.word.size', { px: wording.px });
    case 'place':
      return t(`receipt.word.${wording.side}`, { name: wording.name });
    default:
      return t(`receipt.word.${wording.kind}`);
  }
}

function textOfFormat(change: FormatChange, t: Translate): string {
  if ('number' in change) {
    const preset = formatPresets.find(({ code }) => code === change.number);
    return preset ? t(`format.${preset.key}`) : t('format.other', { code: change.number ?? '' });
  }
  if ('bold' in change) return t(change.bold ? 'receipt.word.bold' : 'receipt.word.notBold');
  if ('italic' in change) return t(change.italic ? 'receipt.word.italic' : 'receipt.word.notItalic');
  if ('wrap' in change) return t(change.wrap ? 'receipt.word.wrap' : 'receipt.word.notWrap');
  if ('underline' in change)
    return t(change.underline ? 'receipt.word.underline' : 'receipt.word.notUnderline');
  if ('align' in change) return t(`receipt.word.${change.align ?? 'usualAlign'}`);
  if ('vertical' in change) return t(`receipt.word.${change.vertical ?? 'bottom'}`);
  if ('border' in change) return t(`receipt.border.${change.border ?? 'none'}`);
  if ('colour' in change) return t(`receipt.colour.${change.colour ?? 'usual'}`);
  if ('ground' in change) return t(`receipt.ground.${change.ground ?? 'none'}`);
  return t('receipt.word.role');
}

const gonePlaces = {
  row: 'receipt.place.rowGone',
  column: 'receipt.place.columnGone',
  sheet: 'receipt.place.sheetGone',
} as const satisfies Record<string, TextKey>;

/** Where it is about, as a heading. */
export function textOfPlace(facts: ReceiptFacts, t: Translate): string {
  const { kind, where, sheetName: sheet = '', side, gone } = facts;
  const place = (): string => {
    switch (kind) {
      case 'sheetName':
      case 'sheetOrder':
      case 'sheetDeletion':
        return t('receipt.place.sheet', { where });
      case 'nameText':
      case 'nameFormula':
      case 'nameDeletion':
        return t('receipt.place.name', { where });
      case 'title':
        return t('receipt.place.title');
      case 'other':
        return t('receipt.place.other');
      default:
        return t(`receipt.place.${side ?? 'cell'}`, { where, sheet });
    }
  };
  return gone ? `${place()} (${t(gonePlaces[gone.what])})` : place();
}

function textOfGone({ gone, sheetName = '' }: ReceiptFacts, t: Translate): string {
  if (!gone) return '';
  const { what, count, name } = gone;
  if (what === 'sheet') return t('receipt.what.sheet', { name: sheetName });
  return count === 1 ? t(`receipt.what.${what}`, { name }) : t(`receipt.what.${what}s`, { count });
}

/** What happened: who did what, while I did what. */
export function textOfEvent(facts: ReceiptFacts, speaker: Speaker): string {
  const { t } = speaker;
  const { kind, side, parts, gone, sheetName, receipt } = facts;
  const [first] = parts;
  const isHere = sheetName === undefined || side !== undefined || sheetName === speaker.openSheet;
  const isNamed = isHere || gone?.what === 'sheet';
  const where = isNamed ? facts.where : t('receipt.place.cell', { where: facts.where, sheet: sheetName });
  const lost = first ? textOfWording(first.lost(), t, longestQuoted) : '';
  const values = {
    who: nameOfColleague(facts, speaker),
    when: textOfMoment(receipt.at, speaker),
    where,
    what: textOfGone(facts, t),
    count: parts.length,
    lost,
  };
  switch (kind) {
    case 'content':
      if (receipt.how === 'deleted' && gone)
        return t(parts.length === 1 ? 'receipt.said.deleted' : 'receipt.said.deletedMany', values);
      if (parts.length > 1) return t('receipt.said.changedMany', values);
      return t(
        first?.lost().kind === 'empty' ? 'receipt.said.changedCleared' : 'receipt.said.changed',
        values,
      );
    case 'format':
      return t('receipt.said.format', values);
    case 'size':
      return t(side === 'rows' ? 'receipt.said.height' : 'receipt.said.width', values);
    case 'move':
      return t(side === 'rows' ? 'receipt.said.moveRows' : 'receipt.said.moveColumns', values);
    case 'sheetName':
    case 'sheetOrder':
    case 'title':
      return t(`receipt.said.${kind}`, values);
    case 'nameText':
    case 'nameFormula':
      return t(receipt.how === 'deleted' ? 'receipt.said.nameDeleted' : 'receipt.said.name', values);
    default:
      return t('receipt.said.other', values);
  }
}

/** Whether all that was lost, and all that stands there now, can be said in one word each. */
function commonWordings(
  { parts }: ReceiptFacts,
  t: Translate,
): { readonly lost: string; readonly now: string } | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const lost = textOfWording(first.lost(), t, longestQuoted);
  const now = textOfWording(first.now(), t, longestQuoted);
  const isCommon = parts.every(
    (part) =>
      textOfWording(part.lost(), t, longestQuoted) === lost &&
      textOfWording(part.now(), t, longestQuoted) === now,
  );
  return isCommon ? { lost, now } : undefined;
}

/** All of it: what happened, what stands there now, what I had written. */
export function textOfReceipt(facts: ReceiptFacts, speaker: Speaker): string {
  const { t } = speaker;
  const { kind, parts, gone, receipt } = facts;
  const sentences = [textOfEvent(facts, speaker)];
  const words = commonWordings(facts, t);
  const [first] = parts;
  if (!words || !first || first.lost().kind === 'unsaid') return sentences[0]!;
  if (kind === 'content') {
    if (receipt.how === 'deleted' && gone) return sentences[0]!;
    if (first.now().kind === 'deleted') sentences.push(t('receipt.said.nowGone'));
    else if (first.now().kind === 'empty') sentences.push(t('receipt.said.nowEmpty'));
    else sentences.push(t('receipt.said.nowIs', words));
    if (first.lost().kind !== 'empty') sentences.push(t('receipt.said.youWrote', words));
    return sentences.join(' ');
  }
  if (first.now().kind !== 'deleted' || kind === 'sheetDeletion' || kind === 'lineDeletion')
    sentences.push(t('receipt.said.nowSet', words));
  else if (receipt.how !== 'deleted') sentences.push(t('receipt.said.nowGone'));
  const isWritten = first.lost().kind === 'text';
  sentences.push(t(isWritten ? 'receipt.said.youWrote' : 'receipt.said.youChose', words));
  return sentences.join(' ');
}

/** What the button that brings it back says. */
export function textOfRestore({ kind, parts, gone }: ReceiptFacts, t: Translate): string {
  switch (kind) {
    case 'content':
      if (gone) return t(`receipt.restore.${gone.what}${parts.length > 1 ? 's' : ''}` as TextKey);
      if (parts.length > 1) return t('receipt.restore.values');
      return t(parts[0]?.lost().kind === 'empty' ? 'receipt.restore.clear' : 'receipt.restore.value');
    case 'format':
      return t('receipt.restore.format');
    case 'move':
    case 'sheetOrder':
      return t('receipt.restore.move');
    case 'sheetName':
    case 'nameText':
    case 'title':
      return t('receipt.restore.name');
    default:
      return t('receipt.restore.change');
  }
}
