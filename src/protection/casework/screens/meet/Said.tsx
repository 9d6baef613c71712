import { Button } from '../../../../web/kit/Button.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { type SheetField, useCaseworkWords } from '../words.ts';

/** What was said, to whom and when. Nobody has to be asked again; what changed can be told anew. */
export const Said = ({ fields, onChange }: { fields: readonly SheetField[]; onChange?: (field: string) => void }) => {
  const { t, say, shown, moment } = useCaseworkWords();
  return (
    <dl className="ff-said">
      {fields.map((field) => {
        const { told } = field;
        if (!told) return null;
        return (
          <div key={field.field}>
            <dt>{say(field.title)}</dt>
            <dd>
              {told.state === 'said' ? (
                told.value === null ? (
                  t('casework.said.destroyed')
                ) : (
                  <span className="ff-as-written">{shown(field, told.value)}</span>
                )
              ) : (
                <StateBadge tone="unknown">{t(`casework.said.${told.state}`)}</StateBadge>
              )}
              {field.contested.length > 0 ? (
                <StateBadge tone="waiting">
                  {t('casework.said.contested', { count: field.contested.length })}
                </StateBadge>
              ) : null}
              <span className="ff-line ff-small">
                {t('casework.said.by', {
                  who: told.askedBy?.name ?? t('casework.somebody'),
                  at: moment(told.at),
                  source: t(`casework.source.${told.source}`),
                })}
              </span>
            </dd>
            {onChange ? (
              <dd className="ff-said-do">
                <Button
                  kind="quiet"
                  aria-label={t('casework.said.change-of', { field: say(field.title) })}
                  onClick={() => onChange(field.field)}
                >
                  {t('casework.said.change')}
                </Button>
              </dd>
            ) : null}
          </div>
        );
      })}
    </dl>
  );
};
