/** What a case comes to now, and what it would come to: the three figures that are decided on. */
import { For, type JSX, Match, Switch } from 'solid-js';
import type { LanguageId } from '#model';
import { type CaseAnswer, type CaseState, kroner, monthName, points } from '../results/case-answer.ts';
import { type Translate, useText } from '../text/text.tsx';
import './numbers.css';

function paybackText({ payback }: CaseAnswer, t: Translate, language: LanguageId): string {
  if (payback.kind === 'in') return monthName(payback.month, language);
  return t(payback.kind === 'never' ? 'numbers.paysNever' : 'numbers.paysAtStart');
}

function neededText({ needed }: CaseAnswer, t: Translate, language: LanguageId): string {
  if (!needed || needed.kind === 'nothing') return '–';
  if (needed.kind === 'outOfReach') return t('numbers.outOfReach');
  const size = points(needed.needed, language);
  return needed.by === 'gap' ? t('numbers.points', { size }) : `${size} %`;
}

export function BeforeAndAfter(props: {
  readonly before: CaseState;
  /** undefined: it could not be calculated */
  readonly after: CaseState | undefined;
}): JSX.Element {
  const { t, language } = useText();
  const texts = (state: CaseState | undefined): readonly string[] => {
    if (state?.kind !== 'answer') return ['–', '–', '–'];
    const { answer } = state;
    const { id } = language();
    return [kroner(answer.netKr, id), paybackText(answer, t, id), neededText(answer, t, id)];
  };
  const rows = (): readonly (readonly [string, string | undefined, string | undefined])[] => {
    const before = texts(props.before);
    const after = texts(props.after);
    return [t('numbers.net'), t('numbers.payback'), t('numbers.needed')].map(
      (label, i) => [label, before[i], after[i]] as const,
    );
  };
  return (
    <Switch>
      <Match when={props.after?.kind === 'waiting'}>
        <p role="status">{t('numbers.calculating')}</p>
      </Match>
      <Match when={props.after === undefined}>
        <p role="alert">{t('numbers.notCalculated')}</p>
      </Match>
      <Match when={props.after?.kind === 'missing'}>
        <p>{t('numbers.noAnswer')}</p>
      </Match>
      <Match when={props.after?.kind === 'answer'}>
        <table class="numbers-table" data-before-after>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('numbers.now')}</th>
              <th scope="col">{t('numbers.withNew')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {([label, before, after]) => (
                <tr classList={{ differs: before !== after }}>
                  <th scope="row">{label}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Match>
    </Switch>
  );
}
