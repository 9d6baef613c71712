import { useRead } from '../../../../web/api.ts';
import { Kind, listLists, MeasureCode, subjectRoles } from '../../contract.ts';
import { Labelled, PickMany, PickOne } from '../parts/Pick.tsx';
import { countriesIn, useScreeningWords } from '../words.ts';
import { type Asked, bornIsRight, idTypes } from './asked.ts';

interface Props {
  readonly asked: Asked;
  readonly change: (to: Partial<Asked>) => void;
}

/** What is known of the subject beside the name. What is left out counts neither for nor against. */
export const SubjectFields = ({ asked, change }: Props) => {
  const { t, language } = useScreeningWords();
  const right = bornIsRight(asked);
  return (
    <div className="ff-fields">
      <PickOne
        label={t('screening.search.kind')}
        value={asked.kind}
        choices={Kind.options.map((value) => ({ value, label: t(`screening.kind.${value}`) }))}
        onPick={(value) => change({ kind: Kind.parse(value) })}
      />
      <Labelled label={t(asked.kind === 'person' ? 'screening.search.born' : 'screening.search.founded')}>
        {(id) => (
          <>
            <input
              id={id}
              className="usa-input"
              value={asked.born}
              placeholder="1961-03-12"
              aria-invalid={!right}
              {...(right ? {} : { 'aria-describedby': `${id}-wrong` })}
              onChange={(event) => change({ born: event.target.value })}
            />
            {right ? null : (
              <p className="ff-wrong" id={`${id}-wrong`}>
                {t('screening.search.born.wrong')}
              </p>
            )}
          </>
        )}
      </Labelled>
      <PickMany
        label={t('screening.search.countries')}
        none={t('screening.search.any')}
        values={asked.countries}
        choices={countriesIn(language)}
        onPick={(countries) => change({ countries })}
      />
    </div>
  );
};

/** More about the subject, and where to look. */
export const MoreFields = ({ asked, change }: Props) => {
  const { t, language, say } = useScreeningWords();
  const lists = useRead(listLists, {}, { staleTime: 60_000 });
  return (
    <details className="ff-more">
      <summary>{t('screening.search.more')}</summary>
      <div className="ff-fields">
        <PickOne
          label={t('screening.search.role')}
          value={asked.role}
          choices={subjectRoles.map((value) => ({ value, label: t(`screening.role.${value}`) }))}
          onPick={(value) => change({ role: subjectRoles.find((one) => one === value) ?? 'other' })}
        />
        {asked.kind === 'person' ? (
          <PickOne
            label={t('screening.search.gender')}
            value={asked.gender}
            none={t('screening.search.unknown')}
            choices={(['female', 'male'] as const).map((value) => ({ value, label: t(`screening.gender.${value}`) }))}
            onPick={(value) => change({ gender: value === 'female' || value === 'male' ? value : '' })}
          />
        ) : null}
      </div>
      <div className="ff-fields">
        <PickOne
          label={t('screening.search.id-type')}
          value={asked.idType}
          choices={idTypes.map((value) => ({ value, label: t(`screening.id.${value}`) }))}
          onPick={(idType) => change({ idType })}
        />
        <Labelled label={t('screening.search.id-value')}>
          {(id) => (
            <input
              id={id}
              className="usa-input"
              value={asked.idValue}
              onChange={(event) => change({ idValue: event.target.value })}
            />
          )}
        </Labelled>
        <PickOne
          label={t('screening.search.id-country')}
          value={asked.idCountry}
          none={t('screening.search.unknown')}
          choices={countriesIn(language)}
          onPick={(idCountry) => change({ idCountry })}
        />
      </div>
      <div className="ff-fields">
        <PickMany
          label={t('screening.search.lists')}
          none={t('screening.search.all-lists')}
          values={asked.lists}
          choices={(lists.data ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))}
          onPick={(chosen) => change({ lists: chosen })}
        />
        <PickMany
          label={t('screening.search.measures')}
          none={t('screening.search.all-measures')}
          values={asked.measures}
          choices={MeasureCode.options.map((value) => ({ value, label: t(`screening.measure.${value}`) }))}
          onPick={(chosen) => change({ measures: MeasureCode.options.filter((one) => chosen.includes(one)) })}
        />
        <Labelled label={t('screening.search.as-of')}>
          {(id) => (
            <input
              id={id}
              type="date"
              className="usa-input"
              value={asked.asOf}
              onChange={(event) => change({ asOf: event.target.value })}
            />
          )}
        </Labelled>
      </div>
      <p className="ff-small">{t('screening.search.never')}</p>
    </details>
  );
};
