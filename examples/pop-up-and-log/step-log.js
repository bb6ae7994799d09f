// Writes entries to a back end, each until it was accepted. They wait in localStorage, one key each, so that neither a
// reload nor another tab loses any; the back end recognises an entry that it has by its key.
(() => {
  const prefix = 'step-log:';
  const firstWait = 500;
  const longestWait = 30000;

  const waiting = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .sort();

  window.createStepLog = ({ url, onChange }) => {
    // The time first, so that keys sort by age; the same width, so that they sort as text.
    const run = `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
    let count = 0;
    let wait = firstWait;
    let isSending = false;

    const send = async () => {
      if (isSending) return;
      isSending = true;
      for (let key = waiting()[0]; key !== undefined; key = waiting()[0]) {
        const entry = localStorage.getItem(key);
        try {
          const body = JSON.stringify({ key, entry: JSON.parse(entry) });
          const response = await fetch(url, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body,
          });
          if (!response.ok) throw new Error(`The log answered ${response.status}.`);
          localStorage.removeItem(key);
          wait = firstWait;
        } catch {
          setTimeout(send, wait);
          wait = Math.min(wait * 2, longestWait);
          break;
        }
        onChange(waiting().length);
      }
      isSending = false;
    };

    addEventListener('online', send);
    send();
    return {
      write: (entry) => {
        count += 1;
        localStorage.setItem(`${prefix}${run}:${String(count).padStart(9, '0')}`, JSON.stringify(entry));
        onChange(waiting().length);
        send();
      },
    };
  };
})();
