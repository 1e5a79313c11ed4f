/** A field of the register that is written when the person leaves it, as a cell is. */
import { type JSX, Show, createUniqueId } from 'solid-js';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  /** what is said under the field, such as why it is asked for */
  readonly hint?: string | undefined;
  readonly isLacking?: boolean;
  /** over the whole width; several lines */
  readonly isLong?: boolean;
  /** over the whole width; one line */
  readonly isWide?: boolean;
  readonly placeholder?: string;
  /** Writes what was typed; false when it was not taken. */
  save(text: string): boolean;
}

export function Field(props: FieldProps): JSX.Element {
  const id = createUniqueId();
  const onChange = (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }): void => {
    const { currentTarget: input } = event;
    if (input.value !== props.value && !props.save(input.value)) input.value = props.value;
  };
  const shared = () => ({
    id,
    class: 'text-input',
    classList: { lacking: props.isLacking === true },
    readOnly: props.isReadOnly,
    placeholder: props.placeholder ?? '',
    autocomplete: 'off',
    'aria-describedby': props.hint ? `${id}-hint` : undefined,
  });
  return (
    <div class="register-field" classList={{ wide: props.isLong === true || props.isWide === true }}>
      <label for={id}>{props.label}</label>
      <Show when={props.isLong} fallback={<input {...shared()} value={props.value} onChange={onChange} />}>
        <textarea {...shared()} rows={2} value={props.value} onChange={onChange} />
      </Show>
      <Show when={props.hint}>
        <small id={`${id}-hint`}>{props.hint}</small>
      </Show>
    </div>
  );
}

export function Choice<Word extends string>(props: {
  readonly label: string;
  readonly value: Word | undefined;
  readonly words: readonly Word[];
  readonly isReadOnly: boolean;
  readonly isLacking?: boolean;
  text(word: Word): string;
  save(word: Word | undefined): void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="register-field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="text-input"
        classList={{ lacking: props.isLacking === true }}
        disabled={props.isReadOnly}
        onChange={(event) => props.save(props.words.find((word) => word === event.currentTarget.value))}
      >
        <option value="" selected={props.value === undefined}>
          –
        </option>
        {props.words.map((word) => (
          <option value={word} selected={props.value === word}>
            {props.text(word)}
          </option>
        ))}
      </select>
    </div>
  );
}
