import { describe, expect, it } from 'vitest';
import { messagePort } from '../../src/doors/message-port.ts';
import type { EventSelection } from '../../src/doors/selected-ids.ts';
import { documentedIds } from '../../src/protocol/catalogue.ts';
import { encodeEventPost } from '../../src/protocol/encode.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { createOwnTime } from '../../src/simulator/own-time.ts';
import { brief, ready } from './open-bar.ts';
import { portTurns } from './port-turns.ts';

const openPort = () => {
  const { port1, port2 } = new MessageChannel();
  const { clock, pass } = createOwnTime();
  const posted: unknown[] = [];
  port2.addEventListener('message', ({ data }) => posted.push(data));
  port2.start();
  const door = messagePort({ port: port1, events: 'documented', clock });
  const frames: Frame[] = [];
  const links: string[] = [];
  door.link$.subscribe((link) => links.push(link));
  return {
    door,
    far: port2,
    clock,
    pass,
    posted,
    links,
    listen: () => door.subscribe((frame) => frames.push(frame)),
    briefs: () => frames.map(brief),
  };
};

describe('messagePort', () => {
  it('asks when it is subscribed to, and again until an event arrives', async () => {
    const { far, clock, pass, posted, links, listen } = openPort();
    await portTurns();
    expect(posted).toEqual([]);
    const subscription = listen();
    pass(250);
    far.postMessage('not an event');
    await portTurns();
    expect(posted).toEqual(Array(2).fill(encodeEventPost(documentedIds)));
    far.postMessage(ready);
    await portTurns();
    expect([clock.actions.length, links]).toEqual([0, ['waiting', 'subscribed', 'live']]);
    subscription.unsubscribe();
    expect(links.at(-1)).toBe('waiting');
    far.close();
  });

  it.each<[string, readonly unknown[], readonly string[], readonly string[]]>([
    ['a live line', [ready], ['message', 'interrupted gone'], ['waiting', 'subscribed', 'live', 'lost']],
    ['a port without a message', [], [], ['waiting', 'subscribed', 'lost']],
  ])('the far end closes %s', async (_, sent, expected, links) => {
    const door = openPort();
    const subscription = door.listen();
    for (const data of sent) door.far.postMessage(data);
    await portTurns();
    door.far.close();
    await portTurns();
    expect([door.briefs(), door.links, door.clock.actions.length]).toEqual([expected, links, 0]);
    expect(() => door.door.callOut('10086', 'audio')).toThrow(
      expect.objectContaining({ code: 'not-connected' }),
    );
    subscription.unsubscribe();
    const again = door.listen();
    expect([door.links.at(-1), door.clock.actions.length]).toEqual(['waiting', 0]);
    again.unsubscribe();
  });

  it('leaves no timer, and nothing that holds the process open', async () => {
    const { door, far, clock, listen } = openPort();
    const subscription = listen();
    subscription.unsubscribe();
    expect(clock.actions).toHaveLength(0);
    expect(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort')).toHaveLength(1);
    far.close();
    await portTurns();
    expect(process.getActiveResourcesInfo()).not.toContain('MessagePort');
    expect(() => door.callOut('', 'audio')).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('refuses events that are none', () => {
    const { port1 } = new MessageChannel();
    expect(() => messagePort({ port: port1, events: 'every' as EventSelection })).toThrow(
      expect.objectContaining({ code: 'bad-events' }),
    );
    port1.close();
  });
});
