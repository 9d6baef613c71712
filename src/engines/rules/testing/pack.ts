import type { Said } from '../expression.ts';
import { readPack } from '../read-pack.ts';

/** A few real rules in the format of a pack, to try the engine with. No attorney has checked them. */

const say = (en: string, es: string): Said => ({ en, es });
const yesNo = (id: string, en: string, es: string, asksEn: string, asksEs: string) => ({
  id,
  type: 'yes-no',
  says: say(en, es),
  asks: say(asksEn, asksEs),
});
const date = (id: string, en: string, es: string) => ({
  id,
  type: 'date',
  says: say(en, es),
  asks: say(`${en}: which day?`, `${es}: ¿qué día?`),
});

export const answers = {
  eligible: say('You may qualify. Ask an attorney.', 'Es posible que califique. Pregunte a un abogado.'),
  not: say('This does not seem to fit. Ask an attorney.', 'Esto no parece aplicarse. Pregunte a un abogado.'),
  undetermined: say('More must be known.', 'Falta saber más.'),
  contested: say('The law is in dispute. Ask an attorney.', 'La ley está en disputa. Pregunte a un abogado.'),
};

export const version = (id: string, from: string | null, cite: string, more: object) => ({
  id,
  effective: { from, to: null },
  status: 'in force',
  source: { cite },
  answers,
  reviewed: null,
  ...more,
});

const fact = (id: string) => ({ fact: id });
const after = (id: string, span: object) => ({ after: { fact: id }, ...span });

