(() => {
  const log = createStepLog({ url: '/log', onChange: (count) => $('#unsent').text(count) });

  /** The calls whose record was opened already, in this tab and before its last reload. */
  const popped = () => JSON.parse(sessionStorage.getItem('popped') || '[]');

  const popUp = (call) => {
    if (popped().includes(call.id)) return;
    sessionStorage.setItem('popped', JSON.stringify([...popped(), call.id].slice(-100)));
    $('#customer').attr('src', `/customers?phone=${encodeURIComponent(call.caller || '')}`);
  };

  const start = (contextPath) => {
    const agent = ccbarAgent.createAgent({
      source: ccbarAgent.connectionBar({ iframe: 'ccbarclient', origin: contextPath }),
    });
    agent.state$.subscribe((state) => $('#state').text(state));
    agent.oncePerCall('ringing', popUp);
    agent.steps$.subscribe((step) =>
      log.write({
        at: new Date(step.at).toISOString(),
        event: step.event.id || step.event.kind,
        outcome: step.outcome,
        from: step.before.state,
        to: step.after.state,
        call: step.after.call && step.after.call.id,
      }),
    );
  };

  // `$aicc_ContextPath` is there once the vendor's script has run. Under this name, not as window.$aicc_ContextPath.
  const vendor = document.createElement('script');
  vendor.src = document.body.dataset.vendorScript;
  vendor.onload = () => start($aicc_ContextPath);
  vendor.onerror = () => $('#state').text('the connection bar cannot be loaded');
  document.head.append(vendor);
})();
