import { of, Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { LinkState } from '../../machines/link-state.ts';
import type { AgentView } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { eventFrame, inWords, letters, type Name, play } from './play.ts';

type Row = readonly [
  name: Name,
  source: string,
  expected: string,
  words: { readonly [letter: string]: string },
];

const u = 'unknown';
const uu = 'unknown unknown';

// biome-ignore format: one row a line reads as a table
const tables: { readonly [when: string]: readonly Row[] } = {
  'never a frame': [
    ['state$',    '-----', 'u----', { u }],
    ['view$',     '-----', 'u----', { u: uu }],
    ['call$',     '-----', 'n----', { n: 'none' }],
    ['calls$',    '-----', 'n----', { n: 'none' }],
    ['link$',     '-----', 'w----', { w: 'waiting' }],
    ['steps$',    '-----', '-----', {}],
    ['findings$', '-----', '-----', {}],
    ['warnings$', '-----', '-----', {}],
    ['errors$',   '-----', '-----', {}],
  ],
  'an empty source: the agent stays': [
    ['state$',    '--|', 'u--', { u }],
    ['view$',     '--|', 'u--', { u: uu }],
    ['call$',     '--|', 'n--', { n: 'none' }],
    ['calls$',    '--|', 'n--', { n: 'none' }],
    ['link$',     '--|', 'w--', { w: 'waiting' }],
    ['steps$',    '--|', '---', {}],
    ['findings$', '--|', '---', {}],
    ['warnings$', '--|', '---', {}],
    ['errors$',   '--|', '---', {}],
  ],
  'one frame': [
    ['state$',    '--t--', 'u-t--',  { u, t: 'talking' }],
    ['view$',     '--t--', 'u-(lt)', { u: uu, l: uu, t: 'talking observed' }],
    ['call$',     '--t--', 'n-t--',  { n: 'none', t: 'talking' }],
    ['calls$',    '--t--', 'n-t--',  { n: 'none', t: 'talking' }],
    ['link$',     '--t--', 'w-l--',  { w: 'waiting', l: 'live' }],
    ['steps$',    '--t--', '--t--',  { t: '1 expected' }],
    ['findings$', '--t--', '-----',  {}],
    ['findings$', '--j--', '--j--',  { j: 'rejected-frame' }],
    ['warnings$', '--j--', '--j--',  { j: 'text of 4 characters' }],
    ['errors$',   '--j--', '-----',  {}],
  ],
  'many frames, emitted only where something changed': [
    ['state$',    '-i-i-p-t-h-t-x-i', 'ui-----t-------i', { u, i: 'idle', t: 'talking' }],
    ['view$',     '-i---i-z-i-------', 'u(li)--z-i------', { u: uu, l: uu, i: 'idle observed', z: 'idle stale' }],
    ['call$',     '-r-t-h-t-t-x-i--', 'nr-t-h-t---n----', { n: 'none', r: 'ringing', t: 'talking', h: 'held' }],
    ['calls$',    '-r-t-h-t-t-x-i--', 'nr-t-h-t---x----', { n: 'none', r: 'ringing', t: 'talking', h: 'held', x: 'ended' }],
    ['link$',     '-i-s-i----------', 'wl--------------', { w: 'waiting', l: 'live' }],
    ['steps$',    '-i-i-p-w--------', '-1-2-3-4--------', { 1: '1 expected', 2: '2 repeated', 3: '3 informational', 4: '4 unexpected' }],
    ['findings$', '-i-j-w-z--------', '---j-w-z--------', { j: 'rejected-frame', w: 'unexpected-transition', z: 'link-interrupted' }],
    ['warnings$', '-i-j-w-t--------', '---j-w-t--------', { j: 'text of 4 characters', w: 'AgentState_CancelRest_Success', t: 'AgentEvent_Talking' }],
    ['errors$',   '-i-j-w-z--------', '----------------', {}],
  ],
  'a source that fails: what was observed is stale, and the agent lives on': [
    ['state$',    '-i-----#', 'ui------', { u, i: 'idle' }],
    ['view$',     '-i-----#', 'u(li)--(gz)', { u: uu, l: uu, i: 'idle observed', g: 'idle observed', z: 'idle stale' }],
    ['call$',     '-t-----#', 'nt------', { n: 'none', t: 'talking' }],
    ['calls$',    '-t-----#', 'nt------', { n: 'none', t: 'talking' }],
    ['link$',     '-i-----#', 'wl-----g', { w: 'waiting', l: 'live', g: 'lost' }],
    ['steps$',    '-i-----#', '-1-----2', { 1: '1 expected', 2: '2 informational' }],
    ['findings$', '-i-----#', '-------z', { z: 'link-interrupted' }],
    ['warnings$', '-i-----#', '--------', {}],
    ['errors$',   '-i-----#', '-------e', { e: 'source' }],
  ],
};

describe.each(Object.entries(tables))('%s', (_when, rows) => {
  it.each(rows)('%s of %s', (name, source, expected, words) => {
    play(({ start, expectObservable }) => {
      expectObservable(inWords[name](start(source))).toBe(expected, words);
    });
  });
});

/** Subscribed at 6: what is now, and what follows. */
// biome-ignore format: one row a line reads as a table
const lateRows: readonly Row[] = [
  ['state$',    '-i-s-----i', '------s--i', { s: 'rest', i: 'idle' }],
  ['view$',     '-i-s-----i', '------s--i', { s: 'rest observed', i: 'idle observed' }],
  ['call$',     '-t-h-----t', '------h--t', { h: 'held', t: 'talking' }],
  ['calls$',    '-t-x-----r', '------x--r', { x: 'ended', r: 'ringing' }],
  ['link$',     '-i-s-----i', '------l---', { l: 'live' }],
  ['steps$',    '-i-s-----i', '------2--3', { 2: '2 expected', 3: '3 expected' }],
  ['findings$', '-w-j-----z', '------j--z', { j: 'rejected-frame', z: 'link-interrupted' }],
  ['warnings$', '-i-w-----t', '------w--t', { w: 'AgentState_CancelRest_Success', t: 'AgentEvent_Talking' }],
  ['errors$',   '-i-#------', '------e---', { e: 'source' }],
];

describe('whoever comes late gets what is now, and what follows', () => {
  it.each(lateRows)('%s of %s', (name, source, expected, words) => {
    play(({ start, expectObservable }) => {
      expectObservable(inWords[name](start(source)), '------^').toBe(expected, words);
    });
  });
});

describe('whoever leaves gets nothing more, and the others do', () => {
  it.each(lateRows)('%s of %s', (name, source, expected, words) => {
    play(({ start, expectObservable }) => {
      const observable = inWords[name](start(source));
      expectObservable(observable, '------^-!').toBe(expected.slice(0, 7), words);
      expectObservable(observable, '------^').toBe(expected, words);
    });
  });
});

describe('close', () => {
  it.each<readonly [name: Name, now: string | null]>([
    ['state$', u],
    ['view$', uu],
    ['call$', 'none'],
    ['calls$', 'none'],
    ['link$', 'waiting'],
    ['steps$', null],
    ['findings$', null],
    ['warnings$', null],
    ['errors$', null],
  ])('completes %s for those who are there and for those who come later', (name, now) => {
    play(({ start, at, expectObservable }) => {
      const agent = start('---');
      at(5, agent.close);
      const observable = inWords[name](agent);
      expectObservable(observable).toBe(now === null ? '-----|' : 'n----|', { n: now ?? '' });
      expectObservable(observable, '-------^').toBe(now === null ? '-------|' : '-------(n|)', {
        n: now ?? '',
      });
    });
  });

  it('leaves the source, can be called twice, and leaves the last view', () => {
    play(({ cold, clock, at, expectSubscriptions }) => {
      const source = cold<Frame>('-i-s-i-s', letters);
      const agent = createAgent({ source, clock });
      at(4, agent.close);
      at(6, agent.close);
      at(9, () => expect(agent.view().state).toBe('rest'));
      expectSubscriptions(source.subscriptions).toBe('^---!');
    });
  });

  it('leaves nothing on the clock', () => {
    play(({ start, at, clock }) => {
      const agent = start('-i');
      agent.elapsed$(10).subscribe();
      at(5, agent.close);
      at(6, () => expect(clock.actions.filter(({ closed }) => !closed)).toEqual([]));
    });
  });

  it('bug: a handler that closed the agent did not stop the frames that waited', () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    agent.state$.subscribe((state) => {
      if (state !== 'idle') return;
      source.next(eventFrame('AgentState_SetRest_Success'));
      agent.close();
    });
    source.next(eventFrame('AgentState_Ready'));
    expect(agent.view().state).toBe('idle');
  });
});

