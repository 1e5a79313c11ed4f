/** Fetches the municipality's own numbers from another workbook into this one, those that the person ticks. */
import { For, type JSX, Match, Show, Switch, createSignal, onMount } from 'solid-js';
import {
  type NumberFill,
  type NumberPlaces,
  type OwnNumber,
  fillOwnNumbers,
  formatValue,
  ownNumbersId,
  placesFor,
} from '#model';
import { type ApiProblem, type WorkbookRow, fetchOwnNumbers, fetchWorkbooks } from '../api.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import type { Desk } from '../sheet/desk.ts';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import './numbers.css';

interface Line {
  readonly number: OwnNumber;
  readonly places: NumberPlaces;
}

/** Today by this computer's calendar: Swedish days are written as 2026-11-22. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

export default function OwnNumbersDialog(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  onClose(): void;
}): JSX.Element {
  const { t, language } = useText();
  const { session } = props;
  const [sources, setSources] = createSignal<readonly WorkbookRow[]>();
  const [title, setTitle] = createSignal('');
  const [lines, setLines] = createSignal<readonly Line[]>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [refusal, setRefusal] = createSignal('');
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, number>>(new Map());

  const fetchFrom = async (id: string): Promise<void> => {
    setLines(undefined);
    const answer = await fetchOwnNumbers(id);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    const found = answer.value.numbers.map((number) => ({
      number,
      places: placesFor(session.workbook, number),
    }));
    setTitle(answer.value.title);
    setChosen(
      new Map(
        found.flatMap(({ number, places }) =>
          places.kind === 'lines' && places.likely !== undefined ? [[number.key, places.likely]] : [],
        ),
      ),
    );
    setLines(found);
    setTicked(new Set(found.filter((line) => fillOf(line) && isNew(line)).map(({ number }) => number.key)));
  };

  onMount(async () => {
    const answer = await fetchWorkbooks();
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    const own = answer.value.filter(({ id, template }) => template === ownNumbersId && id !== session.id);
    setSources(own);
    if (own[0]) await fetchFrom(own[0].id);
  });

  const placeOf = ({ number, places }: Line) => {
    if (places.kind === 'input') return places.place;
    const line = chosen().get(number.key);
    return places.kind === 'lines' && line !== undefined ? places.lines[line] : undefined;
  };
  const fillOf = (line: Line): NumberFill | undefined => {
    const place = placeOf(line);
    return place && line.number.value !== undefined ? { cell: place.cell, number: line.number } : undefined;
  };
  const isNew = (line: Line): boolean => placeOf(line)?.old !== line.number.value;
  const fills = (): readonly NumberFill[] =>
    (lines() ?? []).flatMap((line) => (ticked().has(line.number.key) ? (fillOf(line) ?? []) : []));

  const shown = (value: number | undefined, unit: string): string =>
    value === undefined ? '–' : formatValue(value, unit === 'andel' ? '0.00 %' : '#,##0', language().id).text;

  const tick = (key: string, isOn: boolean): void => {
    const next = new Set(ticked());
    if (isOn) next.add(key);
    else next.delete(key);
    setTicked(next);
  };

  const accept = (): void => {
    const count = fills().length;
    const filled = fillOwnNumbers(session.editor, { title: title(), today: today() }, fills());
    if (!filled.ok) {
      setRefusal(textOfRefusal(filled.error, { t, language: language().id }, ''));
      return;
    }
    const from = title();
    props.desk.say(() => t('numbers.fetched', { count, title: from }));
    props.onClose();
  };

  return (
    <DialogFrame
      class="numbers-dialog"
      title={t('numbers.ownHeading')}
      description={t('numbers.ownText')}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <Switch>
        <Match when={sources()?.length === 0}>
          <p>{t('numbers.ownNone')}</p>
          <a class="button" href="/">
            {t('app.backToStart')}
          </a>
        </Match>
        <Match when={sources()}>
          {(own) => (
            <label class="field">
              <span>{t('numbers.fetchFrom')}</span>
              <select class="text-input" onChange={(event) => void fetchFrom(event.currentTarget.value)}>
                <For each={own()}>{(row) => <option value={row.id}>{row.title}</option>}</For>
              </select>
            </label>
          )}
        </Match>
      </Switch>
      <Show when={lines()?.length === 0}>
        <p>{t('numbers.ownEmpty')}</p>
      </Show>
      <Show when={(lines()?.length ?? 0) > 0}>
        <div class="numbers-scroll" tabIndex={0} role="region" aria-label={t('numbers.ownHeading')}>
          <table class="numbers-table">
            <thead>
              <tr>
                <th scope="col">{t('numbers.number')}</th>
                <th scope="col" class="text">
                  {t('numbers.goesTo')}
                </th>
                <th scope="col">{t('numbers.old')}</th>
                <th scope="col">{t('numbers.new')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={lines()}>
                {(line) => (
                  <tr>
                    <th scope="row">
                      <label class="numbers-tick">
                        <input
                          type="checkbox"
                          checked={ticked().has(line.number.key)}
                          disabled={!fillOf(line)}
                          onChange={(event) => tick(line.number.key, event.currentTarget.checked)}
                        />
                        <span>
                          {line.number.label}
                          <small>
                            {[line.number.source, line.number.date?.split('-').toReversed().join('-')]
                              .filter(Boolean)
                              .join(' · ')}
                          </small>
                        </span>
                      </label>
                    </th>
                    <td class="text">
                      <PlaceCell
                        line={line}
                        chosen={chosen().get(line.number.key)}
                        onChoose={(index) => {
                          const next = new Map(chosen());
                          if (index === undefined) next.delete(line.number.key);
                          else next.set(line.number.key, index);
                          setChosen(next);
                          tick(line.number.key, index !== undefined);
                        }}
                      />
                    </td>
                    <td>{shown(placeOf(line)?.old, line.number.unit)}</td>
                    <td>
                      {shown(line.number.value, line.number.unit)}{' '}
                      {line.number.unit === 'andel' ? '' : line.number.unit}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
        <ProblemNote text={refusal()} />
        <div class="row-of-buttons dialog-foot">
          <button type="button" class="button primary" disabled={fills().length === 0} onClick={accept}>
            {t('numbers.fetch', { count: fills().length })}
          </button>
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
        </div>
      </Show>
    </DialogFrame>
  );
}

/** Where a number goes: what is said of it, or a choice among the cost lines. */
function PlaceCell(props: {
  readonly line: Line;
  readonly chosen: number | undefined;
  onChoose(index: number | undefined): void;
}): JSX.Element {
  const { t } = useText();
  const { number, places } = props.line;
  if (number.value === undefined) return <>{t('numbers.isFormula')}</>;
  if (places.kind === 'none') return <>{t('numbers.noPlace')}</>;
  if (places.kind === 'input') return <>{places.place.label}</>;
  return (
    <select
      class="text-input"
      aria-label={t('numbers.lineFor', { label: number.label })}
      value={props.chosen ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        props.onChoose(value === '' ? undefined : Number(value));
      }}
    >
      <option value="">{t('numbers.chooseLine')}</option>
      <For each={places.lines}>{(line, i) => <option value={i()}>{line.label}</option>}</For>
    </select>
  );
}
