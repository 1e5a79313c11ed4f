/** Paper, margins, scale, repeated rows, and what stands at the head and foot of every page. */
import { For, type JSX, Show } from 'solid-js';
import {
  type Margins,
  type PageLine,
  type PageSetup,
  type PageText,
  orientations,
  pageLimits,
  pageTexts,
  papers,
} from '#model';
import { useText } from '../text/text.tsx';

/** In millimetres on all sides; the head and foot of a page need room. */
const marginChoices = {
  narrow: { top: 12, right: 8, bottom: 12, left: 8 },
  usual: { top: 18, right: 15, bottom: 18, left: 15 },
  wide: { top: 25, right: 25, bottom: 25, left: 25 },
} as const satisfies Record<string, Margins>;
type MarginChoice = keyof typeof marginChoices;

const isSame = (a: Margins, b: Margins): boolean =>
  a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.left === b.left;

export function SetupFields(props: {
  readonly setup: PageSetup;
  onChange(setup: PageSetup): void;
}): JSX.Element {
  const { t } = useText();
  const change = (part: Partial<PageSetup>): void => props.onChange({ ...props.setup, ...part });
  const choice = (): MarginChoice | 'own' =>
    (Object.keys(marginChoices) as MarginChoice[]).find((name) =>
      isSame(marginChoices[name], props.setup.margins),
    ) ?? 'own';
  const Choose = <Value extends string>(field: {
    readonly label: string;
    readonly value: Value;
    readonly values: readonly Value[];
    textOf(value: Value): string;
    onChoose(value: Value): void;
  }): JSX.Element => (
    <label class="field">
      <span>{field.label}</span>
      <select
        class="text-input"
        value={field.value}
        onChange={(event) => field.onChoose(event.currentTarget.value as Value)}
      >
        <For each={field.values}>
          {(value) => (
            <option value={value} selected={value === field.value}>
              {field.textOf(value)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
  const Line = (line: { readonly of: 'header' | 'footer' }): JSX.Element => (
    <fieldset>
      <legend>{t(`print.${line.of}`)}</legend>
      <div class="print-line">
        <For each={['left', 'middle', 'right'] as const}>
          {(side, i) => (
            <Choose<PageText>
              label={t(`print.${side}`)}
              value={props.setup[line.of][i()]!}
              values={pageTexts}
              textOf={(text) => t(`print.text.${text}`)}
              onChoose={(text) => {
                const [left, middle, right] = props.setup[line.of].map((old, at) =>
                  at === i() ? text : old,
                );
                const changed: PageLine = [left!, middle!, right!];
                change({ [line.of]: changed });
              }}
            />
          )}
        </For>
      </div>
    </fieldset>
  );
  return (
    <>
      <div class="print-pairs">
        <Choose
          label={t('print.paper')}
          value={props.setup.paper}
          values={papers}
          textOf={(paper) => paper.toUpperCase()}
          onChoose={(paper) => change({ paper })}
        />
        <Choose
          label={t('print.orientation')}
          value={props.setup.orientation}
          values={orientations}
          textOf={(orientation) => t(`print.${orientation}`)}
          onChoose={(orientation) => change({ orientation })}
        />
        <Choose<'fitWidth' | 'percent'>
          label={t('print.size')}
          value={props.setup.scale === 'fitWidth' ? 'fitWidth' : 'percent'}
          values={['fitWidth', 'percent']}
          textOf={(size) => t(`print.${size}`)}
          onChoose={(size) => change({ scale: size === 'fitWidth' ? size : 100 })}
        />
        <Show when={props.setup.scale !== 'fitWidth' && props.setup.scale}>
          {(percent) => (
            <label class="field">
              <span>{t('print.scale')}</span>
              <input
                type="number"
                class="text-input"
                min={pageLimits.scale.least}
                max={pageLimits.scale.most}
                value={percent()}
                onChange={(event) => {
                  const { least, most } = pageLimits.scale;
                  const wanted = event.currentTarget.valueAsNumber;
                  if (wanted >= least && wanted <= most) change({ scale: Math.round(wanted) });
                  else event.currentTarget.value = String(percent());
                }}
              />
            </label>
          )}
        </Show>
        <Choose<MarginChoice | 'own'>
          label={t('print.margins')}
          value={choice()}
          values={choice() === 'own' ? ['own', 'narrow', 'usual', 'wide'] : ['narrow', 'usual', 'wide']}
          textOf={(name) => t(`print.margin.${name}`)}
          onChoose={(name) => name !== 'own' && change({ margins: marginChoices[name] })}
        />
        <label class="field">
          <span>{t('print.headingRows')}</span>
          <input
            type="number"
            class="text-input"
            min={0}
            max={pageLimits.headingRows}
            value={props.setup.headingRows}
            onChange={(event) => {
              const wanted = event.currentTarget.valueAsNumber;
              if (wanted >= 0 && wanted <= pageLimits.headingRows)
                change({ headingRows: Math.trunc(wanted) });
              else event.currentTarget.value = String(props.setup.headingRows);
            }}
          />
        </label>
      </div>
      <Line of="header" />
      <Line of="footer" />
    </>
  );
}
