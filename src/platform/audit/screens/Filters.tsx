import { type FormEvent, useId } from 'react';
import { Button } from '../../../web/kit/Button.tsx';
import { type Search, useSearchState } from '../../../web/kit/search.ts';
import { useT } from '../../../web/kit/words.ts';

const names = ['act', 'outcome', 'record', 'person', 'from', 'to'] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;

/** The address as the contract wants it; what makes no sense there is left out. Days are days of the reader's own clock. */
export const filterOf = (search: Search) => {
  const { act, outcome, record = '', person = '', from = '', to = '' } = search;
  const at = (text: string, plus: number): string => new Date(Date.parse(`${text}T00:00`) + plus).toISOString();
  return {
    ...(act ? { act } : {}),
    ...(outcome ? { outcome } : {}),
    ...(uuid.test(record) ? { recordId: record } : {}),
    ...(uuid.test(person) ? { actorId: person } : {}),
    ...(day.test(from) ? { from: at(from, 0) } : {}),
    ...(day.test(to) ? { to: at(to, dayMs) } : {}),
  };
};

/** What to look for; it stands in the address. */
export const AuditFilters = () => {
  const t = useT();
  const id = useId();
  const [search, set] = useSearchState();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const change = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').trim() || null]));
    set({ ...change, page: null }, { keep: true });
  };
  const field = (name: (typeof names)[number], label: string, type: 'text' | 'date' = 'text') => (
    <div className="ff-filter">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input id={`${id}-${name}`} name={name} type={type} className="usa-input" defaultValue={search[name] ?? ''} />
    </div>
  );
  return (
    <search aria-label={t('audit.filter')}>
      <form className="ff-table-tools" onSubmit={submit} key={JSON.stringify(filterOf(search))}>
        {field('act', t('audit.act'))}
        <div className="ff-filter">
          <label htmlFor={`${id}-outcome`}>{t('audit.outcome')}</label>
          <select id={`${id}-outcome`} name="outcome" className="usa-select" defaultValue={search.outcome ?? ''}>
            <option value="">{t('audit.outcome.all')}</option>
            <option value="done">{t('audit.outcome.done')}</option>
            <option value="refused">{t('audit.outcome.refused')}</option>
          </select>
        </div>
        {field('record', t('audit.record'))}
        {field('person', t('audit.person'))}
        {field('from', t('audit.from'), 'date')}
        {field('to', t('audit.to'), 'date')}
        <div className="ff-filter-do">
          <Button type="submit">{t('audit.show')}</Button>
          <Button
            kind="quiet"
            onClick={() =>
              set({ ...Object.fromEntries(names.map((name) => [name, null])), page: null }, { keep: true })
            }
          >
            {t('audit.clear')}
          </Button>
        </div>
      </form>
    </search>
  );
};
