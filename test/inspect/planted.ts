import fc from 'fast-check';
import { eventIds, rowOf } from '../../src/protocol/catalogue.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { dresses } from '../arbitraries.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const phone = digits(8).map((rest) => `138${rest}`);
const givenName = fc.constantFrom('Zhangwei', 'Erikamaria', 'Oluwaseun', 'Petrovna', 'Siobhan');
const familyName = fc.constantFrom('Mustermann', 'Okonkwo-Wei', 'Brzeczyszcz', 'Petrovskaya');

/** Values that name somebody, each long enough to be found in no text by chance. */
export const secrets: fc.Arbitrary<string> = fc.oneof(
  phone,
  phone.map((number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`),
  phone.map((number) => `${number.slice(0, 3)}.${number.slice(3, 7)}.${number.slice(7)}`),
  phone.map((number) => `tel:+86${number}`),
  phone.map((number) => `+86 ${number.slice(0, 3)} ${number.slice(3)}`),
  phone.map((number) => `${number}-1`),
  phone.map((number) => `party#${number}`),
  phone.map((number) => `A${number}`),
  digits(14).map((rest) => `1101${rest}`),
  givenName,
  givenName.map((name) => `sip:${name}@example.com`),
  fc.tuple(givenName, familyName).map((names) => names.join(' ')),
  fc.constantFrom('张伟的电话号码', 'Ёлкина Мария'),
  phone.map((number) => `(${number.slice(0, 3)}) ${number.slice(3, 7)}/${number.slice(7)}`),
  phone.map((number) => [...number].join(' ')),
  phone.map((number) =>
    [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ),
  phone.map((number) => [...number].map((digit) => String.fromCharCode(Number(digit) + 0x660)).join('')),
  phone.map((number) => `${number.slice(0, 5)}\u200b${number.slice(5)}`),
  phone.map((number) => `agent#${number}`),
  givenName.map((name) => `${name.toLowerCase()}.mustermann+desk@mail.example.com`),
  givenName.map((name) => `${name}.O’Brien`),
  givenName.map((name) => `mrs ${name.toLowerCase()} d'angelo-mu\u0308ller`),
  fc.constantFrom(
    'محمد عبد الله',
    'さくら花子',
    'Ζωή Παπαδοπούλου',
    'DE89370400440532013000',
    '김철수 고객님',
  ),
);

/** A value where it may stand: as it is, as a number when it is one, or within other words. */
const placed = (secret: string): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(secret, /^\d+$/.test(secret) ? Number(secret) : secret, `call ${secret} back`);

const fieldsOf = (id: (typeof eventIds)[number]): readonly string[] => {
  const { content } = rowOf(id);
  return typeof content === 'object' && content !== null ? Object.keys(content) : ['callId'];
};

/** Messages with one value in every place that a message has, of many forms. */
const plantedFrames = (secret: string): fc.Arbitrary<readonly Frame[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...eventIds), placed(secret), fc.constantFrom(...dresses), fc.nat(9)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((messages) =>
      messages.flatMap(([eventType, value, dress, form], index): readonly Frame[] => {
        const at = 1_767_225_600_000 + index * 1000;
        const door = 'window' as const;
        const frame = (data: unknown) => messageFrame(data, { at, door, origin: 'https://bar.example' });
        const fields = Object.fromEntries(fieldsOf(eventType).map((field) => [field, value]));
        const content = { ...fields, [secret]: value, remark: value, deep: [{ value }] };
        const event = { eventType, workNo: '30021', content };
        const loose = event as { eventType: string; workNo: string; content: unknown };
        const forms: readonly (() => readonly Frame[])[] = [
          () => [frame(encodeEvent(event, dress))],
          () => [frame(encodeEvent({ ...event, workNo: String(value) }, dress))],
          () => [frame(encodeEvent({ ...loose, eventType: secret.replace(/[^\w.-]/g, '') }, dress))],
          () => [frame(encodeEvent({ ...event, content: value }, dress))],
          () => [frame({ retcode: String(value), message: value, event, [secret]: 1 })],
          () => [frame({ retcode: value })],
          () => [frame({ ...event, eventGenTime: value })],
          () => [frame(value), frame(`{"broken": "${secret}`), frame({ eventType: value })],
          () => [
            { ...frame(encodeEvent(event, dress)), origin: secret },
            frame({ event: { ...event, workNo: value } }),
          ],
          () => [
            { kind: 'refused', reason: 'origin', origin: secret, at, door },
            {
              kind: 'restored',
              data: {
                state: index % 2 === 0 ? 'busy' : value,
                since: value,
                reason: value,
                agentName: value,
              },
              askedAt: at,
              at,
              door: 'resync',
            },
          ],
        ];
        return forms[form]?.() ?? [];
      }),
    );

/** A secret, and frames with it in every place that a message has. */
export const planted = secrets.chain((secret) => fc.tuple(fc.constant(secret), plantedFrames(secret)));

/** A rule of an application that repeats whatever it sees. */
export const careless: Rule = {
  id: 'careless',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step') return [];
    const text = JSON.stringify('content' in happening.event ? happening.event.content : happening.after);
    return [{ message: `Came with ${text}`, expected: text, received: text, done: text }];
  },
};

/** The part of a secret by which it would be known again: its digits, or its first word. */
const marksOf = (secret: string): readonly string[] => [
  secret,
  ...(secret.match(/\d{6,}|[\p{L}]{5,}/gu) ?? []),
];

/** Returns by what a secret would be known in a text; nothing, when it is not in it. */
export const leaks = (secret: string, text: string): readonly string[] => {
  const marks = marksOf(secret).filter((mark) => !['party', 'example', 'agent'].includes(mark));
  // The digits of a time may be those of a telephone by chance.
  const searched = text.replace(/\b1[67]\d{11}\b/g, 'time');
  return marks.filter((mark) => searched.includes(mark));
};
