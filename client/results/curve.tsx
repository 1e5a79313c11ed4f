/** The cumulated net gain over time, with the point where the case has paid for itself. The table beside it says the same. */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { For, type JSX, Show, createMemo } from 'solid-js';
import { type Language, formatValue } from '#model';
import { useText } from '../text/text.tsx';
import { type CaseAnswer, type CurvePoint, kroner, monthName } from './case-answer.ts';

const width = 360;
const height = 190;
const margin = { top: 14, right: 14, bottom: 24, left: 44 } as const;

export function Curve(props: { readonly answer: CaseAnswer; readonly language: Language }): JSX.Element {
  const { t } = useText();
  const curve = (): readonly CurvePoint[] => props.answer.curve;
  const x = createMemo(() => {
    const [first = 0, last = 1] = extent(curve(), ({ month }) => month);
    return scaleLinear([first, Math.max(last, first + 1)], [margin.left, width - margin.right]);
  });
  const y = createMemo(() => {
    const [low = 0, high = 0] = extent(curve(), ({ cumulatedKr }) => cumulatedKr);
    return scaleLinear([Math.min(low, 0), Math.max(high, 1)], [height - margin.bottom, margin.top]).nice(4);
  });
  const path = (): string =>
    line<CurvePoint>(
      ({ month }) => x()(month),
      ({ cumulatedKr }) => y()(cumulatedKr),
    )([...curve()]) ?? '';
  const shade = (): string =>
    area<CurvePoint>(
      ({ month }) => x()(month),
      () => y()(0),
      ({ cumulatedKr }) => y()(cumulatedKr),
    )([...curve()]) ?? '';
  const years = createMemo(() => {
    const seen = new Map<string, number>();
    for (const { month } of curve()) {
      const year = formatValue(month, 'yyyy', 'en').text;
      if (!seen.has(year)) seen.set(year, month);
    }
    const all = [...seen];
    const step = Math.ceil(all.length / 6);
    return all.filter((_, i) => i % step === 0);
  });
  const paid = createMemo(() => {
    const payback = props.answer.stop?.eaten ?? props.answer.payback;
    return payback.kind === 'in' ? curve().find(({ month }) => month >= payback.month) : undefined;
  });
  const tick = (kr: number): string =>
    formatValue(kr / 1_000_000, '0.0', props.language.id).text.replace(/^-/, '−');
  const spoken = (): string => {
    const amounts = curve().map(({ cumulatedKr }) => cumulatedKr);
    const last = curve().at(-1);
    return t('result.chartText', {
      first: kroner(amounts[0] ?? 0, props.language.id),
      lowest: kroner(Math.min(...amounts), props.language.id),
      last: kroner(last?.cumulatedKr ?? 0, props.language.id),
      lastMonth: monthName(last?.month ?? 0, props.language.id),
    });
  };
  return (
    <figure class="curve">
      <figcaption>
        {t(props.answer.stop ? 'stop.chartTitle' : 'result.chartTitle')}{' '}
        <span>({t('result.chartUnit')})</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${t(props.answer.stop ? 'stop.chartTitle' : 'result.chartTitle')}. ${spoken()}`}
      >
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
        <For each={years()}>
          {([year, month]) => (
            <text x={x()(month)} y={height - 6} text-anchor="middle">
              {year}
            </text>
          )}
        </For>
        <path class="shade" d={shade()} />
        <path class="line" d={path()} />
        <Show when={paid()}>
          {(point) => (
            <g class="paid">
              <circle cx={x()(point().month)} cy={y()(point().cumulatedKr)} r="4.5" />
              <text x={x()(point().month) + 8} y={y()(point().cumulatedKr) + 16}>
                {t(props.answer.stop ? 'stop.chartEaten' : 'result.chartPaid')}
              </text>
            </g>
          )}
        </Show>
      </svg>
    </figure>
  );
}