export const packJson = {
  id: 'relief-sample',
  version: '1',
  title: say('A few rules', 'Algunas reglas'),
  notice: say('This is not legal advice.', 'Esto no es asesoría legal.'),
  facts: [
    yesNo(
      'sex-act',
      'There was a commercial sex act',
      'Hubo un acto sexual comercial',
      'Was there a commercial sex act?',
      '¿Hubo un acto sexual comercial?',
    ),
    yesNo(
      'minor-at-act',
      'The person was under 18 then',
      'La persona era menor de 18 años',
      'Was the person under 18?',
      '¿Era menor de 18 años?',
    ),
    yesNo(
      'force-fraud-coercion',
      'Force, fraud or coercion was used',
      'Hubo fuerza, fraude o coacción',
      'Was force, fraud or coercion used?',
      '¿Hubo fuerza, fraude o coacción?',
    ),
    yesNo(
      'labor-act',
      'The person was made to work',
      'La persona fue puesta a trabajar',
      'Was the person recruited or held for work?',
      '¿Fue reclutada o retenida para trabajar?',
    ),
    {
      id: 'purpose',
      type: 'code',
      says: say('What the work was for', 'Para qué era el trabajo'),
      asks: say('What was it for?', '¿Para qué era?'),
      codes: ['servitude', 'peonage', 'debt-bondage', 'slavery', 'other'].map((code) => ({
        code,
        says: say(code, code),
      })),
    },
    yesNo(
      'here-because',
      'The person is here because of it',
      'La persona está aquí por eso',
      'Is the person here because of it?',
      '¿Está aquí por eso?',
    ),
    yesNo(
      'helped-police',
      'Reasonable requests were met',
      'Se cumplió con lo pedido',
      'Were requests of the police met?',
      '¿Cumplió con lo que pidió la policía?',
    ),
    yesNo(
      'trauma',
      'Trauma keeps the person from helping',
      'El trauma le impide ayudar',
      'Does trauma prevent it?',
      '¿Se lo impide un trauma?',
    ),
    yesNo(
      'hardship',
      'Removal would be extreme hardship',
      'La expulsión sería un daño extremo',
      'Would removal be extreme hardship?',
      '¿Sería la expulsión un daño extremo?',
    ),
    yesNo(
      'hhs-letter',
      'There is a letter from HHS',
      'Hay una carta del HHS',
      'Is there a letter from HHS?',
      '¿Hay una carta del HHS?',
    ),
    yesNo(
      'charges-pending',
      'A criminal case is pending',
      'Hay un caso penal en curso',
      'Is a criminal case pending?',
      '¿Hay un caso penal en curso?',
    ),
    date('signed', 'Supplement B signed', 'Suplemento B firmado'),
    date('filed', 'Petition filed', 'Petición presentada'),
    date('admitted', 'Admitted as T-1', 'Admisión como T-1'),
    date('accrued', 'The claim arose', 'Nació el reclamo'),
    date('born', 'Date of birth', 'Fecha de nacimiento'),
    date('request-received', 'Block request received', 'Solicitud de bloqueo recibida'),
    { id: 'found-at', type: 'moment', says: say('Found', 'Hallazgo'), asks: say('When?', '¿Cuándo?') },
    {
      id: 'case-period',
      type: 'period',
      says: say('The criminal case', 'El caso penal'),
      asks: say('From when to when?', '¿Desde y hasta cuándo?'),
    },
    {
      id: 'offence-level',
      type: 'code',
      says: say('Level of the offence', 'Nivel del delito'),
      asks: say('Which level?', '¿Qué nivel?'),
      codes: ['A', 'B'].map((code) => ({ code, says: say(code, code) })),
    },
    {
      id: 'record-kind',
      type: 'code',
      says: say('Kind of record', 'Tipo de antecedente'),
      asks: say('An arrest or a conviction?', '¿Un arresto o una condena?'),
      codes: ['arrest', 'conviction'].map((code) => ({ code, says: say(code, code) })),
    },
    {
      id: 'outcome',
      type: 'code',
      says: say('How the case ended', 'Cómo terminó el caso'),
      asks: say('How did it end?', '¿Cómo terminó?'),
      codes: ['acquitted', 'dismissed', 'not pursued', 'convicted'].map((code) => ({ code, says: say(code, code) })),
    },
  ],
  tables: [
    {
      id: 'tsra-route',
      title: 'Route under 18 USC 3771A',
      hitPolicy: 'U',
      inputs: [
        { name: 'record', type: 'code', value: fact('record-kind'), values: '"arrest", "conviction"' },
        { name: 'level', type: 'code', value: fact('offence-level'), values: '"A", "B"' },
        {
          name: 'outcome',
          type: 'code',
          value: fact('outcome'),
          values: '"acquitted", "dismissed", "not pursued", "convicted"',
        },
      ],
      outputs: [{ name: 'route', type: 'code', values: '"vacate", "expunge", "none"' }],
      rows: [
        { id: 'conviction-A', when: ['"conviction"', '"A"', '-'], gives: ['"vacate"'] },
        { id: 'conviction-B', when: ['"conviction"', '"B"', '-'], gives: ['"none"'] },
        { id: 'arrest-A', when: ['"arrest"', '"A"', '-'], gives: ['"expunge"'] },
        { id: 'arrest-B-ended', when: ['"arrest"', '"B"', 'not("convicted")'], gives: ['"expunge"'] },
        { id: 'arrest-B-convicted', when: ['"arrest"', '"B"', '"convicted"'], gives: ['"none"'] },
      ],
    },
  ],
  rules: [
    {
      id: 'severe-form',
      area: 'definition',
      title: say('Severe form of trafficking', 'Forma grave de trata'),
      versions: [
        version('2000', '2000-10-28', '22 USC 7102(11), (12)', {
          when: {
            any: [
              { all: [fact('sex-act'), { any: [fact('minor-at-act'), fact('force-fraud-coercion')] }] },
              {
                all: [
                  fact('labor-act'),
                  fact('force-fraud-coercion'),
                  { fact: 'purpose', oneOf: ['servitude', 'peonage', 'debt-bondage', 'slavery'] },
                ],
              },
            ],
          },
        }),
      ],
    },
    {
      id: 't-visa',
      area: 'immigration',
      title: say('T visa', 'Visa T'),
      versions: [
        version('2024', '2024-08-28', '8 USC 1101(a)(15)(T); 8 CFR 214.202', {
          when: {
            all: [
              { rule: 'severe-form' },
              fact('here-because'),
              { any: [fact('helped-police'), fact('minor-at-act'), fact('trauma')] },
              fact('hardship'),
            ],
          },
          documents: [{ id: 'declaration', says: say('The own account, signed', 'Su propio relato, firmado') }],
          clocks: [
            {
              id: 'expires',
              says: say('The status ends', 'El estatus termina'),
              due: after('admitted', { years: 4 }),
              source: { cite: '8 CFR 214.203' },
            },
            {
              id: 'adjust',
              kind: 'first day',
              says: say('May ask for residence', 'Puede pedir la residencia'),
              due: after('admitted', { years: 3 }),
              source: { cite: '8 USC 1255(l)' },
            },
          ],
        }),
      ],
    },
    {
      id: 'u-certification',
      area: 'immigration',
      title: say('U certification in time', 'Certificación U a tiempo'),
      versions: [
        version('2007', '2007-10-17', '8 CFR 214.14(c)(2)(i)', {
          when: {
            all: [
              { left: fact('filed'), is: '>=', right: fact('signed') },
              {
                left: fact('filed'),
                is: '<=',
                right: after('signed', { months: 6 }),
                says: say('Filed within six months', 'Presentada dentro de seis meses'),
              },
            ],
          },
          clocks: [
            {
              id: 'file',
              says: say('File the petition', 'Presentar la petición'),
              due: after('signed', { months: 6 }),
              source: { cite: '8 CFR 214.14(c)(2)(i)' },
            },
          ],
        }),
      ],
    },
    {
      id: 'snap',
      area: 'benefits',
      title: say('SNAP', 'SNAP'),
      versions: [
        version('2000', '2000-10-28', '22 USC 7105(b)(1)(A)', { when: fact('hhs-letter') }),
        version('2025', '2025-07-04', '7 USC 2015(f); P.L. 119-21 sec. 10108', {
          when: { always: false },
          contestedWhen: fact('hhs-letter'),
        }),
      ],
    },
    {
      id: 'civil-action',
      area: 'civil',
      title: say('Civil action', 'Demanda civil'),
      versions: [
        version('2023', '2023-01-05', '18 USC 1595, as amended by P.L. 117-347', {
          when: { rule: 'severe-form' },
          clocks: [
            {
              id: 'sue',
              says: say('File the complaint', 'Presentar la demanda'),
              due: {
                laterOf: [
                  after('accrued', { years: 10 }),
                  { use: after('born', { years: 28 }), given: fact('minor-at-act') },
                ],
              },
              roll: 'forward',
              source: { cite: '18 USC 1595(c); Fed. R. Civ. P. 6(a)(1)(C)' },
            },
            {
              id: 'stay',
              says: say('The same, with the days of the criminal case', 'Lo mismo, con los días del caso penal'),
              due: after('accrued', { years: 10 }),
              stopped: { during: 'case-period', starts: fact('accrued') },
              given: fact('charges-pending'),
              source: { cite: '18 USC 1595(b)' },
            },
          ],
        }),
      ],
    },
    {
      id: 'credit-block',
      area: 'credit',
      title: say('Block of credit items', 'Bloqueo de datos de crédito'),
      versions: [
        version('2022', '2022-07-25', '15 USC 1681c-3; 12 CFR 1022.142', {
          when: { exists: 'request-received' },
          clocks: [
            {
              id: 'block',
              says: say('The agency must block', 'La agencia debe bloquear'),
              due: after('request-received', { businessDays: 4 }),
              source: { cite: '12 CFR 1022.142' },
            },
          ],
        }),
      ],
    },
    {
      id: 'child-notice',
      area: 'duty',
      title: say('Notice of a child', 'Aviso sobre un menor'),
      versions: [
        version('2008', '2008-12-23', '22 USC 7105(b)(1)(H)', {
          when: { exists: 'found-at' },
          clocks: [
            {
              id: 'notify',
              kind: 'last moment',
              says: say('Notify HHS', 'Avisar al HHS'),
              due: after('found-at', { hours: 24 }),
              source: { cite: '22 USC 7105(b)(1)(H)' },
            },
          ],
        }),
      ],
    },
    {
      id: 'federal-record',
      area: 'record relief',
      title: say('Federal record', 'Antecedente federal'),
      versions: [
        version('2026', '2026-01-23', '18 USC 3771A(b); P.L. 119-73', {
          when: { left: { table: 'tsra-route', output: 'route' }, is: '!=', right: { code: 'none' } },
        }),
      ],
    },
    {
      id: 'tax-award',
      area: 'tax',
      title: say('Tax on awards', 'Impuesto sobre indemnizaciones'),
      versions: [
        version('bill', '2026-01-01', 'H.R. 6227 (119th Congress)', { status: 'proposed', when: { always: true } }),
      ],
    },
  ],
};

export const samplePack = readPack(packJson);
