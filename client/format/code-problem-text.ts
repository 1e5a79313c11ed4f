/** What is wrong with a number format code, in the person's words. */
import type { FormatCodeProblem } from '#model';
import type { Translate } from '../text/text.tsx';

export function textOfCodeProblem(problem: FormatCodeProblem, t: Translate): string {
  switch (problem.kind) {
    case 'open':
      return t(problem.mark === '"' ? 'look.code.openQuote' : 'look.code.openBracket');
    case 'tooLong':
    case 'sections':
      return t(`look.code.${problem.kind}`, { limit: problem.limit });
    case 'looseText':
    case 'bracket':
      return t(`look.code.${problem.kind}`, { text: problem.text });
    default:
      return t(`look.code.${problem.kind}`);
  }
}
