import { useT } from './words.ts';

/** The first thing that Tab reaches: past the navigation to the content. */
export const SkipLink = ({ to = 'main' }: { to?: string }) => {
  const t = useT();
  return (
    <a
      className="usa-skipnav"
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {t('web.skip')}
    </a>
  );
};
