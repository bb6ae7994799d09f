import { serveBar } from 'ccbar-agent/simulator';
import { find, make } from '../make.ts';
import { serveBackEnd } from './back-end.ts';
import { mountCall } from './call-panel.ts';
import { mountFarSide, mountSupervisor } from './far-side.ts';
import { mountFaults } from './link-faults.ts';
import { mountMasthead } from './masthead.ts';
import { mountScenario } from './scenario-player.ts';
import { serveRemote } from './serve-remote.ts';
import { mountStatus } from './status-panel.ts';
import { storeTruth } from './stored-truth.ts';
import './theme.ts';
import { mountTraffic } from './traffic.ts';

const stranger = make('iframe', {
  src: './stranger.html',
  title: 'A stranger',
  tabindex: '-1',
  hidden: true,
});
document.body.append(stranger);

const reload = () => location.reload();
const postForeign = (data: unknown) => stranger.contentWindow?.postMessage(data, location.origin);
const served = serveBar({ host: window, origin: __DESKTOP_ORIGIN__, onReload: reload, postForeign });
const { bar } = served;
storeTruth(bar);

mountMasthead(find('#masthead'), served);
mountStatus(find('#status'), bar);
mountCall(find('#call'), bar);
mountFarSide(find('#far-side'), bar);
mountSupervisor(find('#supervisor'), bar);
const faults = mountFaults(find('#faults'), served, reload);
mountScenario(find('#scenario'), served, faults);
mountTraffic(find('#traffic'), served);
serveBackEnd(bar, faults.beforePress);
serveRemote(served, faults);
document.addEventListener(
  'click',
  ({ target }) => {
    if (target instanceof Element && target.closest('[data-press]') !== null) faults.beforePress();
  },
  { capture: true },
);

if (parent === window) {
  find('#alone').hidden = false;
  find('#to-desktop').setAttribute('href', __DESKTOP_ORIGIN__);
}
