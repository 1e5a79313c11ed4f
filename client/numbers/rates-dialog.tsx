/** Brings the workbook's rates up to those of this program, when the person has seen what it does to the results. */
import { For, type JSX, Show, createSignal, onCleanup } from 'solid-js';
import { type RateRowText, formatValue, rateDifference, shippedRates, updateRates } from '#model';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { resultOf } from '../results/result-of.ts';
import { readCase } from '../results/case-answer.ts';
import { openPreview } from '../results/preview.ts';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { BeforeAndAfter } from './before-and-after.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import './numbers.css';

export default function RatesDialog(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  onClose(): void;
}): JSX.Element {
  const { t, language } = useText();
  const { session } = props;
  // As it is when the dialog opens: what a colleague changes meanwhile is taken as it is then.
  const difference = rateDifference(session.workbook, shippedRates);
  const count = difference ? difference.added.length + difference.changed.length : 0;
  const preview =
    count > 0 ? openPreview(session.workbook.doc, (editor) => updateRates(editor, shippedRates)) : undefined;
  onCleanup(() => preview?.close());
  const [problem, setProblem] = createSignal('');

  const day = (serial: number | undefined): string =>
    serial === undefined ? '–' : formatValue(serial, 'dd-mm-yyyy', language().id).text;
  const dayOf = ({ validFrom }: RateRowText): string => validFrom.split('-').toReversed().join('-');
  const amount = (kr: number | undefined): string =>
    kr === undefined ? '–' : formatValue(kr, '#,##0', language().id).text;
  const rows = [
    ...(difference?.changed ?? []).map(({ rate, amount: old }) => ({ rate, old })),
    ...(difference?.added ?? []).map((rate) => ({ rate, old: undefined })),
  ];

  const accept = (): void => {
    const updated = updateRates(session.editor, shippedRates);
    if (!updated.ok) {
      setProblem(t(updated.error.kind === 'noRoom' ? 'numbers.noRoom' : 'numbers.notUpdated'));
      return;
    }
    props.desk.say(() => t('numbers.updated'));
    props.onClose();
  };

  return (
    <DialogFrame
      class="numbers-dialog"
      title={t('numbers.ratesHeading')}
      description={t('numbers.ratesText', {
        mine: day(difference?.asOf),
        newest: day(difference?.newAsOf),
      })}
      problem={undefined}
      onClose={() => props.onClose()}
    >
      <Show when={count > 0} fallback={<p>{t('numbers.ratesSame')}</p>}>
        <div class="numbers-scroll" tabIndex={0} role="region" aria-label={t('numbers.differences')}>
          <table class="numbers-table">
            <caption>{t('numbers.differences')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('numbers.rate')}</th>
                <th scope="col">{t('numbers.from')}</th>
                <th scope="col">{t('numbers.old')}</th>
                <th scope="col">{t('numbers.new')}</th>
                <th scope="col" class="text">
                  {t('numbers.kind')}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={rows}>
                {({ rate, old }) => (
                  <tr>
                    <th scope="row">{rate.name}</th>
                    <td>{dayOf(rate)}</td>
                    <td>{amount(old)}</td>
                    <td>
                      {amount(rate.amount)} {rate.unit}
                    </td>
                    <td class="text">{rate.kind}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
        <h3>{t('numbers.effectHeading')}</h3>
        <BeforeAndAfter before={readCase((key) => resultOf(session, key))} after={preview?.state()} />
        <ProblemNote text={problem()} />
        <div class="row-of-buttons dialog-foot">
          <button
            type="button"
            class="button primary"
            disabled={preview?.state()?.kind === 'waiting'}
            onClick={accept}
          >
            {t('numbers.accept')}
          </button>
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('numbers.leave')}
          </button>
        </div>
      </Show>
    </DialogFrame>
  );
}
