/** One published case: its figures, what they come to, what is missing, and the way to a case of one's own. */
import { For, type JSX, Show, createEffect, createMemo } from 'solid-js';
import { type Figure, type LibraryCase, amountText, figureText, libraryCase, recalculate } from '#model';
import { createWorkbook } from '../api.ts';
import { createBeginning } from '../library/beginning.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useText } from '../text/text.tsx';
import { RefusalNote } from '../parts/problem-note.tsx';
import './library.css';
import { useParams } from '../parts/ways.tsx';

export default function LibraryCasePage(): JSX.Element {
  const { t } = useText();
  const params = useParams();
  const one = createMemo(() => libraryCase(params.id));
  createEffect(() => {
    document.title = `${one()?.title ?? t('library.heading')} – ${t('app.name')}`;
  });
  return (
    <div class="case-library">
      <PageHead>
        <a href="/bibliotek">{t('library.toLibrary')}</a>
      </PageHead>
      <Show
        when={one()}
        fallback={
          <main class="page-message">
            <h1>{t('library.notFound')}</h1>
            <a class="button primary" href="/bibliotek">
              {t('library.toLibrary')}
            </a>
          </main>
        }
      >
        {(found) => <CaseOf one={found()} />}
      </Show>
    </div>
  );
}

function CaseOf(props: { readonly one: LibraryCase }): JSX.Element {
  const { t, language } = useText();
  const beginning = createBeginning();
  const begin = (): void => {
    const wanted = { from: props.one.id, title: props.one.title, language: language().id };
    void beginning.begin(() => createWorkbook(wanted));
  };
  return (
    <main class="case-library-main">
      <div>
        <h1 lang="da">{props.one.title}</h1>
        <p class="meta">
          <span lang="da">
            {props.one.municipality}, {props.one.years}
          </span>
          <span lang="da">{props.one.group}</span>
          <span>{t(`library.efforts.${props.one.effort}`)}</span>
        </p>
        <p class="intro" lang="da">
          {props.one.summary}
        </p>
      </div>
      <RefusalNote problem={beginning.problem()} />
      <div class="use">
        <button type="button" class="button primary" disabled={beginning.isCreating()} onClick={begin}>
          {beginning.isCreating() ? t('library.using') : t('library.use')}
        </button>
        <p>{t('library.useHelp')}</p>
      </div>
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">{t('library.figures')}</h2>
        <div class="side-by-side">
          <Figures figures={props.one.figures.filter((figure) => figure.is === 'plan')} of="plan" />
          <Figures figures={props.one.figures.filter((figure) => figure.is === 'result')} of="result" />
        </div>
      </section>
      <section aria-labelledby="recalculated-heading">
        <h2 id="recalculated-heading">{t('library.recalculated')}</h2>
        <Recalculations one={props.one} />
      </section>
      <section aria-labelledby="missing-heading">
        <h2 id="missing-heading">{t('library.missing')}</h2>
        <p class="soft">{t('library.missingHelp')}</p>
        <ul lang="da">
          <For each={props.one.missing}>{({ question }) => <li>{question}</li>}</For>
        </ul>
      </section>
      <section aria-labelledby="remarks-heading">
        <h2 id="remarks-heading">{t('library.remarks')}</h2>
        <ul lang="da">
          <For each={props.one.remarks}>{(remark) => <li>{remark}</li>}</For>
        </ul>
      </section>
      <section aria-labelledby="sources-heading">
        <h2 id="sources-heading">{t('library.sources')}</h2>
        <ul lang="da">
          <For each={props.one.sources}>
            {(source) => (
              <li>
                <Show
                  when={source.url}
                  fallback={
                    <>
                      {source.title} <span class="soft">({t('library.noAddress')})</span>
                    </>
                  }
                >
                  {(url) => (
                    <a href={url()} rel="noreferrer">
                      {source.title}
                    </a>
                  )}
                </Show>
                <Show when={source.date}>{(date) => <span class="soft">, {dayText(date())}</span>}</Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </main>
  );
}

/** 2020-12-17 as 17-12-2020; a month and a year in the same order. */
function dayText(date: string): string {
  return date.split('-').toReversed().join('-');
}

function Figures(props: {
  readonly figures: readonly Figure[];
  readonly of: 'plan' | 'result';
}): JSX.Element {
  const { t, language } = useText();
  return (
    <Show when={props.figures.length > 0}>
      <div class="table-place">
        <table class="figure-table">
          <thead>
            <tr>
              <th scope="col">{t(`library.${props.of}`)}</th>
              <th scope="col">{t('library.columnValue')}</th>
            </tr>
          </thead>
          <tbody lang="da">
            <For each={props.figures}>
              {(figure) => (
                <tr>
                  <th scope="row">{figure.label}</th>
                  <td>
                    {figureText(figure, language().id)}
                    <Show when={figure.measure}>
                      {(measure) => (
                        <span class="measure" lang={language().id}>
                          {t(`library.measure.${measure()}`)}
                        </span>
                      )}
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  );
}

function Recalculations(props: { readonly one: LibraryCase }): JSX.Element {
  const { t, language } = useText();
  const lines = createMemo(() => recalculate(props.one));
  return (
    <Show when={lines().length > 0} fallback={<p class="soft">{t('library.nothingToRecalculate')}</p>}>
      <p class="soft">{t('library.recalculatedHelp')}</p>
      <div class="table-place">
        <table class="figure-table wide">
          <thead>
            <tr>
              <th scope="col">{t('library.columnFigure')}</th>
              <th scope="col">{t('library.columnOurs')}</th>
              <th scope="col">{t('library.columnPublished')}</th>
              <th scope="col">{t('library.columnRemark')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={lines()}>
              {({ recalculation, value, published, verdict }) => (
                <tr classList={{ differs: verdict === 'differs' }}>
                  <th scope="row" lang="da">
                    {recalculation.label}
                  </th>
                  <td>
                    {value === undefined
                      ? t('library.neverPaidBack')
                      : amountText(value, recalculation.unit, language().id)}
                  </td>
                  <td>
                    <Show when={published !== undefined && published}>
                      {(amount) => <>{amountText(amount(), recalculation.unit, language().id)}. </>}
                    </Show>
                    <span class="verdict">{t(`library.verdict.${verdict}`)}</span>
                  </td>
                  <td lang="da">{recalculation.remark}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  );
}
