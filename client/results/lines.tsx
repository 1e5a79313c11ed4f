/** Amounts over time as lines, in millions of kroner; a table beside it says the same. */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { For, type JSX, Show, createMemo } from 'solid-js';
import { type Language, formatValue } from '#model';
import { useText } from '../text/text.tsx';
import { kroner } from './case-answer.ts';

const width = 360;
const height = 190;
const margin = { top: 14, right: 24, bottom: 24, left: 44 } as const;

const markHeight = 10;

export interface Line {
  /** the same looks share one entry of the legend */
  readonly look: 'main' | 'forecast' | 'plan' | 'thin';
  readonly label: string;
  /** at the line's end */
  readonly mark?: string;
  /** undefined: no point */
  readonly amountsKr: readonly (number | undefined)[];
}

interface Point {
  readonly i: number;
  readonly kr: number;
}

const pointsOf = ({ amountsKr }: Line): readonly Point[] =>
  amountsKr.flatMap((kr, i) => (kr === undefined ? [] : [{ i, kr }]));

export function Lines(props: {
  readonly title: string;
  /** below the axis, one for each amount; some are left out where there is no room */
  readonly labels: readonly string[];
  /** the one that counts first */
  readonly lines: readonly Line[];
  /** index where it is paid back */
  readonly paidAt?: number | undefined;
  readonly language: Language;
}): JSX.Element {
  const { t } = useText();
  const x = createMemo(() =>
    scaleLinear([0, Math.max(props.labels.length - 1, 1)], [margin.left, width - margin.right]),
  );
  const y = createMemo(() => {
    const all = props.lines.flatMap((one) => pointsOf(one).map(({ kr }) => kr));
    const [low = 0, high = 0] = extent(all);
    return scaleLinear([Math.min(low, 0), Math.max(high, 1)], [height - margin.bottom, margin.top]).nice(4);
  });
  const path = (one: Line): string =>
    line<Point>(
      ({ i }) => x()(i),
      ({ kr }) => y()(kr),
    )([...pointsOf(one)]) ?? '';
  const shown = createMemo(() => {
    const step = Math.ceil(props.labels.length / 6);
    return props.labels.flatMap((text, i) => (i % step === 0 ? [{ text, i }] : []));
  });
  /** Where the marks at the ends stand, kept apart from each other. */
  const marks = createMemo(() => {
    const ends = props.lines.flatMap((one) => {
      const end = pointsOf(one).at(-1);
      return end && one.mark !== undefined
        ? [{ text: one.mark, x: x()(end.i) + 6, y: y()(end.kr) + 3.5 }]
        : [];
    });
    let free = -Infinity;
    return ends
      .sort((a, b) => a.y - b.y)
      .map((end) => {
        const placed = { ...end, y: Math.max(end.y, free) };
        free = placed.y + markHeight;
        return placed;
      });
  });
  /** In words, the line that counts. */
  const spoken = (): string => {
    const amounts = pointsOf(props.lines[0]!).map(({ kr }) => kr);
    const say = (kr: number | undefined): string => kroner(kr ?? 0, props.language.id);
    return t('boards.chartText', {
      title: props.title,
      first: say(amounts[0]),
      lowest: say(Math.min(...amounts)),
      last: say(amounts.at(-1)),
    });
  };
  const paid = createMemo((): Point | undefined => {
    const kr = props.paidAt === undefined ? undefined : props.lines[0]!.amountsKr[props.paidAt];
    return kr === undefined ? undefined : { i: props.paidAt!, kr };
  });
  const legend = createMemo(() =>
    props.lines.filter((one, i) => props.lines.findIndex(({ look }) => look === one.look) === i),
  );
  const tick = (kr: number): string =>
    formatValue(kr / 1_000_000, '0.0', props.language.id).text.replace(/^-/, '−');
  return (
    <figure class="curve lines">
      <figcaption>
        {props.title} <span>({t('boards.chartUnit')})</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken()}>
        <For each={y().ticks(4)}>
          {(kr) => (
            <g>
              <line
                class={kr === 0 ? 'zero' : 'rule'}
                x1={margin.left}
                x2={width - margin.right}
                y1={y()(kr)}
                y2={y()(kr)}
              />
              <text x={margin.left - 6} y={y()(kr) + 3.5} text-anchor="end">
                {tick(kr)}
              </text>
            </g>
          )}
        </For>
        <For each={shown()}>
          {({ text, i }) => (
            <text x={x()(i)} y={height - 6} text-anchor="middle">
              {text}
            </text>
          )}
        </For>
        <For each={props.lines.toReversed()}>
          {(one) => (
            <g class={one.look}>
              <path d={path(one)} />
            </g>
          )}
        </For>
        <For each={marks()}>
          {(mark) => (
            <text x={mark.x} y={mark.y}>
              {mark.text}
            </text>
          )}
        </For>
        <Show when={paid()}>
          {(point) => (
            <g class="paid">
              <circle cx={x()(point().i)} cy={y()(point().kr)} r="4.5" />
              <text
                x={x()(point().i) + (point().i > props.labels.length * 0.7 ? -8 : 8)}
                y={y()(point().kr) + 16}
                text-anchor={point().i > props.labels.length * 0.7 ? 'end' : 'start'}
              >
                {t('boards.chartPaid')}
              </text>
            </g>
          )}
        </Show>
      </svg>
      <Show when={legend().length > 1}>
        <ul class="legend">
          <For each={legend()}>
            {(one) => (
              <li>
                <svg viewBox="0 0 26 8" aria-hidden="true" class={one.look}>
                  <path d="M1 4 H25" />
                </svg>
                {one.label}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </figure>
  );
}