describe('one run of the model', () => {
  it('bug: a source without a link of its own was subscribed twice', () => {
    play(({ cold, clock, at, expectSubscriptions }) => {
      const source = cold<Frame>('-i-s', letters);
      const agent = createAgent({ source, clock });
      at(5, () => {
        for (const observe of Object.values(inWords)) observe(agent).subscribe();
      });
      expectSubscriptions(source.subscriptions).toBe(['^---']);
    });
  });

  it('gives the very same objects to all', () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    const seen: AgentView[] = [];
    agent.view$.subscribe((view) => seen.push(view));
    agent.view$.subscribe((view) => seen.push(view));
    source.next(eventFrame('AgentState_Ready'));
    expect(seen.at(-1)).toBe(seen.at(-2));
    expect(seen.at(-1)).toBe(agent.view());
  });

  it('takes frames that a source gives at once', () => {
    const agent = createAgent({ source: of(letters.i, letters.s) });
    expect(agent.view()).toMatchObject({ state: 'rest', link: 'live' });
  });

  it.each(['', '  '])('needs a work number that names somebody, not %j', (workNo) => {
    const refusal = { code: 'bad-option', message: 'createAgent needs a workNo that is not empty, or none.' };
    expect(() => createAgent({ source: new Subject<Frame>(), workNo })).toThrowError(
      expect.objectContaining(refusal),
    );
  });

  it('needs a source', () => {
    const create = createAgent as (options: unknown) => unknown;
    for (const source of [undefined, null, {}, 'frames', Promise.resolve()]) {
      expect(() => create({ source })).toThrow(
        expect.objectContaining({ name: 'CcbarError', code: 'bad-option' }),
      );
    }
  });
});

