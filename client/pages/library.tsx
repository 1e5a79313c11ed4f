/** The case library: what has been published, what municipalities here tell, and the way from either to a case of one's own. */
import { For, type JSX, Show, createMemo, createSignal, onMount } from 'solid-js';
import { type LibraryCase, libraryCases, recalculate } from '#model';
import { type Publication, copyPublication, fetchPublications } from '../library/library-api.ts';
import { createBeginning } from '../library/beginning.ts';
import { type Filter, choicesIn, fits, noFilter } from '../library/filter.ts';
import { leaveWhenSignedOut } from '../identity/signed-out.ts';
import { PublicationCard } from '../library/publication-card.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type TextKey, useText } from '../text/text.tsx';
import { ProblemNote, RefusalNote } from '../parts/problem-note.tsx';
import './library.css';

type Local =
  | { readonly at: 'loading' }
  | { readonly at: 'failed' }
  | { readonly at: 'here'; readonly publications: readonly Publication[] };

export default function LibraryPage(): JSX.Element {
  const { t } = useText();
  const [filter, setFilter] = createSignal<Filter>(noFilter);
  const [local, setLocal] = createSignal<Local>({ at: 'loading' });
  const beginning = createBeginning();

  leaveWhenSignedOut();
  onMount(async () => {
    document.title = `${t('library.heading')} – ${t('app.name')}`;
    const answer = await fetchPublications();
    setLocal(answer.ok ? { at: 'here', publications: answer.value } : { at: 'failed' });
  });

  const publications = (): readonly Publication[] => {
    const now = local();
    return now.at === 'here' ? now.publications : [];
  };
  const everything = createMemo(() => [...libraryCases, ...publications()]);
  const cases = createMemo(() => libraryCases.filter((one) => fits(one, filter())));
  const told = createMemo(() => publications().filter((one) => fits(one, filter())));

  const choose = (field: keyof Filter, label: TextKey, textOf: (choice: string) => string): JSX.Element => (
    <label class="field">
      <span>{t(label)}</span>
      <select
        class="text-input"
        value={filter()[field]}
        onChange={(event) => setFilter({ ...filter(), [field]: event.currentTarget.value })}
      >
        <option value="">{t('library.all')}</option>
        <For each={choicesIn(everything(), field)}>
          {(choice) => (
            <option value={choice} selected={choice === filter()[field]}>
              {textOf(choice)}
            </option>
          )}
        </For>
      </select>
    </label>
  );

  return (
    <div class="case-library">
      <PageHead>
        <a href="/">{t('library.toStart')}</a>
      </PageHead>
      <main class="case-library-main">
        <div>
          <h1>{t('library.heading')}</h1>
          <p class="intro">{t('library.intro')}</p>
        </div>
        <RefusalNote problem={beginning.problem()} />
        <form class="filters" aria-label={t('library.filters')} onSubmit={(event) => event.preventDefault()}>
          {choose('targetGroup', 'library.targetGroup', (one) => t(`library.groups.${one}` as TextKey))}
          {choose('municipality', 'library.municipality', (one) => one)}
          {choose('effort', 'library.effort', (one) => t(`library.efforts.${one}` as TextKey))}
          <button type="button" class="button" onClick={() => setFilter(noFilter)}>
            {t('library.reset')}
          </button>
          <p role="status">
            {t('library.count', {
              count: cases().length + told().length,
              total: everything().length,
            })}
          </p>
        </form>
        <section aria-labelledby="local-heading">
          <h2 id="local-heading">{t('library.local')}</h2>
          <Show when={local().at === 'loading'}>
            <p role="status">{t('app.loading')}</p>
          </Show>
          <ProblemNote text={local().at === 'failed' ? t('library.localFailed') : undefined} />
          <Show when={local().at === 'here' && publications().length === 0}>
            <p class="soft">{t('library.localNone')}</p>
          </Show>
          <div class="cards">
            <For each={told()}>
              {(one) => (
                <PublicationCard
                  publication={one}
                  isCreating={beginning.isCreating()}
                  onCopy={() =>
                    void beginning.begin(() =>
                      copyPublication(one.id, t('library.copyName', { title: one.title }).slice(0, 200)),
                    )
                  }
                />
              )}
            </For>
          </div>
        </section>
        <section aria-labelledby="published-heading">
          <h2 id="published-heading">{t('library.published')}</h2>
          <Show when={cases().length === 0}>
            <p class="soft">{t('library.none')}</p>
          </Show>
          <div class="cards">
            <For each={cases()}>{(one) => <CaseCard one={one} />}</For>
          </div>
        </section>
      </main>
    </div>
  );
}

function CaseCard(props: { readonly one: LibraryCase }): JSX.Element {
  const { t } = useText();
  const differs = createMemo(() => recalculate(props.one).some(({ verdict }) => verdict === 'differs'));
  const isGrossOnly = (): boolean => {
    const measures = props.one.figures.map(({ measure }) => measure);
    return measures.includes('gross') && !measures.includes('net');
  };
  return (
    <article class="card" aria-labelledby={`case-${props.one.id}`}>
      <h3 id={`case-${props.one.id}`} lang="da">
        <a href={`/bibliotek/${props.one.id}`}>{props.one.title}</a>
      </h3>
      <p class="meta">
        <span lang="da">
          {props.one.municipality}, {props.one.years}
        </span>
        <span>{t(`library.groups.${props.one.targetGroup}`)}</span>
        <span>{t(`library.efforts.${props.one.effort}`)}</span>
      </p>
      <p lang="da">{props.one.summary}</p>
      <p class="marks">
        <Show when={differs()}>
          <span class="mark">{t('library.differs')}</span>
        </Show>
        <Show when={isGrossOnly()}>
          <span class="mark">{t('library.grossOnly')}</span>
        </Show>
      </p>
    </article>
  );
}
