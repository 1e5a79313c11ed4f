/**
 * What a function takes, as it is written in the texts about functions: "tal1; [tal2]; …". Brackets hold what may be left
 * out, together where one bracket holds several; "…" at the end says that the last of them may be repeated. Pure.
 */

export interface Argument {
  readonly name: string;
  readonly isOptional: boolean;
}

export interface Signature {
  readonly takes: readonly Argument[];
  /** how many of the last arguments may be repeated; 0 when none */
  readonly repeated: number;
}

export function readSignature(text: string): Signature {
  const takes: Argument[] = [];
  let group = 1;
  let repeated = 0;
  let isOptional = false;
  for (const part of text === '' ? [] : text.split(';')) {
    const written = part.trim();
    if (written === '…') {
      repeated = group;
      continue;
    }
    if (written.startsWith('[')) {
      isOptional = true;
      group = 0;
    } else if (!isOptional) group = 0;
    group++;
    takes.push({ name: written.replace('[', '').replace(']', ''), isOptional });
    if (written.endsWith(']')) isOptional = false;
  }
  return { takes, repeated };
}

/** The fewest and the most arguments that a call may have. */
export function argumentCount({ takes, repeated }: Signature): {
  readonly least: number;
  readonly most: number;
} {
  return {
    least: takes.filter(({ isOptional }) => !isOptional).length,
    most: repeated > 0 ? Infinity : takes.length,
  };
}

export interface ShownArgument {
  readonly text: string;
  /** the one in which the caret stands */
  readonly isCurrent: boolean;
}

/** What is shown while argument `current` is typed, counted from 0: of those that are repeated, the one that is typed. */
export function shownArguments({ takes, repeated }: Signature, current: number): readonly ShownArgument[] {
  const show = ({ name, isOptional }: Argument, isCurrent: boolean): ShownArgument => ({
    text: isOptional ? `[${name}]` : name,
    isCurrent,
  });
  const shown = takes.map((one, i) => show(one, i === current));
  if (repeated === 0) return shown;
  const more = { text: '…', isCurrent: false };
  if (current < takes.length) return [...shown, more];
  const beyond = current - takes.length;
  const round = Math.floor(beyond / repeated) + 1;
  const group = takes.slice(-repeated);
  return [
    ...shown,
    ...(round > 1 ? [more] : []),
    ...group.map((one, i) => show({ ...one, name: counted(one.name, round) }, i === beyond % repeated)),
    more,
  ];
}

/** "tal2" -> "tal5"; a name without a number stays. */
function counted(name: string, by: number): string {
  const [, word = name, number] = /^(.*?)(\d+)$/.exec(name) ?? [];
  return number === undefined ? name : word + (Number(number) + by);
}
