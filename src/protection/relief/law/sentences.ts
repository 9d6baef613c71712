import type { Said } from '../../../engines/rules/index.ts';
import type { ReliefWording } from './pack-kinds.ts';

/** Goes with every answer, on every way out. */
export const reliefNotice: Said = {
  en: 'This is not legal advice. It helps you prepare questions for an attorney, who decides what to do.',
  es: 'Esto no es asesoría legal. Le ayuda a preparar preguntas para un abogado, que decide qué hacer.',
};

/** All that is said of a rule whose text nobody has read yet, whatever its conditions come to. */
export const askAnAttorney: Said = { en: 'Ask an attorney.', es: 'Pregunte a un abogado.' };

/** For a day on which no wording that we hold is in force, or only law that does not decide. */
export const lawIsSilent: Said = {
  en: 'No wording that we hold decides this on that day. Ask an attorney.',
  es: 'Ningún texto que tengamos decide esto en esa fecha. Pregunte a un abogado.',
};

const missing: Said = {
  en: 'More must be known before anybody can say. The questions below come first.',
  es: 'Hay que saber más antes de poder decirlo. Primero van las preguntas de abajo.',
};

const inDispute: Said = {
  en: 'The law on this is in dispute. Ask an attorney before you rely on it.',
  es: 'La ley sobre esto está en disputa. Pregunte a un abogado antes de confiar en ella.',
};

/** The four sentences of a wording; where it brings none of its own, the usual one stands. */
export const answersOf = ({ answers }: Pick<ReliefWording, 'answers'>) => ({
  eligible: answers.eligible,
  not: answers.not,
  undetermined: answers.undetermined ?? missing,
  contested: answers.contested ?? inDispute,
});
