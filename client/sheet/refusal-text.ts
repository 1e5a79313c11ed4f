/** A refused edit in the person's words. */
import type { EditRefusal } from '#model';
import type { TextKey, Translate } from '../text/text.tsx';

const sheetNames = {
  empty: 'refusal.sheetNameEmpty',
  tooLong: 'refusal.sheetNameTooLong',
  characters: 'refusal.sheetNameCharacters',
  taken: 'refusal.sheetNameTaken',
} as const satisfies Record<string, TextKey>;

/** `typed` is what would otherwise be lost; it is told with the reason. */
export function textOfRefusal(refusal: EditRefusal, t: Translate, typed: string): string {
  switch (refusal.kind) {
    case 'readOnly':
      return t('refusal.readOnly');
    case 'gone':
      return typed === '' ? t('refusal.goneShort') : t('refusal.gone', { text: typed });
    case 'locked':
      return t('refusal.locked');
    case 'textTooLong':
      return t('refusal.textTooLong', { limit: refusal.limit });
    case 'sheetFull':
      return t('refusal.sheetFull', { rows: refusal.rows, columns: refusal.columns });
    case 'lastSheet':
      return t('refusal.lastSheet');
    case 'badSheetName':
      return t(sheetNames[refusal.why]);
    case 'badName':
      return t('refusal.badName');
  }
}
