import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { endingReleases } from '../../../consent/contract.ts';
import { listCaseload, listEmergencies, listReferrals, listTasks, receivedReferrals } from '../../contract.ts';
import { Queue, type Waiting } from '../Queue.tsx';
import { receivedPath, referralPath } from '../referrals/words.ts';
import { calledOf, recordPath, releasesPath, useCaseworkWords } from '../words.ts';

const soonDays = 7;
const quietDays = 21;
const dayMs = 86_400_000;

const daysUntil = (day: string): number =>
  (Date.parse(day) - Date.parse(new Date().toISOString().slice(0, 10))) / dayMs;

/** What needs a person today: tasks, contacts, releases that end, people nobody was in touch with. */
export const Today = () => {
  const { t, date, language } = useCaseworkWords();
  const tasks = useRead(listTasks, { limit: 200 });
  const mine = useRead(listCaseload, { limit: 500 });
  const mayRelease = useMay('read release');
  const ending = useRead(endingReleases, { days: 14 }, { enabled: mayRelease });
  const supervises = useMay('approve caseload');
  const emergencies = useRead(listEmergencies, { waiting: 'true', limit: 50 }, { enabled: supervises });
  const ours = useRead(listReferrals, { state: 'open', limit: 100 }, { enabled: useMay('read referral') });
  const theirs = useRead(receivedReferrals, { state: 'requested', limit: 50 }, { enabled: useMay('approve referral') });
  const names = new Map((mine.data?.rows ?? []).map((row) => [row.survivorId, calledOf(row)]));

  return (
    <Loaded read={tasks}>
      {({ rows }) => {
        const waiting = rows
          .filter(({ dueOn }) => daysUntil(dueOn) < soonDays)
          .map(
            (task): Waiting => ({
              id: task.id,
              to: `${recordPath(task.survivorId)}?tab=work`,
              title: `${t(`casework.task.${task.title}`)}: ${names.get(task.survivorId) ?? task.code}`,
              why: t('casework.today.task.why', { due: date(task.dueOn), days: daysUntil(task.dueOn) }),
              badge: task.daysLate > 0 ? <StateBadge tone="late">{t('casework.late')}</StateBadge> : null,
            }),
          );
        const isContact = ({ id }: Waiting): boolean =>
          rows.some((task) => task.id === id && (task.title === 'call' || task.title === 'follow-up'));
        const releases = (ending.data?.releases ?? []).map(
          (release): Waiting => ({
            id: release.id,
            to: releasesPath(release.subjectId),
            title: `${names.get(release.subjectId) ?? t('casework.somebody')}: ${release.recipient.name}`,
            why: t('casework.today.release.why', {
              purpose: release.purpose.title[language],
              end: date(release.expiresAt.slice(0, 10)),
            }),
          }),
        );
        const quiet = (mine.data?.rows ?? [])
          .filter(({ lastAt }) => lastAt !== null && Date.now() - Date.parse(lastAt) > quietDays * dayMs)
          .map(
            (row): Waiting => ({
              id: row.survivorId,
              to: recordPath(row.survivorId),
              title: calledOf(row),
              why: t('casework.today.quiet.why', { since: date(row.lastAt?.slice(0, 10) ?? '') }),
            }),
          );
        const reviews = (emergencies.data?.rows ?? []).map(
          (one): Waiting => ({
            id: one.id,
            to: '/casework/emergencies',
            title: one.code,
            why: t('casework.today.review.why', { who: one.person.name }),
          }),
        );
        const referrals = (ours.data?.rows ?? [])
          .filter(({ state, late, askedAt }) => late || state === 'draft' || askedAt !== null)
          .map(
            (one): Waiting => ({
              id: one.id,
              to: referralPath(one.id),
              title: `${names.get(one.survivorId) ?? one.recordCode}: ${one.to.name}`,
              why: t(`casework.today.referral.${one.askedAt ? 'asked' : one.late ? 'late' : 'draft'}`),
            }),
          );
        const received = (theirs.data?.rows ?? []).map(
          (one): Waiting => ({
            id: one.id,
            to: receivedPath(one.id),
            title: one.code,
            why: t('casework.today.received.why', { from: one.from, purpose: one.purpose.title[language] }),
          }),
        );
        const contacts = waiting.filter(isContact);
        const nothing = [waiting, releases, quiet, reviews, referrals, received].every(({ length }) => length === 0);
        return (
          <>
            {nothing ? (
              <Section title={t('casework.today')}>
                <p className="ff-nothing">{t('casework.today.none')}</p>
              </Section>
            ) : null}
            <Queue title={t('casework.today.reviews', { count: reviews.length })} items={reviews} />
            <Queue title={t('casework.today.contacts', { count: contacts.length })} items={contacts} />
            <Queue
              title={t('casework.today.tasks', { count: waiting.length - contacts.length })}
              items={waiting.filter((one) => !isContact(one))}
            />
            <Queue title={t('casework.today.received', { count: received.length })} items={received} />
            <Queue title={t('casework.today.referrals', { count: referrals.length })} items={referrals} />
            <Queue title={t('casework.today.releases', { count: releases.length })} items={releases} />
            <Queue title={t('casework.today.quiet', { count: quiet.length })} items={quiet} />
          </>
        );
      }}
    </Loaded>
  );
};
