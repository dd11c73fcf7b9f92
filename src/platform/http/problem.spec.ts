import { describe, expect, it } from '@jest/globals';
import { localeFromHeader } from './locale.js';
import { PROBLEMS } from './problem-codes.js';
import { fieldError, Problem, problemBody } from './problem.js';

describe('problem details', () => {
  it('say what happened in the language of the caller, with a code for programs', () => {
    expect(problemBody(Problem.notFound(), 'es', 'r1')).toEqual({
      type: 'urn:llavero:problem:not_found',
      title: 'No encontrado',
      status: 404,
      detail: 'No existe o no es de su firma.',
      code: 'not_found',
      instance: 'urn:uuid:r1',
    });
    expect(problemBody(Problem.notFound(), 'en', 'r1')).toMatchObject({ title: 'Not found' });
  });

  it('point at each wrong field', () => {
    const problem = Problem.invalid(fieldError('/contacts/0/email', 'field.too_long', { n: 254 }));
    expect(problemBody(problem, 'en', 'r1').errors).toEqual([
      { pointer: '/contacts/0/email', code: 'field.too_long', detail: 'Too long: up to 254 characters.' },
    ]);
  });

  it('say when to try again', () => {
    const problem = Problem.later('rate.limited', 0.4);
    expect(problem.headers).toEqual({ 'retry-after': '1' });
    expect(problemBody(problem, 'es', 'r1').detail).toBe('Demasiadas solicitudes. Espere 1 s.');
  });

  it('carry what else a rule has to say', () => {
    const problem = Problem.conflict('stage.not_allowed', 'Falta el motivo.', { allowedMoves: [] });
    expect(problemBody(problem, 'es', 'r1')).toMatchObject({
      status: 409,
      detail: 'Falta el motivo.',
      allowedMoves: [],
    });
  });

  it('have a status of an error each', () => {
    expect(Object.values(PROBLEMS).every(({ status }) => status >= 400 && status < 600)).toBe(true);
  });
});

describe('the language of somebody who is not logged in', () => {
  it.each([
    [undefined, 'es'],
    ['', 'es'],
    ['en', 'en'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['es-EC,es;q=0.9,en;q=0.8', 'es'],
    ['fr, en;q=0.5', 'en'],
    ['de', 'es'],
    ['en;q=0', 'es'],
    ['en;q=zzz,es', 'es'],
  ])('of %j is %s', (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });
});
