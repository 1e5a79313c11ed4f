/** A template as it is offered: what it looks like, what it is for, who fills it in, and the way to a workbook of one's own. */
import { type JSX, Show } from 'solid-js';
import type { TemplatePicture } from '#model';
import { TemplatePictureOf } from './template-picture.tsx';

export interface Offer {
  readonly title: string;
  readonly text: string;
  readonly audience?: string | undefined;
  readonly picture: TemplatePicture | undefined;
  readonly button: string;
  readonly buttonLabel?: string;
  /** one of the two that most begin with */
  readonly isFirst?: boolean;
}

export function TemplateCard(props: {
  readonly offer: Offer;
  readonly isBusy: boolean;
  onBegin(): void;
}): JSX.Element {
  return (
    <article class="offer" classList={{ first: props.offer.isFirst === true }}>
      <Show when={props.offer.picture}>{(picture) => <TemplatePictureOf picture={picture()} />}</Show>
      <h3>{props.offer.title}</h3>
      <p>{props.offer.text}</p>
      <Show when={props.offer.audience}>{(audience) => <p class="audience">{audience()}</p>}</Show>
      <button
        type="button"
        class="button"
        classList={{ primary: props.offer.isFirst === true }}
        aria-label={props.offer.buttonLabel}
        disabled={props.isBusy}
        onClick={() => props.onBegin()}
      >
        {props.offer.button}
      </button>
    </article>
  );
}
