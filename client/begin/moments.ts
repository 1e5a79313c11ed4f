/** When something was, as a person reads it: "22. nov. 2026 18.05". */
import { useText } from '../text/text.tsx';

export function createMoments(): (ms: number) => string {
  const { language } = useText();
  return (ms) =>
    new Date(ms).toLocaleString(language().id === 'da' ? 'da-DK' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
}
