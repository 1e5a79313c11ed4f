/** What holds about accessibility in this program, what falls short, and where to turn. */
import { For, type JSX, Show, createEffect, createSignal, onMount } from 'solid-js';
import { type Installation, fetchInstallation } from '../api.ts';
import { PageHead } from '../parts/page-head.tsx';
import { type Statement, authorityAddress, statements } from '../text/statement.ts';
import { useText } from '../text/text.tsx';
import './accessibility.css';

export default function AccessibilityPage(): JSX.Element {
  const { t, language } = useText();
  const [installation, setInstallation] = createSignal<Pick<Installation, 'statement' | 'contact'>>({
    statement: '',
    contact: '',
  });
  const statement = (): Statement => statements[language().id];
  createEffect(() => {
    document.title = `${statement().title} – ${t('app.name')}`;
  });
  onMount(async () => {
    const answer = await fetchInstallation();
    if (answer.ok) setInstallation(answer.value);
  });
  const contact = (): string =>
    installation().contact === ''
      ? statement().contactMissing
      : statement().contact.replace('{{ contact }}', () => installation().contact);
  return (
    <div class="statement">
      <PageHead>
        <a href="/">{t('app.backToStart')}</a>
      </PageHead>
      <main class="statement-main">
        <h1>{statement().title}</h1>
        <For each={statement().intro}>{(text) => <p>{text}</p>}</For>
        <section>
          <h2>{statement().operatorHeading}</h2>
          <Show
            when={installation().statement !== ''}
            fallback={<p class="callout">{statement().operatorMissing}</p>}
          >
            <p>
              <a href={installation().statement} rel="noreferrer">
                {statement().operatorLink}
              </a>
            </p>
          </Show>
          <p>{contact()}</p>
        </section>
        <For each={statement().sections}>
          {(section) => (
            <section>
              <h2>{section.heading}</h2>
              <For each={section.paragraphs}>{(text) => <p>{text}</p>}</For>
              <ul>
                <For each={section.list}>{(text) => <li>{text}</li>}</For>
              </ul>
            </section>
          )}
        </For>
        <section>
          <h2>{statement().complaintHeading}</h2>
          <For each={statement().complaint}>{(text) => <p>{text}</p>}</For>
          <p>
            <a href={authorityAddress} rel="noreferrer">
              {statement().authorityLink}
            </a>
          </p>
        </section>
      </main>
    </div>
  );
}
