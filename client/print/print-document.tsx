/** What goes on paper: the chosen sheets as tables, each with its own page, and the answer on a page of its own. */
import { For, type JSX, Show, createEffect, onCleanup } from 'solid-js';
import type { Workplace } from '../commands/command.ts';
import { ResultTab } from '../results/result-tab.tsx';
import { layoutOf } from './paper.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrintTable } from './print-table.tsx';

export function PrintDocument(props: {
  readonly place: Workplace;
  readonly choices: readonly PrintChoice[];
  readonly withAnswer: boolean;
  /** CSS with one named page for each sheet */
  readonly rules: string;
}): JSX.Element {
  const { place } = props;
  const rules = new CSSStyleSheet();
  createEffect(() => rules.replaceSync(props.rules));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  onCleanup(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules);
  });
  return (
    <div class="print-root" lang={place.language().id}>
      <For each={props.choices}>
        {(choice) => (
          <For each={layoutOf(choice.setup, choice.printed.measures).columns}>
            {(columns) => (
              <section class={`print-part ${choice.pageName}`}>
                <PrintTable
                  session={place.session}
                  printed={choice.printed}
                  language={place.language()}
                  title={choice.title}
                  columns={columns.map((i) => choice.printed.columns[i]!)}
                  rows={choice.printed.rows}
                  zoom={layoutOf(choice.setup, choice.printed.measures).zoom}
                />
              </section>
            )}
          </For>
        )}
      </For>
      <Show when={props.withAnswer}>
        <section class="print-part print-answer" aria-label={place.t('print.answer')}>
          <ResultTab
            session={place.session}
            desk={place.desk}
            language={place.language()}
            panel={place.panel}
            me={place.me()}
            onName={() => undefined}
          />
        </section>
      </Show>
    </div>
  );
}