describe('snapshot', () => {
  it('is there at once, and right before any subscriber is called', () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    const first = {
      state: 'unknown',
      certainty: 'unknown',
      link: 'waiting',
      since: null,
      call: null,
      calls: [],
    };
    expect(agent.view()).toMatchObject(first);
    const observer = vi.fn((state: string) => expect(agent.view().state).toBe(state));
    agent.state$.subscribe(observer);
    source.next(eventFrame('AgentState_Ready'));
    expect(observer).toHaveBeenCalledTimes(2);
    expect(agent.view()).toMatchObject({ state: 'idle', certainty: 'observed', link: 'live' });
  });
});

describe('the link', () => {
  it('is the source’s own where it has one', () => {
    play(({ cold, frames, clock, expectObservable }) => {
      const words = { w: 'waiting', s: 'subscribed', l: 'lost' } as const;
      const link$ = cold<LinkState>('w-s--s-l-', words);
      const agent = createAgent({ source: Object.assign(frames('---i'), { link$ }), clock });
      expectObservable(agent.link$).toBe('w-s----l-', words);
      expectObservable(inWords.view$(agent)).toBe('u-ui---i', { u: uu, i: 'idle observed' });
    });
  });

  it('bug: a link that a handler changed left others with the older view', () => {
    const link$ = new Subject<LinkState>();
    const source = Object.assign(new Subject<Frame>(), { link$ });
    const agent = createAgent({ source });
    const seen: string[] = [];
    agent.view$.subscribe(({ state, link }) => {
      if (state === 'idle' && link !== 'lost') link$.next('lost');
    });
    agent.view$.subscribe(({ state, link }) => seen.push(`${state} ${link}`));
    source.next(eventFrame('AgentState_Ready'));
    expect(seen).toEqual(['unknown waiting', 'idle waiting', 'idle lost']);
    expect(agent.view().link).toBe('lost');
  });
});
