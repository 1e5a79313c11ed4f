/** Municipalities as points of two figures, one's own set apart by shape, colour and name; a table has the same figures. */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { For, type JSX, Show, createMemo } from 'solid-js';

const width = 360;
const height = 220;
const margin = { top: 12, right: 14, bottom: 40, left: 44 } as const;

export interface ScatterPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isOwn: boolean;
}

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const { length } = sorted;
  return (sorted[Math.floor((length - 1) / 2)]! + sorted[Math.ceil((length - 1) / 2)]!) / 2;
};

export function Scatter(props: {
  readonly title: string;
  readonly detail: string;
  /** in words, for who cannot see it */
  readonly spoken: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly points: readonly ScatterPoint[];
  xText(value: number): string;
  yText(value: number): string;
}): JSX.Element {
  const scale = (pick: (point: ScatterPoint) => number, range: readonly [number, number]) => {
    const [low = 0, high = 1] = extent(props.points, pick);
    const room = (high - low || 1) * 0.06;
    return scaleLinear([low - room, high + room], range);
  };
  const x = createMemo(() => scale((point) => point.x, [margin.left, width - margin.right]));
  const y = createMemo(() => scale((point) => point.y, [height - margin.bottom, margin.top]));
  const own = (): ScatterPoint | undefined => props.points.find(({ isOwn }) => isOwn);
  const medianX = (): number => x()(medianOf(props.points.map((point) => point.x)));
  const medianY = (): number => y()(medianOf(props.points.map((point) => point.y)));
  return (
    <figure class="curve scatter">
      <figcaption>
        {props.title} <span>{props.detail}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.spoken}>
        <For each={y().ticks(4)}>
          {(value) => (
            <g>
              <line class="rule" x1={margin.left} x2={width - margin.right} y1={y()(value)} y2={y()(value)} />
              <text x={margin.left - 6} y={y()(value) + 3.5} text-anchor="end">
                {props.yText(value)}
              </text>
            </g>
          )}
        </For>
        <For each={x().ticks(5)}>
          {(value) => (
            <text x={x()(value)} y={height - 24} text-anchor="middle">
              {props.xText(value)}
            </text>
          )}
        </For>
        <text x={(margin.left + width - margin.right) / 2} y={height - 7} text-anchor="middle">
          {props.xLabel}
        </text>
        <text
          x={-(margin.top + height - margin.bottom) / 2}
          y={12}
          text-anchor="middle"
          transform="rotate(-90)"
        >
          {props.yLabel}
        </text>
        <line class="median" x1={medianX()} x2={medianX()} y1={margin.top} y2={height - margin.bottom} />
        <line class="median" x1={margin.left} x2={width - margin.right} y1={medianY()} y2={medianY()} />
        <For each={props.points.filter(({ isOwn }) => !isOwn)}>
          {(point) => (
            <circle class="other" cx={x()(point.x)} cy={y()(point.y)} r="4">
              <title>{point.name}</title>
            </circle>
          )}
        </For>
        <Show when={own()}>
          {(point) => (
            <g class="own">
              <rect
                x={x()(point().x) - 5}
                y={y()(point().y) - 5}
                width="10"
                height="10"
                transform={`rotate(45 ${x()(point().x)} ${y()(point().y)})`}
              />
              <text
                x={x()(point().x) + (x()(point().x) > width * 0.7 ? -10 : 10)}
                y={y()(point().y) - 8}
                text-anchor={x()(point().x) > width * 0.7 ? 'end' : 'start'}
              >
                {point().name}
              </text>
            </g>
          )}
        </Show>
      </svg>
    </figure>
  );
}
