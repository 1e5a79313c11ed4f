/** What draws the icons of lucide, in the place of its own: a size and a word for whoever cannot see them, and no more. */
import type { JSX } from 'solid-js';

interface Drawing {
  readonly name: string;
  readonly node: readonly (readonly [string, Readonly<Record<string, string>>])[];
}

export default function Icon(props: {
  readonly icon: Drawing;
  readonly size?: number;
  readonly 'aria-hidden'?: 'true';
  readonly 'aria-label'?: string;
}): JSX.Element {
  const draw = (svg: SVGSVGElement): void => {
    for (const [name, { key: _, ...attributes }] of props.icon.node) {
      const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [attribute, value] of Object.entries(attributes)) shape.setAttribute(attribute, value);
      svg.append(shape);
    }
  };
  return (
    <svg
      ref={draw}
      class={`lucide lucide-icon lucide-${props.icon.name}`}
      width={props.size ?? 24}
      height={props.size ?? 24}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden={props['aria-hidden']}
      aria-label={props['aria-label']}
    />
  );
}
