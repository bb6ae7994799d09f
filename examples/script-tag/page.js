// A classic script: no build, no modules. The script tag before it defined `ccbarAgent`.
(() => {
  const show = (id, text) => {
    document.getElementById(id).textContent = text;
  };

  const agent = ccbarAgent.createAgent({
    source: ccbarAgent.connectionBar({ iframe: 'ccbarclient', origin: document.body.dataset.bar }),
  });

  agent.state$.subscribe((state) => show('state', state));
  agent.elapsed$(1000).subscribe((ms) => show('clock', ms === null ? '' : `for ${Math.floor(ms / 1000)} s`));
  agent.call$.subscribe((call) => show('caller', (call && call.caller) || 'nobody'));
  agent.warnings$.subscribe((warning) => {
    const item = document.createElement('li');
    item.textContent = warning.message;
    document.getElementById('warnings').append(item);
  });
})();
