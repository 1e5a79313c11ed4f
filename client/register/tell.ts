/** Runs a verb for the register and tells what it refused; true when it was taken. */
import type { EditRefusal, Result } from '#model';
import type { Desk } from '../sheet/desk.ts';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import type { Translate } from '../text/text.tsx';
import type { LanguageId } from '#model';

export function tell(
  result: Result<unknown, EditRefusal>,
  to: { readonly desk: Desk; readonly t: Translate; readonly language: LanguageId },
): boolean {
  if (result.ok) return true;
  to.desk.say(() => textOfRefusal(result.error, to, ''), 'bad');
  return false;
}
